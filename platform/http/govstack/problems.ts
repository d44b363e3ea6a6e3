import { problemsOf } from '@wasl/kernel';

/** What the GovStack directory operations refuse. That API knows of no status but 400 for it. */
export const govstackProblems = {
  'govstack-part-malformed': {
    status: 400,
    title: {
      ar: 'قيمة {name} غير سليمة أو غير موجودة.',
      fr: 'La valeur de {name} est mal formée ou absente.',
      en: 'The value of {name} is malformed or missing.',
    },
    remedy: {
      ar: 'ابدؤوها بحرف لاتيني (أو برقم في رموز العضو والتطبيق والخدمة)، ثم حروف وأرقام و«.» و«-» و«_»، 200 حرف على الأكثر.',
      fr: 'Commencez par une lettre latine (ou un chiffre pour les codes de membre, d’application et de service), puis lettres, chiffres, « . », « - », « _ » ; 200 caractères au plus.',
      en: 'Begin with a Latin letter (or a digit in codes of member, application and service), then letters, digits, “.”, “-”, “_”; 200 characters at most.',
    },
  },
  'govstack-client-malformed': {
    status: 400,
    title: {
      ar: 'ترويسة النظام السائل غير سليمة.',
      fr: 'L’en-tête du système qui demande est mal formé.',
      en: 'The header that names the asking system is malformed.',
    },
    remedy: {
      ar: 'اكتبوا Information-Mediator-Client أو X-GovStack-Client مرة واحدة: instance/class/member/application.',
      fr: 'Écrivez Information-Mediator-Client ou X-GovStack-Client une seule fois : instance/class/member/application.',
      en: 'Write Information-Mediator-Client or X-GovStack-Client once: instance/class/member/application.',
    },
  },
  'govstack-service-unknown': {
    status: 400,
    title: {
      ar: 'هذا التطبيق لا يقدم خدمة بهذا الرمز.',
      fr: 'Cette application n’offre pas de service de ce code.',
      en: 'This application offers no service of this code.',
    },
    remedy: {
      ar: 'تعرض العملية listMethods خدماته.',
      fr: 'L’opération listMethods donne ses services.',
      en: 'The operation listMethods lists its services.',
    },
  },
} as const;

export const govstackProblem = problemsOf(govstackProblems);
