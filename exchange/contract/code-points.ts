/** Code points, as ranges with both ends included. */
export type CodePoints = readonly (readonly [number, number])[];

const LAST = 0x10ffff;
const DIGITS: CodePoints = [[0x30, 0x39]];
const WORD: CodePoints = [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
];
/** WhiteSpace and LineTerminator of ECMA-262. */
const BLANK: CodePoints = [
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];
const LINE_ENDS: CodePoints = [
  [0x0a, 0x0a],
  [0x0d, 0x0d],
  [0x2028, 0x2029],
];

export function complement(points: CodePoints): CodePoints {
  const gaps: [number, number][] = [];
  let from = 0;
  for (const [low, high] of points.toSorted(([a], [b]) => a - b)) {
    if (low > from) gaps.push([from, low - 1]);
    from = Math.max(from, high + 1);
  }
  if (from <= LAST) gaps.push([from, LAST]);
  return gaps;
}

export function overlap(a: CodePoints, b: CodePoints): boolean {
  return a.some(([low, high]) => b.some(([from, to]) => low <= to && from <= high));
}

/** What `.` matches without the flag `s`. */
export const ANY: CodePoints = complement(LINE_ENDS);

/** The class escapes of ECMA-262 that are read; the flags `u` without `i` keep them to these. */
export const CLASSES: ReadonlyMap<string, CodePoints> = new Map([
  ['d', DIGITS],
  ['D', complement(DIGITS)],
  ['w', WORD],
  ['W', complement(WORD)],
  ['s', BLANK],
  ['S', complement(BLANK)],
]);
