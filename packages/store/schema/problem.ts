import { type ProblemTable, problemsOf } from '@wasl/kernel';

const A_LATER_RELEASE = {
  ar: 'شغّلوا إصدار المنصّة الذي كتب هذه القاعدة أو إصدارًا أحدث منه.',
  fr: 'Lancez la version de la plateforme qui a écrit cette base, ou une plus récente.',
  en: 'Run the release of the platform that wrote this database, or a later one.',
};

const A_DEVELOPER = {
  ar: 'الخلل في إصدار المنصّة لا في بياناتكم: لم يتغيّر شيء. أعيدوا تثبيت الإصدار أو أبلغوا المطوّرين.',
  fr: 'Le défaut est dans la version de la plateforme, non dans vos données : rien n’a changé. Réinstallez-la ou prévenez ses développeurs.',
  en: 'The fault is in the release of the platform, not in your data: nothing has changed. Reinstall it or tell its developers.',
};

export const SCHEMA_PROBLEMS = {
  'fsync-off': durability('fsync', 'on'),
  'full-page-writes-off': durability('full_page_writes', 'on'),
  'synchronous-commit-off': durability('synchronous_commit', 'on'),
  'data-checksums-off': {
    status: 500,
    title: {
      ar: 'مجموع التحقّق من البيانات (data checksums) معطّل في خادم PostgreSQL.',
      fr: 'Les sommes de contrôle des données (data checksums) sont désactivées sur le serveur PostgreSQL.',
      en: 'Data checksums are off on the PostgreSQL server.',
    },
    remedy: {
      ar: 'أوقفوا الخادم ونفّذوا pg_checksums --enable على مجلّد بياناته ثم أعيدوا تشغيله.',
      fr: 'Arrêtez le serveur, exécutez pg_checksums --enable sur son dossier de données, puis relancez-le.',
      en: 'Stop the server, run pg_checksums --enable on its data folder, and start it again.',
    },
  },
  'database-read-only': {
    status: 500,
    title: {
      ar: 'الخادم نسخة متابِعة لا تقبل الكتابة.',
      fr: 'Le serveur est une réplique : il n’accepte pas d’écriture.',
      en: 'The server is a standby and takes no writes.',
    },
    remedy: {
      ar: 'وجّهوا DATABASE_URL إلى الخادم الرئيسي.',
      fr: 'Faites pointer DATABASE_URL vers le serveur primaire.',
      en: 'Point DATABASE_URL at the primary server.',
    },
  },
  'database-encoding': {
    status: 500,
    title: {
      ar: 'ترميز قاعدة البيانات {encoding} وليس UTF8.',
      fr: 'La base est encodée en {encoding} et non en UTF8.',
      en: 'The database is encoded in {encoding}, not in UTF8.',
    },
    remedy: {
      ar: "أنشئوا قاعدة أخرى: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0.",
      fr: "Créez une autre base : CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0.",
      en: "Create another one: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0.",
    },
  },
  'database-too-old': {
    status: 500,
    title: {
      ar: 'إصدار خادم PostgreSQL ({version}) أقدم من المطلوب.',
      fr: 'La version du serveur PostgreSQL ({version}) est trop ancienne.',
      en: 'The PostgreSQL server ({version}) is too old.',
    },
    remedy: {
      ar: 'المطلوب الإصدار {oldest} أو أحدث.',
      fr: 'Il faut la version {oldest} ou plus récente.',
      en: 'Version {oldest} or later is needed.',
    },
  },
  'database-url-invalid': {
    status: 500,
    title: {
      ar: 'العنوان في DATABASE_URL ليس عنوان قاعدة بيانات PostgreSQL.',
      fr: 'DATABASE_URL n’est pas l’adresse d’une base PostgreSQL.',
      en: 'DATABASE_URL is not the address of a PostgreSQL database.',
    },
    remedy: {
      ar: 'اكتبوه على هذه الصورة: postgresql://user:password@host:5432/database',
      fr: 'Écrivez-la ainsi : postgresql://user:password@host:5432/database',
      en: 'Write it as postgresql://user:password@host:5432/database',
    },
  },
  'database-unreachable': {
    status: 503,
    title: {
      ar: 'تعذّر الاتصال بقاعدة البيانات {url}: ‏{reason}',
      fr: 'La base de données {url} est injoignable : {reason}',
      en: 'The database {url} cannot be reached: {reason}',
    },
    remedy: {
      ar: 'تحقّقوا من العنوان ومن كلمة السرّ ومن أنّ الخادم يعمل.',
      fr: 'Vérifiez l’adresse, le mot de passe, et que le serveur tourne.',
      en: 'Check the address, the password, and that the server is running.',
    },
  },
  'database-name-unusable': {
    status: 500,
    title: {
      ar: 'اسم قاعدة البيانات «{database}» لا يصلح لبناء أسماء الأدوار.',
      fr: 'Le nom de base « {database} » ne permet pas de nommer les rôles.',
      en: 'The database name “{database}” cannot be used to name roles.',
    },
    remedy: {
      ar: 'استعملوا اسمًا من الحروف اللاتينية والأرقام و_ و- لا يتجاوز {longest} حرفًا.',
      fr: 'Choisissez un nom en lettres latines, chiffres, _ et -, de {longest} caractères au plus.',
      en: 'Use a name of Latin letters, digits, _ and -, at most {longest} characters long.',
    },
  },
  'database-rights-missing': {
    status: 500,
    title: {
      ar: 'ينقص الدورَ {role} في قاعدة البيانات {database}: ‏{missing}.',
      fr: 'Il manque au rôle {role} sur la base {database} : {missing}.',
      en: 'The role {role} lacks on database {database}: {missing}.',
    },
    remedy: {
      ar: 'ينفّذ مدير الخادم: ALTER ROLE "{role}" CREATEROLE; ALTER DATABASE "{database}" OWNER TO "{role}";',
      fr: 'L’administrateur du serveur exécute : ALTER ROLE "{role}" CREATEROLE; ALTER DATABASE "{database}" OWNER TO "{role}";',
      en: 'The server’s administrator runs: ALTER ROLE "{role}" CREATEROLE; ALTER DATABASE "{database}" OWNER TO "{role}";',
    },
  },
  'schema-foreign': {
    status: 500,
    title: {
      ar: 'المخطّط {schema} موجود في القاعدة وهو ملك للدور {owner}.',
      fr: 'Le schéma {schema} existe dans la base et appartient au rôle {owner}.',
      en: 'The schema {schema} exists in the database and belongs to the role {owner}.',
    },
    remedy: {
      ar: 'خصّصوا للمنصّة قاعدة بيانات لها وحدها.',
      fr: 'Donnez à la plateforme une base qui ne serve qu’à elle.',
      en: 'Give the platform a database of its own.',
    },
  },
  'migration-changed': {
    status: 500,
    title: {
      ar: 'الملف {file} من {module} طُبِّق على القاعدة ثم تغيّر محتواه.',
      fr: 'Le fichier {file} de {module} a changé après avoir été appliqué.',
      en: 'The file {file} of {module} has changed since it was applied.',
    },
    remedy: A_DEVELOPER,
  },
  'migration-gap': {
    status: 500,
    title: {
      ar: 'ملفّات {module} غير متتابعة الأرقام: المنتظر {expected} والموجود {found}.',
      fr: 'Les fichiers de {module} ne se suivent pas : {expected} attendu, {found} trouvé.',
      en: 'The files of {module} are not in sequence: expected {expected}, found {found}.',
    },
    remedy: A_DEVELOPER,
  },
  'migration-newer': {
    status: 500,
    title: {
      ar: 'قاعدة البيانات أحدث من هذا الإصدار: {module} فيها عند الرقم {applied} وهنا عند {known}.',
      fr: 'La base est plus récente que cette version : {module} y est au numéro {applied}, ici au {known}.',
      en: 'The database is newer than this release: {module} stands at {applied} there and at {known} here.',
    },
    remedy: A_LATER_RELEASE,
  },
  'migration-busy': {
    status: 503,
    title: {
      ar: 'برنامج آخر يحدّث مخطّطات قاعدة البيانات منذ عشر دقائق.',
      fr: 'Un autre processus met à jour les schémas de la base depuis dix minutes.',
      en: 'Another process has been updating the schemas of the database for ten minutes.',
    },
    remedy: {
      ar: 'انتظروا حتى ينتهي، أو أوقفوه إن تعطّل، ثم أعيدوا التشغيل.',
      fr: 'Attendez qu’il ait fini, ou arrêtez-le s’il est bloqué, puis relancez.',
      en: 'Wait for it to end, or stop it if it hangs, then start again.',
    },
  },
  'migration-failed': {
    status: 500,
    title: {
      ar: 'لم يُطبَّق الملف {file} من {module}: ‏{reason}',
      fr: 'Le fichier {file} de {module} n’a pas pu être appliqué : {reason}',
      en: 'The file {file} of {module} could not be applied: {reason}',
    },
    remedy: A_DEVELOPER,
  },
} satisfies ProblemTable;

export const schemaProblem = problemsOf(SCHEMA_PROBLEMS);

function durability(setting: string, value: string) {
  return {
    status: 500,
    title: {
      ar: `الإعداد ${setting} معطّل في خادم PostgreSQL: قد يضيع عند انقطاع التيار ما أُعلن حفظه.`,
      fr: `Le réglage ${setting} du serveur PostgreSQL est désactivé : une coupure peut perdre ce qui était annoncé écrit.`,
      en: `The setting ${setting} is off on the PostgreSQL server: a power cut may lose what was reported as written.`,
    },
    remedy: {
      ar: `ينفّذ مدير الخادم: ALTER SYSTEM SET ${setting} = ${value}; ثم SELECT pg_reload_conf();`,
      fr: `L’administrateur du serveur exécute : ALTER SYSTEM SET ${setting} = ${value}; puis SELECT pg_reload_conf();`,
      en: `The server’s administrator runs: ALTER SYSTEM SET ${setting} = ${value}; then SELECT pg_reload_conf();`,
    },
  };
}
