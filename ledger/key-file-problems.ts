import { problemsOf } from '@wasl/kernel';

/** Why a key file is not used. No text carries anything of what the file holds but the key's name. */
export const keyFileProblems = {
  'key-file-missing': {
    status: 500,
    title: {
      ar: 'ملف المفتاح {file} غير موجود.',
      fr: 'Le fichier de clé {file} est introuvable.',
      en: 'The key file {file} does not exist.',
    },
    remedy: {
      ar: 'أعيدوا الملف من النسخة الاحتياطية.',
      fr: 'Remettez le fichier depuis la sauvegarde.',
      en: 'Put the file back from the backup.',
    },
  },
  'key-file-exposed': {
    status: 500,
    title: {
      ar: 'يمكن لحسابات أخرى على هذا الجهاز الاطلاع على ملف المفتاح {file}.',
      fr: "Le fichier de clé {file} est accessible à d'autres comptes de cette machine.",
      en: 'The key file {file} is open to other accounts of this machine.',
    },
    remedy: {
      ar: 'نفذوا chmod 600 على هذا الملف، واستبدلوا المفتاح إن كان قد اطلع عليه أحد.',
      fr: 'Exécutez chmod 600 sur ce fichier, et remplacez la clé si elle a pu être lue.',
      en: 'Run chmod 600 on that file, and replace the key if anyone may have read it.',
    },
  },
  'key-file-damaged': {
    status: 500,
    title: {
      ar: 'ملف المفتاح {file} تالف أو ناقص.',
      fr: 'Le fichier de clé {file} est altéré ou incomplet.',
      en: 'The key file {file} is damaged or incomplete.',
    },
    remedy: {
      ar: 'أعيدوا الملف من النسخة الاحتياطية.',
      fr: 'Remettez le fichier depuis la sauvegarde.',
      en: 'Put the file back from the backup.',
    },
  },
  'key-file-foreign': {
    status: 500,
    title: {
      ar: 'يتضمن الملف {file} المفتاح {found} بدل {expected}.',
      fr: 'Le fichier {file} contient la clé {found} au lieu de {expected}.',
      en: 'The file {file} holds the key {found} instead of {expected}.',
    },
    remedy: {
      ar: 'صححوا الاسم في الإعدادات، أو أعيدوا الملف الصحيح.',
      fr: 'Corrigez le nom dans la configuration, ou remettez le bon fichier.',
      en: 'Correct the name in the configuration, or put the right file back.',
    },
  },
  'key-name-unusable': {
    status: 500,
    title: {
      ar: 'لا يصلح «{name}» اسما لمفتاح.',
      fr: '« {name} » ne peut pas nommer une clé.',
      en: '"{name}" cannot name a key.',
    },
    remedy: {
      ar: 'اكتبوا الاسم على شكل عنوان دون بروتوكول، بلا فراغ ولا علامة زائد، مثل example.org/witness.',
      fr: 'Écrivez une adresse sans protocole, sans espace ni signe plus, comme example.org/witness.',
      en: 'Write an address without its scheme, without spaces or plus signs, such as example.org/witness.',
    },
  },
} as const;

export const keyFileProblem = problemsOf(keyFileProblems);
