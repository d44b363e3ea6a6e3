import assert from 'node:assert/strict';
import { test } from 'node:test';
import { REGIONS } from '../regions.ts';
import { recordConsultation } from '../store/consult.ts';
import { validateEntry, writeEntry } from '../store/entries.ts';
import { fillProgramme } from '../testing/fill.ts';
import { AT, openProgramme } from '../testing/open-programme.ts';
import { EVIDENCE, FIGURE, INDICATOR, RECEIPT } from '../testing/records.ts';
import { readParameters } from '../view/list-query.ts';
import { byRegion } from './by-region.ts';
import { commitmentPage } from './commitment-page.ts';
import { listPage } from './list-page.ts';
import { dataOfYear, itemsOfYear, latestChanges } from './open-data.ts';
import { overview } from './overview.ts';
import { resultsPage } from './results-page.ts';

const store = await openProgramme();
const { pool } = store;
test.after(() => store.close());

async function ids(query: string): Promise<readonly string[]> {
  const asked = readParameters(new Map([...new URLSearchParams(query)].map(([k, v]) => [k, [v]])), 'fr');
  assert.ok(asked !== null, query);
  return (await listPage(pool, asked)).items.map(({ id }) => id);
}

test('an overview counts what was announced, and guesses no day', async () => {
  const page = await overview(pool, { year: 2026, today: '2026-11-24', resultsOn: null });
  assert.equal(page.total, 35);
  assert.equal(page.asOf, '2025-12-17');
  assert.equal(page.daysToResults, null);
  assert.deepEqual(page.byStanding, [{ name: 'announced', count: 35 }]);
  assert.deepEqual(page.byCompletion, [{ name: 'no-evidence', count: 35 }]);
  assert.deepEqual(page.byDomain[0], { name: 'facilities', count: 12 });
  assert.equal(
    page.byKind.reduce((sum, { count }) => sum + count, 0),
    35,
  );
  assert.equal(page.latest.length, 10);
  const dated = await overview(pool, { year: 2026, today: '2026-11-24', resultsOn: '2026-12-17' });
  assert.equal(dated.daysToResults, 23);
});

test('a list is filtered, found in three languages, and paged', async () => {
  assert.equal((await ids('year=2026')).length, 25);
  assert.deepEqual(await ids('year=2026&page=2&domain=digital'), []);
  assert.deepEqual(await ids('domain=digital'), ['2026-D01', '2026-D02', '2026-D03', '2026-D04']);
  assert.deepEqual(await ids('standing=no-later-data'), ['2025-04', '2025-05']);
  assert.deepEqual(await ids('standing=date-changed'), ['2025-01']);
  assert.deepEqual(await ids('region=not-announced'), ['2026-F04', '2026-F07']);
  assert.deepEqual(await ids('region=MA-02'), ['2026-F08']);
  assert.deepEqual(await ids(`q=${encodeURIComponent('الحسيمه')}`), ['2026-F01', '2026-F02']);
  for (const words of ['al hoceima siege', 'HOCEÏMA headquarters', 'للأمن الجهوي بالحسيمة']) {
    assert.deepEqual(await ids(`q=${encodeURIComponent(words)}&domain=facilities`), ['2026-F01'], words);
  }
  assert.deepEqual(await ids('q=%25'), await ids(''));
  assert.deepEqual((await ids('sort=due&year=2025')).at(-1), '2025-01');
  assert.deepEqual((await ids('sort=changed&year=2025')).slice(0, 3), ['2025-01', '2025-03', '2025-02']);
});

test('by region: all twelve, with those whose place was not announced and those without one apart', async () => {
  const page = await byRegion(pool, 2026);
  assert.deepEqual(
    page.regions.map(({ region }) => region),
    [...REGIONS],
  );
  const placed = page.regions.reduce((sum, { total }) => sum + total, 0);
  assert.equal(page.placeNotAnnounced.total, 2);
  assert.deepEqual(
    page.placeNotAnnounced.items.map(({ id }) => id),
    ['2026-F04', '2026-F07'],
  );
  assert.equal(placed + page.placeNotAnnounced.total + page.withoutPlace.total, 35);
  assert.ok(page.regions.every(({ total, items }) => total === items.length));
});

test('the results of last year: its commitments, its figures with a source, and no period that nobody published', async () => {
  const page = await resultsPage(pool, 2025);
  assert.equal(page.commitments.length, 5);
  assert.equal(page.published, null);
  assert.ok(page.figures.every(({ period }) => period === '2025'));
  const shown = [...page.figures, ...page.otherYears];
  assert.ok(shown.some(({ conflicting }) => conflicting));
  assert.ok(shown.every(({ metric }) => metric.id !== 'new-structures'));
});

test('open data of a year hold all of it; the feed what changed last', async () => {
  assert.equal((await itemsOfYear(pool, 2026)).items.length, 35);
  assert.equal((await dataOfYear(pool, 2025)).commitments.length, 5);
  assert.equal((await latestChanges(pool, 3)).commitments.length, 3);
});

test('one commitment: figures with their receipts, evidence with its grade, and nobody’s name', async () => {
  assert.equal(await commitmentPage(pool, '2026-X99'), null);
  const id = '2026-Q02';
  async function write(content: Parameters<typeof writeEntry>[1]['content']) {
    const written = await writeEntry(
      pool,
      { commitment: id, replaces: null, content },
      { by: 'owner', at: AT },
    );
    const grade = content.kind === 'evidence' ? 'independently-confirmed' : null;
    await validateEntry(pool, written, { by: 'head', at: AT, decision: 'accepted', grade, reason: 'مطابق' });
    return written;
  }
  const indicator = await write(INDICATOR);
  await write({ ...FIGURE, indicator });
  await write(EVIDENCE);
  await recordConsultation(pool, '2026-02-28', { by: 'office', at: AT });
  const page = await commitmentPage(pool, id);
  assert.deepEqual(page?.commitment.receipts, [RECEIPT]);
  assert.deepEqual(
    page?.commitment.indicators[0]?.figures.map(({ value, n }) => [value, n]),
    [[81.5, 400]],
  );
  assert.equal(page?.commitment.evidence[0]?.grade, 'independently-confirmed');
  assert.equal(page?.commitment.standing, 'announced');
  assert.doesNotMatch(JSON.stringify(page), /"owner"[^:]|head|"author"/);
  const silent = await commitmentPage(pool, '2026-Q01');
  assert.deepEqual(
    [silent?.commitment.standing, silent?.commitment.noLaterDataAsOf],
    ['no-later-data', '2026-02-28'],
  );
});

test('a store that a bench filled reads like any other', async () => {
  const filled = await fillProgramme(pool, { commitments: 36, evidence: 72, year: 2030 });
  const page = await overview(pool, { year: 2030, today: '2030-11-24', resultsOn: null });
  assert.equal(page.total, 36);
  assert.equal(page.byCompletion.find(({ name }) => name === 'no-evidence')?.count, 18);
  const one = await commitmentPage(pool, filled[1] ?? '');
  assert.equal(one?.commitment.evidence.length, 2);
  const dated = await dataOfYear(pool, 2030);
  assert.deepEqual(
    dated.commitments.map(({ id }) => id),
    filled,
  );
});
