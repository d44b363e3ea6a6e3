import { type ProblemTable, problemsOf } from '@wasl/kernel';

const NOTHING_CHANGED = {
  ar: 'لم يتغيّر شيء في قاعدة البيانات. استعملوا نسخة أخرى.',
  fr: 'Rien n’a changé dans la base de données. Prenez une autre copie.',
  en: 'Nothing has changed in the database. Use another copy.',
};

export const BACKUP_PROBLEMS = {
  'backup-file-exists': {
    status: 409,
    title: {
      ar: 'الملف {file} موجود.',
      fr: 'Le fichier {file} existe déjà.',
      en: 'The file {file} exists.',
    },
    remedy: {
      ar: 'اختاروا اسمًا آخر: لا تمحو نسخةٌ احتياطية نسخةً سابقة.',
      fr: 'Choisissez un autre nom : une sauvegarde n’en remplace jamais une autre.',
      en: 'Choose another name: a backup never replaces another.',
    },
  },
  'backup-recipient-invalid': {
    status: 400,
    title: {
      ar: '«{recipient}» ليس مفتاح age عموميًّا.',
      fr: '« {recipient} » n’est pas une clé publique age.',
      en: '“{recipient}” is no age public key.',
    },
    remedy: {
      ar: 'المفتاح العمومي يبدأ بـ age1، ويُنشأ بالأمر age-keygen.',
      fr: 'Une clé publique commence par age1 ; age-keygen en crée une.',
      en: 'A public key starts with age1; age-keygen makes one.',
    },
  },
  'backup-extra-file-invalid': {
    status: 400,
    title: {
      ar: 'لا يُقبل الملف المرافق «{name}» في النسخة الاحتياطية.',
      fr: 'Le fichier joint « {name} » n’est pas accepté dans la sauvegarde.',
      en: 'The extra file “{name}” is not accepted into the backup.',
    },
    remedy: {
      ar: 'الاسم مسار نسبي من حروف لاتينية صغيرة وأرقام و. و_ و-، والحجم لا يتجاوز {largest} بايت.',
      fr: 'Le nom est un chemin relatif en minuscules latines, chiffres, . _ et - ; la taille ne dépasse pas {largest} octets.',
      en: 'The name is a relative path of small Latin letters, digits, . _ and -; the size is at most {largest} bytes.',
    },
  },
  'backup-key-missing': {
    status: 400,
    title: {
      ar: 'مفتاح فتح النسخة الاحتياطية غير موجود في {path}.',
      fr: 'La clé qui ouvre la sauvegarde est absente de {path}.',
      en: 'The key that opens the backup is not at {path}.',
    },
    remedy: {
      ar: 'ضعوا فيه المفتاح الذي حُفظ مع النسخة، أو عيّنوا ملفًّا آخر للمفتاح.',
      fr: 'Placez-y la clé conservée avec la sauvegarde, ou indiquez un autre fichier de clé.',
      en: 'Put the key that was kept with the backup there, or name another key file.',
    },
  },
  'backup-key-invalid': {
    status: 400,
    title: {
      ar: 'ما قُدّم ليس مفتاح age سرّيًا.',
      fr: 'Ce qui a été fourni n’est pas une clé secrète age.',
      en: 'What was given is no age secret key.',
    },
    remedy: {
      ar: 'المفتاح السرّي سطر يبدأ بـ AGE-SECRET-KEY-.',
      fr: 'Une clé secrète est une ligne qui commence par AGE-SECRET-KEY-.',
      en: 'A secret key is a line that starts with AGE-SECRET-KEY-.',
    },
  },
  'backup-wrong-key': {
    status: 400,
    title: {
      ar: 'لا يفتح هذا المفتاح النسخة {file}.',
      fr: 'Cette clé n’ouvre pas la sauvegarde {file}.',
      en: 'This key does not open the backup {file}.',
    },
    remedy: {
      ar: 'لم يتغيّر شيء في قاعدة البيانات. استعملوا المفتاح الذي أُخذت به النسخة.',
      fr: 'Rien n’a changé dans la base de données. Utilisez la clé avec laquelle elle a été faite.',
      en: 'Nothing has changed in the database. Use the key that it was taken with.',
    },
  },
  'backup-foreign': {
    status: 400,
    title: {
      ar: 'الملف {file} ليس نسخة احتياطية من هذه المنصّة.',
      fr: 'Le fichier {file} n’est pas une sauvegarde de cette plateforme.',
      en: 'The file {file} is no backup of this platform.',
    },
    remedy: NOTHING_CHANGED,
  },
  'backup-damaged': {
    status: 400,
    title: {
      ar: 'النسخة {file} مبتورة أو حُرِّف محتواها.',
      fr: 'La sauvegarde {file} est tronquée ou altérée.',
      en: 'The backup {file} is cut short or altered.',
    },
    remedy: NOTHING_CHANGED,
  },
  'backup-newer': {
    status: 409,
    title: {
      ar: 'أُخذت النسخة بإصدار أحدث من هذا: {module} فيها عند الرقم {applied} وهنا عند {known}.',
      fr: 'La sauvegarde vient d’une version plus récente : {module} y est au numéro {applied}, ici au {known}.',
      en: 'The backup comes from a later release: {module} stands at {applied} there and at {known} here.',
    },
    remedy: {
      ar: 'استرجعوها بالإصدار الذي أخذها أو بإصدار أحدث منه.',
      fr: 'Restaurez-la avec la version qui l’a faite, ou une plus récente.',
      en: 'Restore it with the release that took it, or a later one.',
    },
  },
  'backup-other-schema': {
    status: 409,
    title: {
      ar: 'لا توافق بنية النسخة بنية هذا الإصدار عند {place}.',
      fr: 'La structure de la sauvegarde ne correspond pas à cette version : {place}.',
      en: 'The structure of the backup does not match this release at {place}.',
    },
    remedy: {
      ar: 'استرجعوها بالإصدار الذي أخذها ثم حدّثوا المنصّة.',
      fr: 'Restaurez-la avec la version qui l’a faite, puis mettez la plateforme à jour.',
      en: 'Restore it with the release that took it, then update the platform.',
    },
  },
  'restore-not-empty': {
    status: 409,
    title: {
      ar: 'في قاعدة البيانات {database} معطيات (الجدول {table}).',
      fr: 'La base {database} contient des données (table {table}).',
      en: 'The database {database} holds data (table {table}).',
    },
    remedy: {
      ar: 'خذوا نسخة احتياطية منها أوّلًا، ثم أعيدوا الاسترجاع مع خيار الاستبدال: تُمحى معطياتها كلّها.',
      fr: 'Sauvegardez-la d’abord, puis relancez la restauration avec l’option de remplacement : tout son contenu sera effacé.',
      en: 'Back it up first, then restore again with the option to replace: all it holds is erased.',
    },
  },
  'restore-in-use': {
    status: 409,
    title: {
      ar: 'قاعدة البيانات {database} يستعملها برنامج آخر ({count} اتصالًا).',
      fr: 'La base {database} est utilisée par un autre processus ({count} connexions).',
      en: 'Another process uses the database {database} ({count} connections).',
    },
    remedy: {
      ar: 'أوقفوا المنصّة ثم أعيدوا الاسترجاع.',
      fr: 'Arrêtez la plateforme, puis relancez la restauration.',
      en: 'Stop the platform, then restore again.',
    },
  },
} satisfies ProblemTable;

export const backupProblem = problemsOf(BACKUP_PROBLEMS);
