import { hasOneReading } from './pattern-reading.ts';
import { readPattern } from './pattern-syntax.ts';

const MAX_PATTERN = 200;

/**
 * Why a pattern is refused, or null. One that is accepted is anchored at both ends and deterministic: the
 * next character always decides what is matched next (one-unambiguous, Brüggemann-Klein and Wood 1998), so
 * that the backtracking engine of the runtime has nothing to try twice and time grows with the text alone.
 */
export function refusePattern(pattern: string): string | null {
  if (pattern.length > MAX_PATTERN) return `the pattern has more than ${MAX_PATTERN} characters`;
  const read = readPattern(pattern);
  if (typeof read === 'string') return read;
  return hasOneReading(read)
    ? null
    : 'the pattern can match one text in two ways, which may take exponential time';
}
