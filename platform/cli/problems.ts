import { problemsOf } from '@wasl/kernel';

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
      fr: "Aucune plateforme n'est en marche sur {home}.",
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
      ar: 'رفضت المنصة الطلب: {title}',
      fr: 'La plateforme a refusé : {title}',
      en: 'The platform refused: {title}',
    },
    remedy: { ar: '{detail}', fr: '{detail}', en: '{detail}' },
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
      fr: 'Obtenez-le de qui vous faites confiance (/log/policy) et donnez-le avec --policy : la confiance ne vient jamais du reçu.',
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
      ar: 'لم يبلغ الرأس المنشور في {url} هذا القيد بعد.',
      fr: "La tête publiée à {url} n'a pas encore atteint cette inscription.",
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
} as const;

export const cliProblem = problemsOf(cliProblems);
