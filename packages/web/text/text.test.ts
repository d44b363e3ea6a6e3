import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LIVING_TEXTS } from '../living/text/text.ts';
import { awaitingReview } from './reviewed.ts';
import { TEXTS } from './text.ts';

const TABLES = [
  { module: 'web', texts: TEXTS, reviewed: [] },
  { module: 'components', texts: LIVING_TEXTS, reviewed: [] },
];

test('a text names the same parameters in every language', () => {
  for (const { key, ar, fr, zgh } of TABLES.flatMap(awaitingReview)) {
    if (ar === '' || fr === '') continue; // A plural form that the language does not have.
    for (const text of [ar, zgh]) assert.deepEqual(marksIn(text), marksIn(fr), key);
  }
});

test('Amazigh is written in Tifinagh, and what no native reader approved is listed', () => {
  const waiting = awaitingReview({ module: 'web', texts: TEXTS, reviewed: ['name'] });
  assert.ok(waiting.length > 40);
  assert.equal(
    waiting.some(({ key }) => key === 'name'),
    false,
  );
  for (const { key, zgh } of waiting) assert.match(zgh, /\p{Script=Tifinagh}|^\{/u, key);
});

test('no text uses a word that the glossary replaces', () => {
  const arabic = JSON.stringify([TEXTS.ar, LIVING_TEXTS.ar]);
  for (const word of ['بيانات', 'تدريب', 'مستفيد', 'شكوى']) assert.equal(arabic.includes(word), false, word);
});

function marksIn(text: string): string[] {
  // `{count}` may be said by the form alone: one, two.
  return [...text.matchAll(/\{\w+\}/g)]
    .map(([mark]) => mark)
    .filter((mark) => mark !== '{count}')
    .toSorted();
}
