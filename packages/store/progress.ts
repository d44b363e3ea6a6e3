import { fill, type Language, type Localised, type ProblemParams } from '@wasl/kernel';

const LINES = {
  preparing: {
    ar: 'يجري إعداد قاعدة البيانات في {folder} (أوّل تشغيل)…',
    fr: 'Préparation de la base de données dans {folder} (premier démarrage)…',
    en: 'Preparing the database in {folder} (first start)…',
  },
  adopted: {
    ar: 'استُلِم خادم PostgreSQL كان تشغيلٌ سابق قد تركه يعمل (المعرّف {pid}).',
    fr: 'Un serveur PostgreSQL laissé en marche par un démarrage précédent a été repris (pid {pid}).',
    en: 'A PostgreSQL server that an earlier start left running was taken over (pid {pid}).',
  },
  'still-waiting': {
    ar: 'ما زلنا ننتظر أن يجيب PostgreSQL، منذ {seconds} ثانية…',
    fr: 'Toujours en attente d’une réponse de PostgreSQL, depuis {seconds} s…',
    en: 'Still waiting for PostgreSQL to answer, for {seconds} s now…',
  },
  'server-lost': {
    ar: 'توقّف PostgreSQL على غير انتظار؛ يُعاد تشغيله.',
    fr: 'PostgreSQL s’est arrêté de façon inattendue ; redémarrage.',
    en: 'PostgreSQL stopped unexpectedly; starting it again.',
  },
  'server-back': {
    ar: 'عاد PostgreSQL إلى العمل.',
    fr: 'PostgreSQL répond de nouveau.',
    en: 'PostgreSQL answers again.',
  },
  'restart-failed': {
    ar: 'لم ينجح تشغيل PostgreSQL، وستُعاد المحاولة: {reason}',
    fr: 'PostgreSQL n’a pas pu démarrer, nouvel essai à suivre : {reason}',
    en: 'PostgreSQL did not start, another attempt follows: {reason}',
  },
  migrated: {
    ar: 'طُبِّق التعديل {file} على مخطّط {module}.',
    fr: 'Migration {file} appliquée au schéma {module}.',
    en: 'Migration {file} applied to schema {module}.',
  },
} satisfies Record<string, Localised>;

/** Tells a person how far the store has come. */
export type Progress = (line: keyof typeof LINES, params?: ProblemParams) => void;

export function progressIn(language: Language, report: (line: string) => void): Progress {
  return (line, params = {}) => report(fill(LINES[line][language], params));
}
