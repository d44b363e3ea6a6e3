import { problemsOf } from '@wasl/kernel';

/** What the HTTP layer refuses before a room has seen the request. */
export const requestProblems = {
  'not-found': {
    status: 404,
    title: {
      ar: 'لا يوجد شيء في هذا العنوان.',
      fr: "Il n'y a rien à cette adresse.",
      en: 'There is nothing at this address.',
    },
    remedy: {
      ar: 'تحققوا من العنوان، أو ابدؤوا من /.',
      fr: "Vérifiez l'adresse, ou partez de /.",
      en: 'Check the address, or start from /.',
    },
  },
  'http-body-too-large': {
    status: 413,
    title: {
      ar: 'يتجاوز محتوى الطلب {limit} بايت.',
      fr: 'Le contenu de la demande dépasse {limit} octets.',
      en: 'The request holds more than {limit} bytes.',
    },
    remedy: { ar: 'أرسلوا محتوى أصغر.', fr: 'Envoyez un contenu plus petit.', en: 'Send less.' },
  },
  'media-type-unsupported': {
    status: 415,
    title: {
      ar: 'نوع المحتوى غير مقبول هنا.',
      fr: "Ce type de contenu n'est pas accepté ici.",
      en: 'This media type is not accepted here.',
    },
    remedy: {
      ar: 'أرسلوا Content-Type كما يذكره /openapi.json لهذا العنوان.',
      fr: 'Envoyez le Content-Type que /openapi.json donne pour cette adresse.',
      en: 'Send the Content-Type that /openapi.json names for this address.',
    },
  },
  'http-request-malformed': {
    status: 400,
    title: { ar: 'الطلب غير سليم.', fr: 'La demande est mal formée.', en: 'The request is malformed.' },
    remedy: {
      ar: 'صححوه وأعيدوا إرساله؛ لم يُقيَّد أي شيء.',
      fr: "Corrigez-la et renvoyez-la ; rien n'a été inscrit.",
      en: 'Correct it and send it again; nothing was recorded.',
    },
  },
  'internal-error': {
    status: 500,
    title: {
      ar: 'وقع خلل داخلي.',
      fr: 'Une erreur interne est survenue.',
      en: 'Something failed inside.',
    },
    remedy: {
      ar: 'أعيدوا المحاولة؛ وإن تكرر الخلل فأبلغوا مسير المنصة بساعته.',
      fr: "Réessayez ; si cela se répète, indiquez l'heure à l'exploitant.",
      en: 'Try again; if it repeats, tell the operator the time.',
    },
  },
} as const;

export const requestProblem = problemsOf(requestProblems);
