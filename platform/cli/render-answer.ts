import type { Language } from '@wasl/kernel';
import { isJsonObject, type Json, type JsonObject } from '@wasl/receipt';
import { labelled, tableLines } from './table.ts';
import { TEXTS } from './text/text.ts';

const IDENTIFIERS: readonly string[] = ['id', 'code'];
const UNKNOWN = '—';

/**
 * An answer for people, whatever the service: a list of objects as a table with the totals that stand
 * beside it, anything else as JSON. Texts in several languages are shown in the reader's.
 */
export function renderAnswer(answer: Json, language: Language): string[] {
  const list = listIn(answer);
  if (list === null) return JSON.stringify(answer, null, 2).split('\n');
  return [...tableOf(list.items, language), ...totalsOf(list.beside, language)];
}

type List = { readonly items: readonly JsonObject[]; readonly beside: JsonObject };

/** The one list of objects of an answer, and what stands beside it; null where there is none, or several. */
function listIn(answer: Json): List | null {
  const whole = objectsOf(answer);
  if (whole !== null) return { items: whole, beside: {} };
  if (!isJsonObject(answer)) return null;
  const lists = Object.entries(answer).flatMap(([name, value]) => {
    const items = objectsOf(value);
    return items === null ? [] : [{ name, items }];
  });
  const [only, other] = lists;
  if (only === undefined || other !== undefined) return null;
  const beside = Object.entries(answer).filter(([name]) => name !== only.name);
  return { items: only.items, beside: Object.fromEntries(beside) };
}

function objectsOf(value: Json): JsonObject[] | null {
  if (!Array.isArray(value)) return null;
  const objects = value.filter((item: Json) => isJsonObject(item));
  return objects.length === value.length ? objects : null;
}

/**
 * A line an item. Where the items have texts in the three languages, those stand with what identifies and
 * counts them; where they have none, every plain value does.
 */
function tableOf(items: readonly JsonObject[], language: Language): string[] {
  const { answer, members } = TEXTS[language];
  if (items.length === 0) return [answer.empty];
  const names = [...new Set(items.flatMap((item) => Object.keys(item)))];
  const texts = names.filter((name) => items.some((item) => isTexts(item[name])));
  const plain = names.filter((name) => items.some((item) => isPlain(item[name])));
  const identifiers = plain.filter((name) => IDENTIFIERS.includes(name));
  const numbers = plain.filter((name) => items.some((item) => typeof item[name] === 'number'));
  const columns = [...new Set(texts.length > 0 ? [...identifiers, ...texts, ...numbers] : plain)];
  const rows = items.map((item) => columns.map((name) => cellOf(item[name], language)));
  return tableLines(
    columns.map((name) => members[name] ?? name),
    rows,
    language,
  );
}

/** What stands beside a list: the sentence where there is one, else the numbers on one line. */
function totalsOf(beside: JsonObject, language: Language): string[] {
  const sentences = Object.values(beside).filter((value) => isTexts(value));
  if (sentences.length > 0) return ['', ...sentences.map((texts) => textIn(texts, language))];
  const { members } = TEXTS[language];
  const known = Object.keys(members).filter((name) => name in beside);
  const names = [...new Set([...known, ...Object.keys(beside)])];
  const totals = names
    .filter((name) => typeof beside[name] === 'number')
    .map((name) => labelled(members[name] ?? name, String(beside[name]), language));
  return totals.length === 0 ? [] : ['', totals.join(' · ')];
}

function cellOf(value: Json | undefined, language: Language): string {
  if (value === undefined || value === null) return UNKNOWN;
  if (isTexts(value)) return textIn(value, language);
  return isPlain(value) ? String(value) : UNKNOWN;
}

function isPlain(value: Json | undefined): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** A text in languages: no other member, and Arabic at least. */
function isTexts(value: Json | undefined): value is JsonObject {
  if (!isJsonObject(value) || typeof value.ar !== 'string') return false;
  return Object.entries(value).every(
    ([name, text]) => ['ar', 'fr', 'en'].includes(name) && typeof text === 'string',
  );
}

/** A name that was announced in some of the languages only is shown in one that it has. */
function textIn(texts: JsonObject, language: Language): string {
  return String(texts[language] ?? texts.fr ?? texts.ar);
}
