import type { CommitmentRecord, Terms, Version } from '../announcement/record.ts';
import type { PublishedSource } from '../announcement/source.ts';
import type { Entry, EntryContent, Evidence, Figure, Indicator, Validation } from '../entry/entry.ts';

/** What tests of rules are made of: a commitment of a model programme, and what an office writes of it. */
export const TERMS: Terms = {
  kind: 'deliverable',
  modality: 'scheduled',
  title: { ar: 'مركز نموذجي', fr: 'Centre modèle', en: 'Model centre' },
  target: 1,
  unit: null,
  due: '2026',
  ambiguous: false,
};

export function source(publishedOn: string, kind: PublishedSource['kind'] = 'announcement'): PublishedSource {
  return {
    id: `${kind}-${publishedOn}`,
    kind,
    publisher: 'مديرية نموذجية',
    publishedOn,
    url: null,
    note: null,
    exhaustive: null,
  };
}

export function version(number: number, publishedOn: string, terms: Partial<Terms> = {}): Version {
  return {
    number,
    source: source(publishedOn),
    sentence: null,
    terms: { ...TERMS, ...terms },
    confidence: null,
  };
}

export function record(changes: Partial<CommitmentRecord> = {}): CommitmentRecord {
  return {
    id: '2026-X01',
    year: 2026,
    domain: 'facilities',
    versions: [version(1, '2025-12-17')],
    outcomes: [],
    entries: [],
    ...changes,
  };
}

export const ACCEPTED: Validation = {
  by: 'reviewer',
  at: '2026-03-02T09:00:00.000Z',
  decision: 'accepted',
  grade: null,
  reason: 'مطابق للوثيقة',
};

export function entry(id: string, content: EntryContent, changes: Partial<Entry> = {}): Entry {
  return {
    id,
    commitment: '2026-X01',
    author: 'owner',
    at: '2026-03-01T09:00:00.000Z',
    replaces: null,
    content,
    validation: ACCEPTED,
    ...changes,
  };
}

export function words(ar: string): { readonly ar: string; readonly fr: null; readonly en: null } {
  return { ar, fr: null, en: null };
}

export const RECEIPT = '019ab4d2-1a2b-7000-8000-000000000100';

export const EVIDENCE: Evidence = {
  kind: 'evidence',
  form: 'document',
  title: words('محضر التسلم'),
  sha256: 'ab'.repeat(32),
  dated: '2026-02-28',
  receipt: null,
};

export const INDICATOR: Indicator = {
  kind: 'indicator',
  name: { ar: 'نسبة الرضى', fr: 'Taux de satisfaction', en: 'Satisfaction' },
  unit: { ar: '%', fr: '%', en: '%' },
  percentage: true,
};

export const FIGURE: Figure = {
  kind: 'figure',
  indicator: 'indicator',
  role: 'actual',
  value: 81.5,
  n: 400,
  asOf: '2026-02-28',
  source: words('سجل المصلحة'),
  method: words('عد شامل'),
  origin: { by: 'exchange', receipt: RECEIPT },
};
