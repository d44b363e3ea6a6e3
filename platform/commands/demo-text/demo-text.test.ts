import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGUAGES } from '@wasl/kernel';
import { DEMO_TEXTS } from './text.ts';

function marksOf(value: unknown, path = ''): [string, string[]][] {
  if (typeof value === 'string') return [[path, (value.match(/\{\w+\}/g) ?? []).toSorted()]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => marksOf(inner, `${path}/${name}`));
}

test('the demonstration says the same in each language, with the same values filled in', () => {
  for (const language of LANGUAGES) {
    assert.deepEqual(marksOf(DEMO_TEXTS[language]), marksOf(DEMO_TEXTS.ar), language);
  }
});
