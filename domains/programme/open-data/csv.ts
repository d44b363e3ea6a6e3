import type { Language } from '@wasl/kernel';
import { standingWord } from '../announcement/standing-words.ts';
import type { ListItem } from '../view/list-item.ts';
import type { Urls } from './urls.ts';

type Cell = string | number | boolean | null;

/** Names and codes are the same in every language of the file; titles and names are in its own. */
const COLUMNS = {
  id: (item) => item.id,
  year: (item) => item.year,
  domain: (item) => item.domain,
  kind: (item) => item.terms.kind,
  modality: (item) => item.terms.modality,
  title: (item, language) => item.terms.title[language],
  target: (item) => item.terms.target,
  unit: (item) => item.terms.unit,
  due: (item) => item.terms.due,
  due_ambiguous: (item) => item.terms.ambiguous,
  place_known: (item) => item.placeKnown,
  place: ({ terms: { place } }, language) => place?.name[spoken(language)] ?? null,
  region: ({ terms: { place } }) => place?.region.iso ?? null,
  region_name: ({ terms: { place } }, language) => place?.region.name[spoken(language)] ?? null,
  standing: (item) => item.standing,
  standing_words: (item, language) => standingWord(item.standing)[language],
  no_later_data_as_of: (item) => item.noLaterDataAsOf,
  completion: (item) => item.completion,
  owner: (item, language) => item.owner?.[language] ?? null,
  changed_on: (item) => item.changedOn,
  source_publisher: (item) => item.source.publisher,
  source_published_on: (item) => item.source.publishedOn,
  source_url: (item) => item.source.url,
  page: (item, language, urls) => urls.commitment(item.id, language),
} as const satisfies Record<string, (item: ListItem, language: Language, urls: Urls) => Cell>;

/**
 * The commitments as CSV (RFC 4180, UTF-8, CR LF), a line each in the order given. Null is an empty cell: it
 * was not announced. Text that a spreadsheet would take for a formula gets an apostrophe before it.
 */
export function commitmentsCsv(items: readonly ListItem[], language: Language, urls: Urls): Uint8Array {
  const lines = items.map((item) => Object.values(COLUMNS).map((cell) => cell(item, language, urls)));
  const rows: readonly (readonly Cell[])[] = [Object.keys(COLUMNS), ...lines];
  return new TextEncoder().encode(rows.map((row) => `${row.map(written).join(',')}\r\n`).join(''));
}

/** Names of places have no English form; the French one is what English texts use. */
function spoken(language: Language): 'ar' | 'fr' {
  return language === 'ar' ? 'ar' : 'fr';
}

/** The signs that spreadsheets begin a formula with, wide forms and leading blanks included (OWASP, CSV injection). */
const FORMULA = /^[\s\u200e\u200f]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

function written(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
