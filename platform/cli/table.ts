import type { Language } from '@wasl/kernel';

/** Combining marks and the invisible controls of bidirectional text take no column of a terminal. */
const NO_WIDTH = /[\p{M}\u200e\u200f\u061c\u2066-\u2069]/gu;

/** How many columns a text takes; what East Asian scripts need is not drawn by our three languages. */
export function widthOf(text: string): number {
  return Array.from(text.replace(NO_WIDTH, '')).length;
}

export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/**
 * A value between FSI and PDI (UAX #9 §2.5) for an Arabic reader: a code, a number or a date would otherwise
 * draw the words around it out of their order. Elsewhere it stays bare, to be copied.
 */
export function isolated(text: string, language: Language): string {
  return language === 'ar' ? `\u2068${text}\u2069` : text;
}

/** A label and its value on one line; French puts a space before the colon. */
export function labelled(label: string, value: string, language: Language): string {
  return `${label}${language === 'fr' ? ' :' : ':'} ${isolated(value, language)}`;
}

/** Rows under headings, in columns; the last column is not padded. Gives one line a row. */
export function tableLines(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  language: Language,
): string[] {
  const lines = [headings, ...rows].map((row) => row.map((cell) => isolated(cell, language)));
  const widths = headings.map((_, at) => Math.max(...lines.map((row) => widthOf(row[at] ?? ''))));
  return lines.map((row) =>
    row
      .map((cell, at) => (at === row.length - 1 ? cell : padded(cell, widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}
