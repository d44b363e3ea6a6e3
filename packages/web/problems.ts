import { problemsOf } from '@wasl/kernel';

/** What the pages refuse before a module has seen the request. */
export const webProblems = {
  'page-not-found': {
    status: 404,
    title: {
      ar: 'لا توجد صفحة في هذا العنوان.',
      fr: "Il n'y a pas de page à cette adresse.",
      en: 'There is no page at this address.',
    },
    remedy: {
      ar: 'تحققوا من العنوان، أو ابدؤوا من الصفحة الرئيسية.',
      fr: "Vérifiez l'adresse, ou partez de la page d'accueil.",
      en: 'Check the address, or start from the first page.',
    },
  },
  'form-malformed': {
    status: 400,
    title: {
      ar: 'تعذرت قراءة ما أُرسل.',
      fr: "Ce qui a été envoyé n'a pas pu être lu.",
      en: 'What was sent could not be read.',
    },
    remedy: {
      ar: 'عودوا إلى الاستمارة وأعيدوا إرسالها؛ لم يُقيَّد أي شيء.',
      fr: "Revenez au formulaire et renvoyez-le ; rien n'a été inscrit.",
      en: 'Go back to the form and send it again; nothing was recorded.',
    },
  },
  'form-from-elsewhere': {
    status: 403,
    title: {
      ar: 'أُرسلت هذه الاستمارة من موقع آخر.',
      fr: 'Ce formulaire a été envoyé depuis un autre site.',
      en: 'This form was sent from another site.',
    },
    remedy: {
      ar: 'افتحوا الاستمارة في هذا الموقع وأرسلوها منه؛ لم يُقيَّد أي شيء.',
      fr: "Ouvrez le formulaire sur ce site et envoyez-le d'ici ; rien n'a été inscrit.",
      en: 'Open the form on this site and send it from here; nothing was recorded.',
    },
  },
} as const;

export const webProblem = problemsOf(webProblems);
