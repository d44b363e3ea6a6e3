/** What is refused of the agreement that a request names, or for want of one. */
export const agreementProblems = {
  'agreement-unknown': {
    status: 403,
    title: {
      ar: 'لا توجد اتفاقية بهذا المعرف.',
      fr: 'Aucune convention ne porte cet identifiant.',
      en: 'No agreement has this identifier.',
    },
    remedy: {
      ar: 'تحققوا من Wasl-Agreement (wasl agreement list)، أو اقترحوا اتفاقية: wasl agreement propose.',
      fr: 'Vérifiez Wasl-Agreement (wasl agreement list), ou proposez une convention : wasl agreement propose.',
      en: 'Check Wasl-Agreement (wasl agreement list), or propose an agreement: wasl agreement propose.',
    },
  },
  'agreement-not-approved': {
    status: 403,
    title: {
      ar: 'لم يصادق المزود على الاتفاقية في نسختها الحالية.',
      fr: "Le fournisseur n'a pas approuvé la convention dans sa version actuelle.",
      en: 'The provider has not approved the agreement in its current version.',
    },
    remedy: {
      ar: 'اطلبوا المصادقة من الهيئة المزودة: wasl agreement approve.',
      fr: "Demandez l'approbation à l'organisme fournisseur : wasl agreement approve.",
      en: 'Ask the providing organisation to approve it: wasl agreement approve.',
    },
  },
  'agreement-suspended': {
    status: 403,
    title: { ar: 'الاتفاقية معلقة.', fr: 'La convention est suspendue.', en: 'The agreement is suspended.' },
    remedy: {
      ar: 'السبب مقيد في السجل؛ سووا الأمر مع الطرف الذي علقها حتى يرفع التعليق (wasl agreement resume).',
      fr: "Le motif figure au registre ; réglez la question avec la partie qui l'a suspendue, pour qu'elle lève la suspension (wasl agreement resume).",
      en: 'The registry gives the reason; settle it with the side that suspended, so that it resumes (wasl agreement resume).',
    },
  },
  'agreement-expired': {
    status: 403,
    title: {
      ar: 'هذا الوقت خارج مدة الاتفاقية.',
      fr: 'La convention ne couvre pas ce moment.',
      en: 'The agreement does not cover this moment.',
    },
    remedy: {
      ar: 'إن لم تبدأ مدتها فانتظروا بدايتها، وإن انتهت فاقترحوا نسخة جديدة: wasl agreement propose.',
      fr: "Si sa période n'a pas commencé, attendez ; si elle est finie, proposez une nouvelle version : wasl agreement propose.",
      en: 'If its period has not begun, wait for it; if it is over, propose a new version: wasl agreement propose.',
    },
  },
  'agreement-foreign': {
    status: 403,
    title: {
      ar: 'لا تخص هذه الاتفاقية نظامكم أو الخدمة المطلوبة.',
      fr: 'Cette convention ne concerne pas votre système ou le service demandé.',
      en: 'This agreement is not of your system or of the service asked for.',
    },
    remedy: {
      ar: 'اذكروا في Wasl-Agreement اتفاقية نظامكم مع هذه الخدمة: wasl agreement list.',
      fr: 'Citez dans Wasl-Agreement la convention de votre système avec ce service : wasl agreement list.',
      en: 'Name in Wasl-Agreement the agreement of your system with this service: wasl agreement list.',
    },
  },
  'operation-not-agreed': {
    status: 403,
    title: {
      ar: 'لا تنص الاتفاقية على هذه العملية.',
      fr: 'La convention ne prévoit pas cette opération.',
      en: 'The agreement does not allow this operation.',
    },
    remedy: {
      ar: 'اقترحوا نسخة جديدة من الاتفاقية تشملها: wasl agreement propose.',
      fr: 'Proposez une nouvelle version de la convention qui la prévoie : wasl agreement propose.',
      en: 'Propose a new version of the agreement that allows it: wasl agreement propose.',
    },
  },
  'purpose-not-agreed': {
    status: 403,
    title: {
      ar: 'الغرض المصرح به ليس غرض الاتفاقية.',
      fr: "La finalité déclarée n'est pas celle de la convention.",
      en: 'The purpose stated is not that of the agreement.',
    },
    remedy: {
      ar: 'صرحوا في Wasl-Purpose بغرض الاتفاقية؛ ولكل غرض آخر اقترحوا اتفاقية تخصه.',
      fr: 'Déclarez dans Wasl-Purpose la finalité de la convention ; pour une autre, proposez une convention qui lui soit propre.',
      en: 'State in Wasl-Purpose the purpose of the agreement; for another, propose an agreement of its own.',
    },
  },
  'quota-exceeded': {
    status: 429,
    title: {
      ar: 'استُنفدت حصة الاتفاقية.',
      fr: 'Le quota de la convention est épuisé.',
      en: 'The quota of the agreement is used up.',
    },
    remedy: {
      ar: 'بعد عدد الثواني المبين في Retry-After، وقعوا الطلب وأرسلوه من جديد.',
      fr: 'Après le nombre de secondes de Retry-After, signez et renvoyez la demande.',
      en: 'After the seconds in Retry-After, sign and send the request again.',
    },
  },
} as const;
