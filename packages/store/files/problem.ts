import { type ProblemTable, problemsOf } from '@wasl/kernel';

export const FILE_PROBLEMS = {
  'secret-exposed': {
    status: 500,
    title: {
      ar: 'الملف السرّي {path} يمكن لكلّ حسابات هذا الجهاز قراءته.',
      fr: 'Le fichier secret {path} est lisible par tous les comptes de cette machine.',
      en: 'The secret file {path} can be read by every account of this machine.',
    },
    remedy: {
      ar: 'نفّذوا الأمر chmod 600 على هذا الملف ثمّ أعيدوا التشغيل، وغيّروا السرّ إن أمكن أن يكون قد اطُّلع عليه.',
      fr: 'Exécutez chmod 600 sur ce fichier puis relancez ; renouvelez le secret s’il a pu être lu.',
      en: 'Run chmod 600 on that file and start again; renew the secret if anyone may have read it.',
    },
  },
  'secret-unusable': {
    status: 500,
    title: {
      ar: 'الملف السرّي {path} فارغ أو غير صالح.',
      fr: 'Le fichier secret {path} est vide ou invalide.',
      en: 'The secret file {path} is empty or not valid.',
    },
    remedy: {
      ar: 'استرجعوا هذا الملف من نسخة احتياطية للمجلّد نفسه.',
      fr: 'Rétablissez ce fichier depuis une sauvegarde du même dossier.',
      en: 'Put the file back from a copy of the same folder.',
    },
  },
} satisfies ProblemTable;

export const fileProblem = problemsOf(FILE_PROBLEMS);
