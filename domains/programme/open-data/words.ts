import type { Localised } from '@wasl/kernel';
import type { Completion } from '../entry/entry.ts';

/** What data files say in words, beside what the programme itself says. */
export const PROGRAMME_WORDS = {
  title: {
    ar: 'البرنامج المعلن: الالتزامات وما آلت إليه',
    fr: 'Programme annoncé : les engagements et leur suite',
    en: 'The announced programme: commitments and what became of them',
  },
  description: {
    ar: 'كل التزام معلن بمصدره وتاريخه، وتاريخ تعديلاته، ودرجة إنجازه وما يثبتها. ما لم يُعلن يبقى فارغا ولا يُحسب على أحد.',
    fr: "Chaque engagement annoncé, avec sa source et sa date, l'historique de ses changements, son degré d'exécution et les pièces qui le montrent. Ce qui n'a pas été annoncé reste vide et ne compte contre personne.",
    en: 'Each announced commitment with its source and date, the history of its changes, how far it is and what shows it. What was not announced stays empty and counts against nobody.',
  },
  rights: {
    ar: 'إعادة الاستعمال حرة مع ذكر المصدر وتاريخه (القانون 31.13، المادة 6).',
    fr: 'Réutilisation libre en citant la source et sa date (loi 31-13, article 6).',
    en: 'Free to reuse with its source and date (law 31-13, article 6).',
  },
  consulted: {
    ar: 'تم الاطلاع على المصادر إلى غاية',
    fr: "Sources consultées jusqu'au",
    en: 'Sources consulted until',
  },
  dueAsAnnounced: { ar: 'الأجل كما أُعلن', fr: 'Échéance telle qu’annoncée', en: 'Date as announced' },
  dueAmbiguous: {
    ar: 'لا يتضح من الإعلان أن هذا الأجل يشمل هذا الالتزام',
    fr: "l'annonce ne dit pas clairement que cette échéance couvre cet engagement",
    en: 'the announcement leaves open whether this date covers this commitment',
  },
} as const satisfies Record<string, Localised>;

export const COMPLETION_WORDS: Readonly<Record<Completion, Localised>> = {
  'no-evidence': { ar: 'لا إثبات', fr: 'aucune pièce', en: 'no evidence' },
  'not-started': { ar: 'لم ينطلق', fr: 'non commencé', en: 'not started' },
  limited: { ar: 'إنجاز محدود', fr: 'exécution limitée', en: 'limited' },
  substantial: { ar: 'إنجاز مهم', fr: 'exécution substantielle', en: 'substantial' },
  complete: { ar: 'منجز', fr: 'achevé', en: 'complete' },
};
