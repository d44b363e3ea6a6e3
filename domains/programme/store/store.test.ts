import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '@wasl/kernel';
import { recordsOfProgramme, recordsOfResults } from '../announcement/shipped.ts';
import { standingOf } from '../announcement/standing.ts';
import { PROGRAMME } from '../commitments.ts';
import { RESULTS_2025 } from '../results/read-results.ts';
import { AT, openProgramme } from '../testing/open-programme.ts';
import { EVIDENCE, FIGURE, INDICATOR, source, version, words } from '../testing/records.ts';
import { viewOf } from '../view/commitment-view.ts';
import { itemOf } from '../view/list-item.ts';
import { rowOf } from '../view/row.ts';
import { addOutcome, addVersion, announceCommitment } from './announce.ts';
import { consultedUntil, recordConsultation } from './consult.ts';
import { validateEntry, writeEntry } from './entries.ts';
import { allItems } from './list.ts';
import { readRecords, readYear } from './read-records.ts';
import { shipFacts } from './ship.ts';

const ACT = { by: 'office', at: AT };
const ID = '2026-F01';

function refusal(code: string): (error: unknown) => boolean {
  return (error) => error instanceof Problem && error.code === code;
}

async function accept(pool: Parameters<typeof validateEntry>[0], id: string, changes: object = {}) {
  const validation = { by: 'reviewer', at: AT, decision: 'accepted', grade: null, reason: 'مطابق' } as const;
  await validateEntry(pool, id, { ...validation, ...changes });
}

test('the shipped facts are read in once, and come back as they were', async () => {
  await using store = await openProgramme();
  const { pool } = store;
  await Promise.all([shipFacts(pool, AT), shipFacts(pool, AT)]);
  assert.deepEqual(await readYear(pool, 2026), recordsOfProgramme(PROGRAMME).toSorted(byId));
  assert.deepEqual(await readYear(pool, 2025), recordsOfResults(RESULTS_2025));
  assert.equal(await consultedUntil(pool), '2025-12-17');
});

test('a later start keeps what the office added since', async () => {
  await using store = await openProgramme();
  const { pool } = store;
  await addVersion(pool, ID, version(2, '2026-02-01', { due: '2026-H2' }), ACT);
  await shipFacts(pool, AT);
  const [record] = await readRecords(pool, [ID]);
  assert.equal(record?.versions.length, 2);
});

test('what stands in the lists is what the rules say of all that is held', async () => {
  await using store = await openProgramme();
  const { pool } = store;
  await addVersion(pool, ID, version(2, '2026-02-01', { due: '2026-H2' }), ACT);
  await addOutcome(
    pool,
    '2026-F02',
    { outcome: 'kept', source: source('2026-02-10', 'report'), note: null, confidence: 'M' },
    ACT,
  );
  await accept(
    pool,
    await writeEntry(pool, { commitment: '2026-F03', replaces: null, content: EVIDENCE }, ACT),
    { grade: 'documented' },
  );
  await recordConsultation(pool, '2026-02-15', ACT);
  const asOf = await consultedUntil(pool);
  assert.equal(asOf, '2026-02-15');
  const records = await readYear(pool, 2026);
  assert.deepEqual(
    await allItems(pool, 2026, asOf),
    records.map((record) => itemOf(rowOf(record), asOf)),
  );
  for (const record of records) {
    const { standing, noLaterDataAsOf } = standingOf(record, asOf);
    const item = itemOf(rowOf(record), asOf);
    assert.deepEqual([item.standing, item.noLaterDataAsOf], [standing, noLaterDataAsOf], record.id);
  }
});

test('a source that is entered after the last consultation counts at once, and says nothing of other commitments', async () => {
  await using store = await openProgramme();
  const { pool } = store;
  await addVersion(pool, ID, version(2, '2026-02-01', { due: '2026-H2' }), ACT);
  const asOf = await consultedUntil(pool);
  assert.equal(asOf, '2025-12-17');
  const records = await readRecords(pool, [ID, '2026-F02']);
  assert.deepEqual(
    records
      .map((record) => viewOf(record, asOf))
      .map(({ standing, noLaterDataAsOf }) => [standing, noLaterDataAsOf]),
    [
      ['reworded', null],
      ['announced', null],
    ],
  );
});

test('two editors of one commitment: the second is told, and nothing of theirs is entered', async () => {
  await using store = await openProgramme();
  const { pool } = store;
  const outcomes = await Promise.allSettled([
    addVersion(pool, ID, version(2, '2026-02-01', { due: '2026-H2' }), ACT),
    addVersion(pool, ID, version(2, '2026-02-02', { due: '2027' }), ACT),
  ]);
  const [refused, ...others] = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  assert.deepEqual(others, []);
  assert.ok(refusal('version-overtaken')(refused));
  const [record] = await readRecords(pool, [ID]);
  assert.equal(record?.versions.length, 2);
});

