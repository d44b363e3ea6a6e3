import { NOTICE } from '@wasl/receipt';
import fc from 'fast-check';
import type { CommitmentRecord } from '../announcement/record.ts';
import { recordsOfProgramme, recordsOfResults } from '../announcement/shipped.ts';
import { PROGRAMME } from '../commitments.ts';
import type { Urls } from '../open-data/urls.ts';
import { RESULTS_2025 } from '../results/read-results.ts';
import { viewOf } from '../view/commitment-view.ts';
import { itemOf } from '../view/list-item.ts';
import { rowOf } from '../view/row.ts';
import { record, version, words } from './records.ts';

const SITE = 'https://model.example';

export const URLS: Urls = {
  home: (language) => `${SITE}/${language}/programme`,
  commitment: (id, language) => `${SITE}/${language}/programme/${encodeURIComponent(id)}`,
  file: (format, language) => `${SITE}/data/programme.${language}.${format}`,
  catalogue: `${SITE}/data/catalogue.jsonld`,
};

export const PUBLISHER = {
  name: { ar: 'مديرية نموذجية', fr: 'Direction modèle', en: 'Model directorate' },
  url: SITE,
  notice: NOTICE,
};

export const AS_OF = '2025-12-17';

/** What a hostile or careless writer puts in a title, in every format at once. */
export const HOSTILE = [
  '=HYPERLINK("http://x.example";"y")',
  ' @SUM(1)',
  '<script>alert(1)</script>&amp;"\'',
  'a,b;c\\d\r\ne\tf\u0000\ud800',
  '\u202eabc\u2066 مقر',
] as const;

/** Any code points, half pairs among them; `unit: 'binary'` of fast-check takes seconds to make. */
export const ANY_TEXT = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0x2ff }), fc.integer({ min: 0, max: 0x10ffff })))
  .map((points) => String.fromCodePoint(...points));

export function hostileRecord(title: string): CommitmentRecord {
  const terms = { title: { ar: title, fr: title, en: title }, due: '2026-H1' };
  return record({ versions: [{ ...version(1, '2025-12-17', terms), sentence: words(title) }] });
}

export const RECORDS = [...recordsOfProgramme(PROGRAMME), ...recordsOfResults(RESULTS_2025)];

export function itemsOf(records: readonly CommitmentRecord[], asOf: string = AS_OF) {
  return records.map((one) => itemOf(rowOf(one), asOf));
}

export function viewsOf(records: readonly CommitmentRecord[], asOf: string = AS_OF) {
  return records.map((one) => viewOf(one, asOf));
}

export function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}
