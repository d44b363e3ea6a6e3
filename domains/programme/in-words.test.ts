import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inWords } from './in-words.ts';

test('commitments of facilities are said with the buildings and units they stand for', () => {
  assert.deepEqual(inWords(12, 23, 'facilities'), {
    ar: '12 التزاما، بمجموع 23 من البنايات والوحدات',
    fr: '12 engagements, soit 23 bâtiments et unités',
    en: '12 commitments standing for 23 buildings and units',
  });
});

test('targets of other domains, of several, and unknown ones are not added up in words', () => {
  for (const words of [inWords(3, 5, 'digital'), inWords(3, 5, null), inWords(3, null, 'facilities')]) {
    assert.deepEqual(words, { ar: '3 التزامات', fr: '3 engagements', en: '3 commitments' });
  }
});

test('numbers agree with their nouns', () => {
  assert.equal(inWords(0, 0, 'facilities').ar, 'لا التزام');
  assert.equal(inWords(1, 1, 'facilities').en, '1 commitment standing for 1 building or unit');
  assert.equal(inWords(2, null, null).ar, 'التزامان');
  assert.equal(inWords(100, null, null).ar, '100 التزام');
  assert.equal(inWords(0, 0, null).fr, '0 engagement');
});
