import type { Commitment } from '../commitment.ts';
import type { Programme } from '../commitments.ts';
import type { PastCommitment, PastResults } from '../results/read-results.ts';
import type { CommitmentRecord, Outcome, Terms, Version } from './record.ts';
import type { PublishedSource } from './source.ts';

/** The records of an announced programme, as its file tells them: one version each, and nothing later. */
export function recordsOfProgramme({ source, commitments }: Programme): readonly CommitmentRecord[] {
  const announcement: PublishedSource = { ...source, kind: 'announcement' };
  return commitments.map(({ id, domain, ...terms }: Commitment) => ({
    id,
    year: Number(id.slice(0, 4)),
    domain,
    versions: [{ number: 1, source: announcement, sentence: null, terms, confidence: null }],
    outcomes: [],
    entries: [],
  }));
}

/** The records of a year whose results were published: a date that moved is a version of its own. */
export function recordsOfResults({ sources, commitments }: PastResults): readonly CommitmentRecord[] {
  const byId = new Map(sources.map((source) => [source.id, source]));
  function sourceOf(id: string): PublishedSource {
    const source = byId.get(id);
    if (source === undefined) throw new TypeError(`the source ${id} is not listed`);
    return source;
  }
  return commitments.map((past) => ({
    id: past.id,
    year: Number(past.id.slice(0, 4)),
    domain: past.domain,
    versions: versionsOf(past, sourceOf),
    outcomes: outcomesOf(past, sourceOf),
    entries: [],
  }));
}

function versionsOf(past: PastCommitment, sourceOf: (id: string) => PublishedSource): readonly Version[] {
  const terms: Terms = {
    kind: null,
    modality: null,
    title: past.title,
    target: past.target,
    unit: past.unit,
    due: past.due,
    ambiguous: false,
    ...(past.note !== null && { note: past.note }),
  };
  const { confidence } = past;
  const first = { number: 1, source: sourceOf(past.source), sentence: null, terms, confidence };
  const moved = past.later.flatMap((later) => (later.outcome === 'date-changed' ? [later] : []));
  return [
    first,
    ...moved.map(({ source, due }, index) => ({
      number: index + 2,
      source: sourceOf(source),
      sentence: null,
      terms: { ...terms, due },
      confidence,
    })),
  ];
}

function outcomesOf(past: PastCommitment, sourceOf: (id: string) => PublishedSource): readonly Outcome[] {
  return past.later.flatMap((later) =>
    later.outcome === 'kept'
      ? [{ outcome: 'kept', source: sourceOf(later.source), note: later.note, confidence: past.confidence }]
      : [],
  );
}
