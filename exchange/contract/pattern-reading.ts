import { type CodePoints, overlap } from './code-points.ts';
import type { Pattern } from './pattern-syntax.ts';

/** An occurrence of characters in the pattern, and those that may come right after it. */
type Position = { readonly points: CodePoints; readonly after: Position[] };
type Part = {
  readonly first: readonly Position[];
  readonly last: readonly Position[];
  readonly empty: boolean;
};

class TwoReadings extends Error {}

const MAX_POSITIONS = 256;
const NOTHING: Part = { first: [], last: [], empty: true };

/**
 * Whether a pattern matches each text in one way at most, decided by one character at a time. It builds the
 * position automaton and refuses a position that two ways reach: the same characters, or the same
 * position by two operators, as in `(a*)*`. Counted repetitions are written out, to 256 positions.
 */
export function hasOneReading(pattern: Pattern): boolean {
  try {
    const count = { positions: 0 };
    connect([{ points: [], after: [] }], partOf(pattern, count).first);
    return true;
  } catch (error) {
    if (error instanceof TwoReadings) return false;
    throw error;
  }
}

function partOf(pattern: Pattern, count: { positions: number }): Part {
  switch (pattern.kind) {
    case 'characters': {
      count.positions += 1;
      if (count.positions > MAX_POSITIONS) throw new TwoReadings();
      const position = { points: pattern.points, after: [] };
      return { first: [position], last: [position], empty: false };
    }
    case 'sequence':
      return pattern.parts.map((part) => partOf(part, count)).reduce(follow, NOTHING);
    case 'choice': {
      const branches = pattern.branches.map((branch) => partOf(branch, count));
      if (branches.filter(({ empty }) => empty).length > 1) throw new TwoReadings();
      return {
        first: branches.flatMap(({ first }) => first),
        last: branches.flatMap(({ last }) => last),
        empty: branches.some(({ empty }) => empty),
      };
    }
    case 'repeat':
      return repeat(pattern, count);
  }
}

function follow(before: Part, next: Part): Part {
  connect(before.last, next.first);
  return {
    first: before.empty ? [...before.first, ...next.first] : before.first,
    last: next.empty ? [...before.last, ...next.last] : next.last,
    empty: before.empty && next.empty,
  };
}

/** `x{2,4}` is read as `xx(x(x)?)?`, and `x{2,}` as `xx+`. */
function repeat(
  { body, least, most }: Extract<Pattern, { kind: 'repeat' }>,
  count: { positions: number },
): Part {
  function copy(): Part {
    const part = partOf(body, count);
    if (part.empty) throw new TwoReadings();
    return part;
  }
  function loop(): Part {
    const part = copy();
    connect(part.last, part.first);
    return part;
  }
  const copies = (length: number) => Array.from({ length }, copy).reduce(follow, NOTHING);
  if (most === Infinity) return least === 0 ? optional(loop()) : follow(copies(least - 1), loop());
  const must = copies(least);
  const may = Array.from({ length: most - least }, copy).reduceRight<Part | null>(
    (rest, part) => optional(rest === null ? part : follow(part, rest)),
    null,
  );
  return may === null ? must : follow(must, may);
}

function optional(part: Part): Part {
  return { ...part, empty: true };
}

function connect(from: readonly Position[], to: readonly Position[]): void {
  for (const position of from) {
    for (const next of to) {
      if (position.after.some(({ points }) => overlap(points, next.points))) throw new TwoReadings();
      position.after.push(next);
    }
  }
}
