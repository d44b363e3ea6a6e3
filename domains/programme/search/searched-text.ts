import { type CommitmentRecord, currentVersion } from '../announcement/record.ts';
import type { OfficeText } from '../office-text.ts';
import { fold } from './fold.ts';

/**
 * All that a commitment is found by, folded, in two lines: its identifier, its title in three languages and
 * the sentence where the office entered it; then its place, prefecture or province, and region.
 */
export function searchedText(record: CommitmentRecord): string {
  const { terms, sentence } = currentVersion(record);
  const { place } = terms;
  const names = place ? [place.name, place.territory.name, place.region.name] : [];
  const announced = [terms.title, ...(sentence === null ? [] : [sentence])];
  const places = names.map(({ ar, fr }) => ({ ar, fr, en: null }));
  return `${fold(record.id, 'en')} | ${foldedLine(announced)}\n${foldedLine(places)}`;
}

function foldedLine(texts: readonly OfficeText[]): string {
  const folded = texts.flatMap(({ ar, fr, en }) => [
    fold(ar, 'ar'),
    fr === null ? '' : fold(fr, 'fr'),
    en === null ? '' : fold(en, 'en'),
  ]);
  return folded.filter((text) => text !== '').join(' | ');
}
