import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { Problem } from '@wasl/kernel';
import { NOTICE } from '@wasl/receipt';
import fc from 'fast-check';
import { recordsOfProgramme } from '../announcement/shipped.ts';
import { PROGRAMME } from '../commitments.ts';
import { RESULTS_2025 } from '../results/read-results.ts';
import { EVIDENCE, entry, record, words } from '../testing/records.ts';
import { type Correction, faultsOfCorrection } from './correction.ts';
import { freezePeriod, type PeriodContent } from './freeze.ts';
import { faultsOfPublication } from './publication.ts';
import { DEFAULT_WEIGHTS } from './weights.ts';

const CONTENT: PeriodContent = {
  period: '2025',
  asOf: '2025-12-17',
  records: recordsOfProgramme(PROGRAMME),
  metrics: RESULTS_2025.metrics,
  observations: RESULTS_2025.observations,
  weights: DEFAULT_WEIGHTS,
  notice: NOTICE,
};
const FROZEN = freezePeriod(CONTENT);
const TEXT = new TextDecoder().decode(FROZEN.bytes);

test('a period frozen twice is the same to the byte, in whatever order its facts come', () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...CONTENT.records], { minLength: CONTENT.records.length }),
      fc.shuffledSubarray([...CONTENT.observations], { minLength: CONTENT.observations.length }),
      fc.shuffledSubarray([...CONTENT.metrics], { minLength: CONTENT.metrics.length }),
      (records, observations, metrics) => {
        assert.deepEqual(freezePeriod({ ...CONTENT, records, observations, metrics }), FROZEN);
      },
    ),
    { numRuns: 20 },
  );
});

test('its digest is the SHA-256 of its bytes, and one changed fact changes it', () => {
  assert.equal(FROZEN.sha256, createHash('sha256').update(FROZEN.bytes).digest('hex'));
  assert.notEqual(freezePeriod({ ...CONTENT, asOf: '2025-12-18' }).sha256, FROZEN.sha256);
});

test('a figure without a source does not enter, nor does a name of whoever wrote or reviewed', () => {
  assert.doesNotMatch(TEXT, /police-districts|new-structures/);
  const written = record({ entries: [entry('evidence', EVIDENCE, { author: 'somebody' })] });
  const text = new TextDecoder().decode(freezePeriod({ ...CONTENT, records: [written] }).bytes);
  assert.match(text, /محضر التسلم/);
  assert.doesNotMatch(text, /somebody|reviewer/);
});

test('law 09-08 art. 12: what looks like an identifier of a person stops the freezing', () => {
  const named = record({ entries: [entry('evidence', { ...EVIDENCE, title: words('محضر AB123456') })] });
  assert.throws(
    () => freezePeriod({ ...CONTENT, records: [named] }),
    (error) => error instanceof Problem && error.code === 'publication-personal',
  );
});

test('a correction names what stood and what stands, and leaves the bytes', () => {
  const correction: Correction = {
    pointer: '/commitments/0/terms/target',
    was: 1,
    is: 2,
    reason: words('خطأ في النقل'),
  };
  const codes = (changes: Partial<Correction>) =>
    faultsOfCorrection(FROZEN, { ...correction, ...changes }).map(({ code }) => code);
  assert.deepEqual(codes({}), []);
  assert.deepEqual(codes({ was: 3 }), ['correction-misplaced']);
  assert.deepEqual(codes({ is: 1 }), ['correction-misplaced']);
  for (const pointer of [
    '/commitments/99',
    'commitments',
    '/__proto__',
    '/commitments/length',
    '/format/0/x',
  ]) {
    assert.deepEqual(codes({ pointer }), ['correction-misplaced'], pointer);
  }
  assert.deepEqual(codes({ pointer: '', was: JSON.parse(TEXT) }), []);
  assert.deepEqual(codes({ reason: words('') }), ['reason-missing']);
  assert.deepEqual(codes({ reason: words('AB123456') }), ['publication-personal']);
});

test('publishing takes two people', () => {
  assert.deepEqual(faultsOfPublication({ proposedBy: 'a', approvedBy: 'b' }), []);
  assert.deepEqual(
    faultsOfPublication({ proposedBy: 'a', approvedBy: 'a' }).map(({ code }) => code),
    ['publisher-alone'],
  );
});
