import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '@wasl/kernel';
import { NOTICE } from '@wasl/receipt';
import { DEFAULT_WEIGHTS } from '../period/weights.ts';
import { AT, openProgramme } from '../testing/open-programme.ts';
import { version, words } from '../testing/records.ts';
import { addVersion } from './announce.ts';
import { approveCorrection, freezeYear, proposeCorrection, publishPeriod, readPublished } from './periods.ts';

const [OFFICE, OTHER] = [
  { by: 'office', at: AT },
  { by: 'head', at: AT },
];

const MODEL = { weights: DEFAULT_WEIGHTS, notice: NOTICE };

function refusal(code: string): (error: unknown) => boolean {
  return (error) => error instanceof Problem && error.code === code;
}

test('a period is frozen once: again gives the same bytes, and what changed since is refused', async () => {
  await using store = await openProgramme();
  const { pool } = store;
  const frozen = await freezeYear(pool, 2025, MODEL, OFFICE);
  assert.deepEqual(await freezeYear(pool, 2025, MODEL, OTHER), frozen);
  await addVersion(pool, '2025-04', version(2, '2026-02-01', { due: '2027' }), OFFICE);
  await assert.rejects(freezeYear(pool, 2025, MODEL, OFFICE), refusal('period-frozen'));
});

test('publishing takes two people; until then there is nothing to read', async () => {
  await using store = await openProgramme();
  const { pool } = store;
  await assert.rejects(publishPeriod(pool, '2025', OTHER), refusal('period-unknown'));
  const frozen = await freezeYear(pool, 2025, MODEL, OFFICE);
  assert.equal(await readPublished(pool, '2025'), null);
  await assert.rejects(publishPeriod(pool, '2025', OFFICE), refusal('publisher-alone'));
  await publishPeriod(pool, '2025', OTHER);
  await publishPeriod(pool, '2025', OTHER);
  const published = await readPublished(pool, '2025');
  assert.deepEqual(published, {
    period: frozen.period,
    bytes: frozen.bytes,
    sha256: frozen.sha256,
    publishedAt: AT,
    corrections: [],
  });
});

test('a correction is shown beside what it corrects once a second person approved it; the bytes stay', async () => {
  await using store = await openProgramme();
  const { pool } = store;
  const frozen = await freezeYear(pool, 2025, MODEL, OFFICE);
  await publishPeriod(pool, '2025', OTHER);
  const correction = { pointer: '/commitments/0/terms/target', was: 1, is: 2, reason: words('خطأ في النقل') };
  const wrong = proposeCorrection(pool, '2025', { ...correction, was: 3 }, OFFICE);
  await assert.rejects(wrong, refusal('correction-misplaced'));
  assert.equal(await proposeCorrection(pool, '2025', correction, OFFICE), 1);
  assert.deepEqual((await readPublished(pool, '2025'))?.corrections, []);
  await assert.rejects(approveCorrection(pool, '2025', 1, OFFICE), refusal('publisher-alone'));
  await approveCorrection(pool, '2025', 1, OTHER);
  const published = await readPublished(pool, '2025');
  assert.deepEqual(published?.corrections, [{ ...correction, number: 1, approvedAt: AT }]);
  assert.deepEqual(published?.bytes, frozen.bytes);
});
