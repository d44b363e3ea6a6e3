import { problemsOf } from '@wasl/kernel';
import { callProblems } from './call-problems.ts';
import { registryCommandProblems } from './registry-command-problems.ts';

/** What the command line refuses by itself. */
export const cliProblems = {
  'command-unknown': {
    status: 400,
    title: {
      ar: 'الأمر «{command}» غير معروف.',
      fr: 'Commande inconnue : {command}.',
      en: 'Unknown command: {command}.',
    },
    remedy: { ar: 'تُعرض الأوامر بـ wasl --help.', fr: 'Voyez wasl --help.', en: 'See wasl --help.' },
  },
  'usage-wrong': {
    status: 400,
    title: { ar: 'استعمال غير صحيح: {why}.', fr: 'Usage incorrect : {why}.', en: 'Wrong usage: {why}.' },
    remedy: { ar: 'الصيغة: {usage}', fr: 'Usage : {usage}', en: 'Usage: {usage}' },
  },
  'platform-not-running': {
    status: 503,
    title: {
      ar: 'لا توجد منصة قيد التشغيل في {home}.',
      fr: "Aucune plateforme n'est en marche dans {home}.",
      en: 'No platform is running on {home}.',
    },
    remedy: {
      ar: 'شغلوها بـ npm start، أو عينوا مجلدها بواسطة WASL_HOME.',
      fr: 'Lancez npm start, ou indiquez son dossier avec WASL_HOME.',
      en: 'Run npm start, or name its folder with WASL_HOME.',
    },
  },
  'platform-refused': {
    status: 502,
    title: {
      ar: 'لم تقبل المنصة الطلب (HTTP {status}): {text}',
      fr: "La plateforme n'a pas accepté la demande (HTTP {status}) : {text}",
      en: 'The platform did not accept this (HTTP {status}): {text}',
    },
    remedy: {
      ar: 'تأكدوا من أن العنوان عنوان عقدة «وصل».',
      fr: "Vérifiez que l'adresse est celle d'un nœud Wasl.",
      en: 'Check that the address is that of a Wasl node.',
    },
  },
  'answer-malformed': {
    status: 502,
    title: {
      ar: 'الجواب الوارد من {url} لا يُقرأ: {why}.',
      fr: 'La réponse de {url} est illisible : {why}.',
      en: 'The answer from {url} cannot be read: {why}.',
    },
    remedy: {
      ar: 'تأكدوا من العنوان ومن نسخة العقدة.',
      fr: "Vérifiez l'adresse et la version du nœud.",
      en: 'Check the address and the version of the node.',
    },
  },
  'file-unreadable': {
    status: 400,
    title: {
      ar: 'تعذرت قراءة {file}: {why}.',
      fr: 'Lecture impossible de {file} : {why}.',
      en: 'Cannot read {file}: {why}.',
    },
    remedy: {
      ar: 'تحققوا من المسار والصلاحيات.',
      fr: 'Vérifiez le chemin et les droits.',
      en: 'Check the path and the rights.',
    },
  },
  'trust-file-missing': {
    status: 400,
    title: {
      ar: 'لا يوجد ملف ثقة.',
      fr: "Il n'y a pas de fichier de confiance.",
      en: 'There is no trust file.',
    },
    remedy: {
      ar: 'احصلوا عليه ممن تثقون به (‎/log/policy) وعينوه بـ --policy: لا تأتي الثقة من الوصل نفسه.',
      fr: 'Demandez-le à qui vous faites confiance (/log/policy) et indiquez-le avec --policy : la confiance ne vient jamais du reçu.',
      en: 'Get one from someone you trust (/log/policy) and pass it with --policy: trust never comes from the receipt.',
    },
  },
  'trust-file-malformed': {
    status: 400,
    title: {
      ar: 'ملف الثقة {file} غير سليم: {why}.',
      fr: 'Le fichier de confiance {file} est mal formé : {why}.',
      en: 'The trust file {file} is malformed: {why}.',
    },
    remedy: {
      ar: 'الصيغة هي C2SP tlog-policy.',
      fr: 'Le format est C2SP tlog-policy.',
      en: 'The format is C2SP tlog-policy.',
    },
  },
  'log-unreachable': {
    status: 503,
    title: {
      ar: 'تعذر الوصول إلى {url}: {why}.',
      fr: '{url} est injoignable : {why}.',
      en: 'Cannot reach {url}: {why}.',
    },
    remedy: {
      ar: 'تحققوا من العنوان والشبكة.',
      fr: "Vérifiez l'adresse et le réseau.",
      en: 'Check the address and the network.',
    },
  },
  'log-not-yet-public': {
    status: 409,
    title: {
      ar: 'لم تبلغ نقطة المراقبة العمومية في {url} هذا القيد بعد.',
      fr: "Le point de contrôle public de {url} n'atteint pas encore cette inscription.",
      en: 'The public checkpoint at {url} does not reach this entry yet.',
    },
    remedy: {
      ar: 'أعيدوا المحاولة بعد عشر ثوان.',
      fr: 'Réessayez dans dix secondes.',
      en: 'Try again in ten seconds.',
    },
  },
  'refresh-failed': {
    status: 409,
    title: {
      ar: 'تعذر تجديد براهين {file}: {why}.',
      fr: 'Les preuves de {file} ne peuvent être renouvelées : {why}.',
      en: 'The proofs of {file} cannot be renewed: {why}.',
    },
    remedy: { ar: 'لم يتغير الملف.', fr: "Le fichier n'a pas changé.", en: 'The file was left as it was.' },
  },
  ...registryCommandProblems,
  ...callProblems,
} as const;

export const cliProblem = problemsOf(cliProblems);
