import { problemsOf } from '@wasl/kernel';

/** Why a witness does not start, or stops. To logs it answers in the statuses of C2SP tlog-witness. */
export const witnessProblems = {
  'witness-folder-taken': {
    status: 500,
    title: {
      ar: 'يوجد شاهد آخر مشتغل على المجلد {folder}.',
      fr: 'Un autre témoin travaille déjà dans le dossier {folder}.',
      en: 'Another witness is already at work in the folder {folder}.',
    },
    remedy: {
      ar: 'أوقفوا الشاهد الآخر، أو خصصوا لهذا الشاهد مجلدا مستقلا.',
      fr: "Arrêtez l'autre témoin, ou donnez à celui-ci un dossier à lui.",
      en: 'Stop the other witness, or give this one a folder of its own.',
    },
  },
  'witness-state-damaged': {
    status: 500,
    title: {
      ar: 'ملف حالة الشاهد {file} تالف، ولا يمكن الاعتماد عليه.',
      fr: "Le fichier d'état du témoin {file} est altéré ; on ne peut s'y fier.",
      en: 'The state file {file} of the witness is damaged and cannot be relied on.',
    },
    remedy: {
      ar: 'أعيدوا نسخة لاحقة لآخر توقيع. وإن تعذر ذلك، فشغلوا شاهدا جديدا باسم ومجلد جديدين. لا تكتفوا بحذف الملف.',
      fr: 'Remettez une copie postérieure à la dernière signature. À défaut, démarrez un nouveau témoin, sous un autre nom et dans un autre dossier. Ne vous contentez pas de supprimer le fichier.',
      en: 'Put back a copy made after the last signature. Failing that, start a new witness with another name and folder. Do not just delete the file.',
    },
  },
  'witness-state-missing': {
    status: 500,
    title: {
      ar: 'للشاهد مفتاح، لكن المجلد {folder} الذي يحفظ ما وقعه غير موجود.',
      fr: "Le témoin a une clé, mais le dossier {folder}, mémoire de ce qu'il a signé, est absent.",
      en: 'The witness has a key, but the folder {folder}, which remembers what it signed, is missing.',
    },
    remedy: {
      ar: 'أعيدوا المجلد من أحدث نسخة. لا تنشئوا مجلدا فارغا إلا إذا لم يسبق لهذا المفتاح أن وقع شيئا.',
      fr: "Remettez le dossier depuis la copie la plus récente. Ne créez un dossier vide que si cette clé n'a jamais rien signé.",
      en: 'Put the folder back from the latest copy. Create an empty one only if this key has never signed anything.',
    },
  },
  'witness-state-unwritable': {
    status: 500,
    title: {
      ar: 'تعذر حفظ حالة الشاهد في {file} ({why})، فلم يصدر أي توقيع وتوقف الشاهد.',
      fr: "L'état du témoin n'a pu être enregistré dans {file} ({why}) ; rien n'a été signé et le témoin s'arrête.",
      en: 'The state of the witness could not be kept in {file} ({why}); nothing was signed and the witness stops.',
    },
    remedy: {
      ar: 'تحققوا من القرص ومن حقوق الكتابة في المجلد، ثم أعيدوا تشغيل الشاهد.',
      fr: "Vérifiez le disque et les droits d'écriture sur le dossier, puis relancez le témoin.",
      en: 'Check the disk and the rights on the folder, then start the witness again.',
    },
  },
  'witness-policy-unusable': {
    status: 500,
    title: {
      ar: 'لا يمكن استعمال ملف الثقة الخاص بالشاهد: {why}.',
      fr: 'Le fichier de confiance du témoin est inutilisable : {why}.',
      en: 'The trust file of the witness cannot be used: {why}.',
    },
    remedy: {
      ar: 'صححوا الملف وفق صيغة C2SP tlog-policy.',
      fr: 'Corrigez ce fichier selon le format C2SP tlog-policy.',
      en: 'Correct the file; its format is C2SP tlog-policy.',
    },
  },
  'witness-address-unusable': {
    status: 500,
    title: {
      ar: 'لا يمكن للشاهد استقبال الطلبات على العنوان {address} ({why}).',
      fr: "Le témoin ne peut écouter à l'adresse {address} ({why}).",
      en: 'The witness cannot listen on {address} ({why}).',
    },
    remedy: {
      ar: 'حرروا هذا المنفذ، أو اختاروا منفذا آخر.',
      fr: 'Libérez ce port, ou choisissez-en un autre.',
      en: 'Free that port, or choose another.',
    },
  },
} as const;

export const witnessProblem = problemsOf(witnessProblems);
