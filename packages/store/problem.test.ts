import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGUAGES, type ProblemEntry } from '@wasl/kernel';
import { BACKUP_PROBLEMS } from './backup/problem.ts';
import { FILE_PROBLEMS } from './files/problem.ts';
import { STORE_PROBLEMS } from './problem.ts';
import { SCHEMA_PROBLEMS } from './schema/problem.ts';
import { SERVER_PROBLEMS } from './server/problem.ts';

test('no two rooms of the store share a code', () => {
  const codes = [FILE_PROBLEMS, SERVER_PROBLEMS, SCHEMA_PROBLEMS, BACKUP_PROBLEMS].flatMap(Object.keys);
  assert.equal(Object.keys(STORE_PROBLEMS).length, codes.length);
});

test('a refusal says the same in every language: each names the same parameters', () => {
  const entries: readonly (readonly [string, ProblemEntry])[] = Object.entries(STORE_PROBLEMS);
  for (const [code, entry] of entries) {
    for (const text of [entry.title, entry.remedy]) {
      const marks = LANGUAGES.map((language) => [...text[language].matchAll(/\{\w+\}/g)].map(String).sort());
      assert.deepEqual(marks[0], marks[2], `${code}, ar`);
      assert.deepEqual(marks[1], marks[2], `${code}, fr`);
    }
  }
});