test('a commitment is announced once, by a source that has been published and names nobody', async () => {
  await using store = await openProgramme();
  const { pool } = store;
  const fresh = {
    id: '2026-F13',
    year: 2026,
    domain: 'facilities',
    version: version(1, '2026-02-01'),
  } as const;
  await announceCommitment(pool, fresh, ACT);
  await assert.rejects(announceCommitment(pool, fresh, ACT), refusal('version-overtaken'));
  const early = { ...fresh, id: '2026-F14', version: version(1, '2026-03-02') };
  await assert.rejects(announceCommitment(pool, early, ACT), refusal('date-malformed'));
  const named = { ...fresh, id: '2026-F14', version: { ...fresh.version, sentence: words('AB123456') } };
  await assert.rejects(announceCommitment(pool, named, ACT), refusal('publication-personal'));
  await assert.rejects(
    addVersion(pool, '2026-F14', version(2, '2026-02-01'), ACT),
    refusal('commitment-unknown'),
  );
});

test('a commitment is carried over to a later year only, and to one that is known', async () => {
  await using store = await openProgramme();
  const { pool } = store;
  const over = {
    outcome: 'carried-over',
    source: source('2026-01-10'),
    note: null,
    confidence: null,
  } as const;
  await addOutcome(pool, '2025-01', { ...over, to: ID }, ACT);
  await assert.rejects(addOutcome(pool, ID, { ...over, to: '2025-01' }, ACT), refusal('carried-backwards'));
  await assert.rejects(addOutcome(pool, ID, { ...over, to: ID }, ACT), refusal('carried-backwards'));
  await assert.rejects(addOutcome(pool, ID, { ...over, to: '2027-F99' }, ACT), refusal('commitment-unknown'));
});

test('what the office writes is public once a second person accepted it, and not before', async () => {
  await using store = await openProgramme();
  const { pool } = store;
  const written = await writeEntry(pool, { commitment: ID, replaces: null, content: INDICATOR }, ACT);
  assert.deepEqual((await readRecords(pool, [ID]))[0]?.entries, []);
  await assert.rejects(accept(pool, written, { by: 'office' }), refusal('reviewer-is-author'));
  await accept(pool, written);
  await assert.rejects(accept(pool, written), refusal('entry-validated'));
  assert.deepEqual((await readRecords(pool, [ID]))[0]?.entries, [
    {
      id: written,
      commitment: ID,
      author: 'office',
      at: AT,
      replaces: null,
      content: INDICATOR,
      validation: { by: 'reviewer', at: AT, decision: 'accepted', grade: null, reason: 'مطابق' },
    },
  ]);
});

test('of two reviewers at once one decides', async () => {
  await using store = await openProgramme();
  const { pool } = store;
  const written = await writeEntry(pool, { commitment: ID, replaces: null, content: INDICATOR }, ACT);
  const outcomes = await Promise.allSettled([
    accept(pool, written, { by: 'first' }),
    accept(pool, written, { by: 'second', decision: 'returned' }),
  ]);
  assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
});

test('a correction replaces an accepted entry of its own kind', async () => {
  await using store = await openProgramme();
  const { pool } = store;
  const indicator = await writeEntry(pool, { commitment: ID, replaces: null, content: INDICATOR }, ACT);
  await accept(pool, indicator);
  const content = { ...FIGURE, indicator };
  const wrong = writeEntry(pool, { commitment: ID, replaces: indicator, content }, ACT);
  await assert.rejects(wrong, refusal('entry-unknown'));
  const figure = await writeEntry(pool, { commitment: ID, replaces: null, content }, ACT);
  await accept(pool, figure);
  const correction = { ...content, value: 80 };
  await accept(pool, await writeEntry(pool, { commitment: ID, replaces: figure, content: correction }, ACT));
  assert.equal((await readRecords(pool, [ID]))[0]?.entries.length, 3);
});

test('the module’s role adds to the history and changes nothing in it; nobody reviews their own, in SQL either', async () => {
  await using store = await openProgramme();
  const { pool } = store;
  const written = await writeEntry(pool, { commitment: ID, replaces: null, content: INDICATOR }, ACT);
  const tables = [
    'source',
    'commitment',
    'version',
    'outcome',
    'entry',
    'validation',
    'observation',
    'frozen',
  ];
  for (const table of tables) {
    await assert.rejects(pool.query(`DELETE FROM programme.${table}`), { code: '42501' });
    await assert.rejects(pool.query(`TRUNCATE programme.${table} CASCADE`), { code: '42501' });
  }
  await assert.rejects(pool.query("UPDATE programme.version SET terms = '{}'"), { code: '42501' });
  await assert.rejects(pool.query("UPDATE programme.frozen SET document = ''"), { code: '42501' });
  const own = pool.query(
    "INSERT INTO programme.validation VALUES ($1, 'office', 'office', 'accepted', NULL, 'x', now())",
    [written],
  );
  await assert.rejects(own, { code: '23514' });
  const alias = pool.query(
    "INSERT INTO programme.validation VALUES ($1, 'another', 'office', 'accepted', NULL, 'x', now())",
    [written],
  );
  await assert.rejects(alias, { code: '23503' });
});

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}
