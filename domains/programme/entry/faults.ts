import type { Problem } from '@wasl/kernel';
import { isUuid7 } from '@wasl/receipt';
import { isBlank, type OfficeText } from '../office-text.ts';
import { programmeProblem } from '../problems.ts';
import { isDay, spanOf } from '../span.ts';
import { atLeast, gradeOf, inForce } from './accepted.ts';
import type { Completion, CompletionStep, Entry, EntryContent, Evidence, Figure, Grade } from './entry.ts';
import { personalPlaces } from './personal.ts';

/** The least that a completion must rest on: who says that something is done shows it. */
const LEAST_GRADE: Readonly<Record<Completion, Grade | null>> = {
  'no-evidence': null,
  'not-started': null,
  limited: 'declared',
  substantial: 'documented',
  complete: 'documented',
};

/**
 * All that keeps an entry from being written, so that a form can show it at once; empty where nothing does.
 * `entries` are those of the same commitment.
 */
export function faultsOfEntry(content: EntryContent, entries: readonly Entry[]): readonly Problem[] {
  return [...faultsOfKind(content, entries), ...personalFaults(content)];
}

function faultsOfKind(content: EntryContent, entries: readonly Entry[]): readonly Problem[] {
  switch (content.kind) {
    case 'evidence':
      return faultsOfEvidence(content);
    case 'figure':
      return faultsOfFigure(content, entries);
    case 'step':
      return faultsOfStep(content, entries);
    case 'delay':
      return isBlank(content.difficulty) || isBlank(content.correctiveMeasure)
        ? [programmeProblem('delay-unexplained'), ...dateFaults('newDue', content.newDue)]
        : dateFaults('newDue', content.newDue);
    case 'milestone':
      return [
        ...textFaults('title', content.title),
        ...dateFaults('due', content.due),
        ...dayFaults('reachedOn', content.reachedOn),
      ];
    case 'indicator':
      return [...textFaults('name', content.name), ...textFaults('unit', content.unit)];
    case 'owner':
      return textFaults('unit', content.unit);
  }
}

function faultsOfEvidence({ form, title, sha256, dated, receipt }: Evidence): readonly Problem[] {
  const receiptBad = receipt === null ? form === 'receipt' : !isUuid7(receipt);
  return [
    ...textFaults('title', title),
    ...dayFaults('dated', dated),
    ...(/^[0-9a-f]{64}$/.test(sha256) ? [] : [programmeProblem('digest-malformed')]),
    ...(receiptBad ? [programmeProblem('receipt-malformed')] : []),
  ];
}

/** A figure says where it comes from, of which day it is and how it was made; a share, of how many. */
function faultsOfFigure(figure: Figure, entries: readonly Entry[]): readonly Problem[] {
  const indicator = inForce(entries, 'indicator').find(({ id }) => id === figure.indicator);
  const nGood = figure.n === null || (Number.isSafeInteger(figure.n) && figure.n > 0);
  const bare = indicator?.content.percentage === true && figure.n === null;
  const receiptBad = figure.origin.by === 'exchange' && !isUuid7(figure.origin.receipt);
  return [
    ...(indicator === undefined ? [programmeProblem('entry-unknown', { id: figure.indicator })] : []),
    ...(Number.isFinite(figure.value) ? [] : [programmeProblem('figure-malformed', { field: 'value' })]),
    ...(nGood ? [] : [programmeProblem('figure-malformed', { field: 'n' })]),
    ...(bare ? [programmeProblem('percentage-bare')] : []),
    ...dayFaults('asOf', figure.asOf),
    ...textFaults('source', figure.source),
    ...textFaults('method', figure.method),
    ...(receiptBad ? [programmeProblem('receipt-malformed')] : []),
  ];
}

function faultsOfStep({ completion, reason, evidence }: CompletionStep, entries: readonly Entry[]) {
  const items = inForce(entries, 'evidence');
  const unknown = evidence.find((id) => !items.some((item) => item.id === id));
  const least = LEAST_GRADE[completion];
  const cited = items.filter(({ id }) => evidence.includes(id));
  const enough = least === null || cited.some((item) => atLeast(gradeOf(item), least));
  return [
    ...textFaults('reason', reason),
    ...(unknown === undefined ? [] : [programmeProblem('entry-unknown', { id: unknown })]),
    ...(enough ? [] : [programmeProblem(cited.length === 0 ? 'evidence-missing' : 'evidence-insufficient')]),
  ];
}

function personalFaults(content: EntryContent): readonly Problem[] {
  return personalPlaces(content).map((field) => programmeProblem('publication-personal', { field }));
}

function textFaults(field: string, text: OfficeText): readonly Problem[] {
  return isBlank(text) ? [programmeProblem('text-missing', { field })] : [];
}

function dateFaults(field: string, date: string | null): readonly Problem[] {
  return date === null || spanOf(date) !== null ? [] : [programmeProblem('date-malformed', { field })];
}

function dayFaults(field: string, day: string | null): readonly Problem[] {
  return day === null || isDay(day) ? [] : [programmeProblem('date-malformed', { field })];
}
