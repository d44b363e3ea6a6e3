import { problemsOf } from '@wasl/kernel';

/** What signing in and the roles refuse. */
export const identityProblems = {
  'sign-in-needed': {
    status: 401,
    title: {
      ar: 'هذه الصفحة لمن سجل الدخول.',
      fr: 'Cette page est réservée aux personnes connectées.',
      en: 'This page is for people who have signed in.',
    },
    remedy: {
      ar: 'سجلوا الدخول في /sign-in ثم أعيدوا المحاولة؛ لم يُقيَّد أي شيء.',
      fr: "Connectez-vous sur /sign-in, puis réessayez ; rien n'a été inscrit.",
      en: 'Sign in at /sign-in, then try again; nothing was recorded.',
    },
  },
  'role-missing': {
    status: 403,
    title: {
      ar: 'لا يسمح دوركم بهذا الإجراء.',
      fr: 'Votre rôle ne permet pas cette action.',
      en: 'Your role does not allow this action.',
    },
    remedy: {
      ar: 'اطلبوا الدور المناسب من مسؤول عن المنصة؛ لم يُقيَّد أي شيء.',
      fr: "Demandez le rôle voulu à un administrateur ; rien n'a été inscrit.",
      en: 'Ask an administrator for the role; nothing was recorded.',
    },
  },
  'passkey-not-recent': {
    status: 403,
    title: {
      ar: 'يلزم لهذا الإجراء أن تثبتوا هويتكم من جديد.',
      fr: 'Cette action demande de prouver à nouveau qui vous êtes.',
      en: 'This action asks you to prove again who you are.',
    },
    remedy: {
      ar: 'سجلوا الدخول من جديد بمفتاح المرور في /sign-in، ثم أعيدوا المحاولة خلال ربع ساعة؛ لم يُقيَّد أي شيء.',
      fr: "Connectez-vous à nouveau avec votre clé d'accès sur /sign-in, puis réessayez dans le quart d'heure ; rien n'a été inscrit.",
      en: 'Sign in again with your passkey at /sign-in, then try again within a quarter of an hour; nothing was recorded.',
    },
  },
  'passkey-refused': {
    status: 403,
    title: {
      ar: 'لم يُقبل مفتاح المرور.',
      fr: "La clé d'accès n'a pas été acceptée.",
      en: 'The passkey was not accepted.',
    },
    remedy: {
      ar: 'عودوا إلى الصفحة وأعيدوا المحاولة خلال خمس دقائق، بمتصفح يقبل مفاتيح المرور وجافاسكريبت مفعلة.',
      fr: "Revenez à la page et réessayez dans les cinq minutes, avec un navigateur qui connaît les clés d'accès et JavaScript activé.",
      en: 'Go back to the page and try again within five minutes, in a browser that knows passkeys, with JavaScript on.',
    },
  },
  'link-spent': {
    status: 410,
    title: {
      ar: 'هذا الرابط استُعمل أو انتهت مدته.',
      fr: 'Ce lien a déjà servi ou a expiré.',
      en: 'This link has been used or has ended.',
    },
    remedy: {
      ar: 'اطلبوا رابطا جديدا من مسؤول عن المنصة؛ ورابط المسؤول الأول يُطبع من جديد عند كل تشغيل ما دام لم يُستعمل.',
      fr: "Demandez-en un autre à un administrateur ; celui du premier administrateur est affiché à chaque démarrage tant qu'il n'a pas servi.",
      en: 'Ask an administrator for another; that of the first administrator is printed at each start until it is used.',
    },
  },
  'form-token-wrong': {
    status: 403,
    title: {
      ar: 'هذه الاستمارة ليست من جلستكم الحالية.',
      fr: "Ce formulaire n'est pas de votre session actuelle.",
      en: 'This form is not of your present session.',
    },
    remedy: {
      ar: 'أعيدوا فتح الصفحة وأرسلوا الاستمارة منها؛ لم يُقيَّد أي شيء.',
      fr: "Rouvrez la page et envoyez le formulaire d'ici ; rien n'a été inscrit.",
      en: 'Open the page again and send the form from there; nothing was recorded.',
    },
  },
  'sign-in-too-often': {
    status: 429,
    title: {
      ar: 'محاولات كثيرة لتسجيل الدخول.',
      fr: 'Trop de tentatives de connexion.',
      en: 'Too many attempts to sign in.',
    },
    remedy: {
      ar: 'أعيدوا المحاولة بعد {seconds} ثانية.',
      fr: 'Réessayez dans {seconds} secondes.',
      en: 'Try again in {seconds} seconds.',
    },
  },
  'sign-in-provider-unreachable': {
    status: 503,
    title: {
      ar: 'لا تجيب خدمة الهوية حاليا.',
      fr: "Le service d'identité ne répond pas.",
      en: 'The identity service does not answer.',
    },
    remedy: {
      ar: 'أعيدوا المحاولة بعد لحظات، أو سجلوا الدخول بمفتاح مرور.',
      fr: "Réessayez dans un instant, ou connectez-vous avec une clé d'accès.",
      en: 'Try again in a moment, or sign in with a passkey.',
    },
  },
  'provider-refused': {
    status: 403,
    title: {
      ar: 'لم يكتمل الدخول عبر خدمة الهوية.',
      fr: "La connexion par le service d'identité n'a pas abouti.",
      en: 'Signing in through the identity service did not succeed.',
    },
    remedy: {
      ar: 'ابدؤوا من جديد في /sign-in، في المتصفح نفسه وخلال عشر دقائق.',
      fr: 'Recommencez sur /sign-in, dans le même navigateur et en moins de dix minutes.',
      en: 'Begin again at /sign-in, in the same browser and within ten minutes.',
    },
  },
  'own-role': {
    status: 409,
    title: {
      ar: 'لا يغير أحد أدواره بنفسه.',
      fr: 'Personne ne change ses propres rôles.',
      en: 'Nobody changes their own roles.',
    },
    remedy: {
      ar: 'اطلبوا ذلك من مسؤول آخر؛ لم يُقيَّد أي شيء.',
      fr: "Demandez-le à un autre administrateur ; rien n'a été inscrit.",
      en: 'Ask another administrator; nothing was recorded.',
    },
  },
} as const;

export const identityProblem = problemsOf(identityProblems);
