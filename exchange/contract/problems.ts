import { problemsOf } from '@wasl/kernel';

/** What contracts refuse: a document, a new version of it, a request or an answer that leaves it. */
export const contractProblems = {
  'contract-malformed': {
    status: 400,
    title: {
      ar: 'عقد الخدمة غير مقبول عند {where}: {why}.',
      fr: "Le contrat du service n'est pas accepté en {where} : {why}.",
      en: 'The contract of the service is not accepted at {where}: {why}.',
    },
    remedy: {
      ar: 'صححوا الوثيقة عند هذا الموضع وأعيدوا إرسالها؛ لم يُسجل شيء.',
      fr: "Corrigez le document à cet endroit et renvoyez-le ; rien n'a été enregistré.",
      en: 'Correct the document at that place and send it again; nothing was registered.',
    },
  },
  'contract-field-forbidden': {
    status: 422,
    title: {
      ar: 'يسمي العقد عند {where} معطيات لا مكان لها هنا: {why}.',
      fr: "Le contrat nomme en {where} des données qui n'ont pas leur place ici : {why}.",
      en: 'The contract names at {where} data that have no place here: {why}.',
    },
    remedy: {
      ar: 'احذفوا الحقل: لا تُتبادل هنا معطيات عملياتية شرطية ولا بيومترية ولا تنميط للأشخاص.',
      fr: "Retirez le champ : ni données d'opérations de police, ni biométrie, ni profilage ne s'échangent ici.",
      en: 'Remove the field: no police-operation data, no biometrics and no profiling are exchanged here.',
    },
  },
  'contract-breaking': {
    status: 409,
    title: {
      ar: 'العقد الجديد يخل بما يستند إليه مستعملو العقد الساري: {changes}.',
      fr: 'Le nouveau contrat ne conviendrait plus à ceux qui suivent le contrat en vigueur : {changes}.',
      en: 'The new contract would break those who follow the current one: {changes}.',
    },
    remedy: {
      ar: 'أبقوا على ما كان مقبولا، أو سجلوا الخدمة برقم رئيسي جديد إلى جانب السابق.',
      fr: "Gardez ce qui était accepté, ou enregistrez le service sous un nouveau numéro majeur, à côté de l'ancien.",
      en: 'Keep what was accepted, or register the service under a new major version beside the old one.',
    },
  },
  'operation-unknown': {
    status: 404,
    title: {
      ar: 'لا توجد في عقد الخدمة عملية بهذه الطريقة وهذا المسار.',
      fr: "Le contrat du service n'a aucune opération de cette méthode et de ce chemin.",
      en: 'The contract of the service has no operation of this method and path.',
    },
    remedy: {
      ar: 'راجعوا عمليات العقد.',
      fr: 'Voyez les opérations du contrat.',
      en: 'See the operations of the contract.',
    },
  },
  'request-contract-violated': {
    status: 400,
    title: {
      ar: 'الطلب يخالف العقد عند {where} (القاعدة: {rule}).',
      fr: 'La demande sort du contrat en {where} (règle : {rule}).',
      en: 'The request departs from the contract at {where} (rule: {rule}).',
    },
    remedy: {
      ar: 'صححوا الطلب وفق العقد؛ لم يُرسل شيء إلى المزود.',
      fr: "Corrigez la demande selon le contrat ; rien n'a été transmis au fournisseur.",
      en: 'Correct the request as the contract says; nothing was passed on to the provider.',
    },
  },
  'response-contract-violated': {
    status: 502,
    title: {
      ar: 'جواب المزود يخالف عقده عند {where} (القاعدة: {rule}).',
      fr: 'La réponse du fournisseur sort de son contrat en {where} (règle : {rule}).',
      en: 'The answer of the provider departs from its contract at {where} (rule: {rule}).',
    },
    remedy: {
      ar: 'لم يخرج شيء من الجواب؛ أبلغوا مسير النظام المزود بالموضع والقاعدة.',
      fr: "Rien de la réponse n'est sorti ; indiquez l'endroit et la règle à l'exploitant du fournisseur.",
      en: "Nothing of the answer left; tell the provider's operator the place and the rule.",
    },
  },
} as const;

export const contractProblem = problemsOf(contractProblems);
