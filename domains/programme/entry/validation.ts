import type { Problem } from '@wasl/kernel';
import { programmeProblem } from '../problems.ts';
import type { Entry, Validation } from './entry.ts';
import { faultsOfEntry } from './faults.ts';

/**
 * All that keeps a second person from deciding on an entry. What is accepted becomes public, so it must hold
 * now, among the `entries` of its commitment as they stand now, and not only when it was written.
 */
export function faultsOfValidation(
  entry: Entry,
  validation: Validation,
  entries: readonly Entry[],
): readonly Problem[] {
  const accepted = validation.decision === 'accepted';
  const graded = validation.grade !== null;
  const gradeDue = accepted && entry.content.kind === 'evidence';
  return [
    ...(entry.validation === null ? [] : [programmeProblem('entry-validated')]),
    ...(entry.author === validation.by ? [programmeProblem('reviewer-is-author')] : []),
    ...(validation.reason.trim() === '' ? [programmeProblem('reason-missing')] : []),
    ...(graded === gradeDue ? [] : [programmeProblem('grade-misplaced')]),
    ...(accepted ? faultsOfEntry(entry.content, entries) : []),
  ];
}
