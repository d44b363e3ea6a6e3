import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderAnswer } from './render-answer.ts';

const LIST = {
  asOf: '2026-01-01',
  source: { id: 's' },
  targetTotal: 5,
  total: 2,
  items: [
    {
      domain: 'd',
      id: 'A',
      title: { ar: 'أول', fr: 'un', en: 'one' },
      target: 3,
      place: { name: { ar: 'م' } },
    },
    { domain: 'd', id: 'B', title: { ar: 'ثان', fr: 'deux' }, target: null, place: null },
  ],
} as const;

test('a list of objects is a table of what identifies, names and counts them, then the totals', () => {
  assert.deepEqual(renderAnswer(LIST, 'en'), [
    'id  title  target',
    'A   one    3',
    'B   deux   —',
    '',
    'items: 2 · targets together: 5',
  ]);
});

test('a sentence beside the list is said instead of its bare numbers', () => {
  const summary = { ar: 'اثنان', fr: 'deux en tout', en: 'two in all' };
  assert.deepEqual(renderAnswer({ ...LIST, summary }, 'fr').slice(-2), ['', 'deux en tout']);
});

test('for an Arabic reader each cell stands in its own direction, and the columns still align', () => {
  const [heading = '', first = ''] = renderAnswer(LIST, 'ar');
  assert.equal(first.match(/\u2068[^\u2068\u2069]*\u2069/g)?.length, 3);
  assert.equal(heading.match(/\u2068/g)?.length, 3);
});

test('items without texts show every plain value; an empty list says so; anything else is JSON', () => {
  assert.deepEqual(renderAnswer([{ name: 'x', ok: true, inner: { y: 1 } }], 'en'), [
    'name  ok',
    'x     true',
  ]);
  assert.deepEqual(renderAnswer({ items: [] }, 'en'), ['No items.']);
  for (const value of [null, 'text', [1, 2], { a: [{}], b: [{}] }, { a: 1 }]) {
    assert.equal(renderAnswer(value, 'en').join('\n'), JSON.stringify(value, null, 2));
  }
});
