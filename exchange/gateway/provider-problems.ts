/** What is refused of the service asked for and of who answers for it. */
export const providerProblems = {
  'service-unknown': {
    status: 404,
    title: {
      ar: 'لا توجد خدمة بهذا الاسم وهذا الرقم الرئيسي.',
      fr: 'Aucun service ne porte ce nom et ce numéro majeur.',
      en: 'No service has this name and major version.',
    },
    remedy: {
      ar: 'تعرض الخدمات wasl service list والعنوان /api/directory.',
      fr: "wasl service list et l'adresse /api/directory donnent les services.",
      en: 'wasl service list and the address /api/directory list the services.',
    },
  },
  'answer-not-kept': {
    status: 503,
    title: {
      ar: 'لم تتسع العقدة لجواب النظام المزود.',
      fr: "Le nœud n'a pas eu la place de recevoir la réponse du fournisseur.",
      en: 'The node had no room for the answer of the provider.',
    },
    remedy: {
      ar: 'قد يكون المزود نفذ الطلب؛ وقعوه وأرسلوه من جديد لاحقا، بالمفتاح Idempotency-Key نفسه إن كان له مفتاح.',
      fr: 'Le fournisseur a pu traiter la demande ; signez-la et renvoyez-la plus tard, avec la même Idempotency-Key si elle en avait une.',
      en: 'The provider may have acted; sign the request and send it again later, with the same Idempotency-Key if it had one.',
    },
  },
  'receipt-not-kept': {
    status: 503,
    title: {
      ar: 'تعذر تقييد وصل هذا التبادل، فلم يخرج شيء من الجواب.',
      fr: "Le reçu de cet échange n'a pas pu être inscrit ; rien de la réponse n'est sorti.",
      en: 'The receipt of this exchange could not be recorded; nothing of the answer left.',
    },
    remedy: {
      ar: 'قد يكون المزود نفذ الطلب، وسيُقيَّد التبادل بنتيجة غير معروفة؛ أعيدوا الطلب بتوقيع جديد وبالمفتاح Idempotency-Key نفسه إن كان له مفتاح.',
      fr: "Le fournisseur a pu traiter la demande, et l'échange sera inscrit comme d'issue inconnue ; renvoyez-la sous une nouvelle signature, avec la même Idempotency-Key si elle en avait une.",
      en: 'The provider may have acted, and the exchange will be recorded as of unknown outcome; send it again under a new signature, with the same Idempotency-Key if it had one.',
    },
  },
  'provider-busy': {
    status: 503,
    title: {
      ar: 'للنظام المزود من الطلبات ما يشغله حاليا.',
      fr: 'Le système fournisseur a déjà trop de demandes en cours.',
      en: 'The providing system has too many requests under way.',
    },
    remedy: {
      ar: 'لم يصله الطلب؛ وقعوه وأرسلوه من جديد بعد المدة المبينة في Retry-After.',
      fr: "La demande ne lui est pas parvenue ; signez-la et renvoyez-la après le délai de l'en-tête Retry-After.",
      en: 'The request did not reach it; sign it and send it again after the delay in Retry-After.',
    },
  },
  'provider-unreachable': {
    status: 502,
    title: {
      ar: 'تعذر الوصول إلى النظام المزود.',
      fr: 'Le système fournisseur est injoignable.',
      en: 'The providing system cannot be reached.',
    },
    remedy: {
      ar: 'لم يصله الطلب؛ وقعوه وأرسلوه من جديد لاحقا.',
      fr: 'La demande ne lui est pas parvenue ; signez-la et renvoyez-la plus tard.',
      en: 'The request did not reach it; sign it and send it again later.',
    },
  },
  'provider-timeout': {
    status: 504,
    title: {
      ar: 'لم يجب النظام المزود في الأجل.',
      fr: "Le système fournisseur n'a pas répondu à temps.",
      en: 'The providing system did not answer in time.',
    },
    remedy: {
      ar: 'لا يُعرف هل نفذ الطلب؛ وقعوه وأرسلوه من جديد، وبقيمة Idempotency-Key نفسها إن كانت له.',
      fr: "On ignore s'il a traité la demande ; signez-la et renvoyez-la, avec la même Idempotency-Key si elle en a une.",
      en: 'Whether it acted is unknown; sign the request and send it again, with the same Idempotency-Key if it has one.',
    },
  },
  'provider-interrupted': {
    status: 502,
    title: {
      ar: 'قطع النظام المزود الاتصال قبل أن يكمل جوابه.',
      fr: 'Le système fournisseur a rompu la liaison avant la fin de sa réponse.',
      en: 'The providing system broke off before its answer was complete.',
    },
    remedy: {
      ar: 'لا يُعرف هل نفذ الطلب؛ وقعوه وأرسلوه من جديد، وبقيمة Idempotency-Key نفسها إن كانت له.',
      fr: "On ignore s'il a traité la demande ; signez-la et renvoyez-la, avec la même Idempotency-Key si elle en a une.",
      en: 'Whether it acted is unknown; sign the request and send it again, with the same Idempotency-Key if it has one.',
    },
  },
  'provider-misbehaved': {
    status: 502,
    title: {
      ar: 'جواب النظام المزود غير مقبول ({why}).',
      fr: "La réponse du système fournisseur n'est pas recevable ({why}).",
      en: 'The answer of the providing system is not acceptable ({why}).',
    },
    remedy: {
      ar: 'لم يخرج شيء من جوابه، وقد يكون نفذ الطلب؛ أبلغوا مسيره بالسبب وبمعرف التبادل.',
      fr: "Rien de sa réponse n'est sorti, mais il a pu traiter la demande ; indiquez à son exploitant la raison et l'identifiant de l'échange.",
      en: 'Nothing of its answer left, but it may have acted; give its operator the reason and the id of the exchange.',
    },
  },
} as const;
