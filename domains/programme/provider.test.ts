import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LocalRequest } from '@wasl/exchange';
import { isJsonObject, type Json } from '@wasl/receipt';
import fc from 'fast-check';
import { DOMAINS, KINDS, MODALITIES } from './commitment.ts';
import { PROGRAMME } from './commitments.ts';
import { programmeProvider } from './provider.ts';
import { ask, requestOf } from './testing/ask.ts';
import { departure, jsonOf } from './testing/contract-schemas.ts';

const { commitments } = PROGRAMME;

async function answered(target: string) {
  const answer = await ask(target);
  assert.equal(answer.status, 200, target);
  const value = jsonOf(answer);
  return isJsonObject(value) ? value : assert.fail('not an object');
}

async function isRefused(target: string, status: number, changes: Partial<LocalRequest> = {}): Promise<void> {
  const { body, ...head } = await ask(target, changes);
  assert.deepEqual({ ...head, length: body.length }, { status, contentType: '', length: 0 }, target);
}

function idsOf(items: Json | undefined): Json[] {
  return Array.isArray(items)
    ? items.map((item: Json) => (isJsonObject(item) ? (item.id ?? null) : null))
    : assert.fail('not a list');
}

test('the whole list is the programme, in its order, with its date, source and totals', async () => {
  const { asOf, source, commitments: items } = PROGRAMME;
  const inWords = { ar: '35 التزاما', fr: '35 engagements', en: '35 commitments' };
  assert.deepEqual(await answered('/commitments'), {
    asOf,
    source,
    total: 35,
    targetTotal: 46,
    inWords,
    items,
  });
});

test('the list of facilities has 12 commitments that stand for 23 buildings and units', async () => {
  const { total, targetTotal, inWords } = await answered('/commitments?domain=facilities');
  assert.deepEqual({ total, targetTotal }, { total: 12, targetTotal: 23 });
  assert.match(JSON.stringify(inWords), /12 commitments standing for 23 buildings and units/);
});

test('filters hold together, and pages put end to end are the whole of what matches', async () => {
  const filters = fc.record(
    {
      domain: fc.constantFrom(...DOMAINS),
      kind: fc.constantFrom(...KINDS),
      modality: fc.constantFrom(...MODALITIES),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(filters, fc.integer({ min: 1, max: 40 }), async (filter, limit) => {
      const entries = Object.entries(filter);
      const expected = commitments
        .filter((commitment) => {
          const members: Readonly<Record<string, unknown>> = commitment;
          return entries.every(([name, value]) => members[name] === value);
        })
        .map(({ id }) => id);
      const pages: Json[] = [];
      for (let offset = 0; offset < commitments.length; offset += limit) {
        const pairs = [...entries, ['limit', limit], ['offset', offset]];
        const page = await answered(`/commitments?${pairs.map((pair) => pair.join('=')).join('&')}`);
        assert.equal(page.total, expected.length);
        pages.push(...idsOf(page.items));
      }
      assert.deepEqual(pages, expected);
    }),
  );
});

test('a page beyond the end is empty, and still says how many there are', async () => {
  const { total, items } = await answered('/commitments?offset=35');
  assert.deepEqual({ total, items }, { total: 35, items: [] });
});

test('each commitment is found by its identifier, as the list has it', async () => {
  const { asOf, source } = PROGRAMME;
  for (const commitment of commitments) {
    assert.deepEqual(await answered(`/commitments/${commitment.id}`), { asOf, source, commitment });
  }
});

test('what was not announced leaves as null, and what does not apply is absent', async () => {
  const { commitment: dogs } = await answered('/commitments/2026-F04');
  const { commitment: digital } = await answered('/commitments/2026-D01');
  assert.equal(isJsonObject(dogs) ? dogs.place : undefined, null);
  assert.equal(isJsonObject(digital) && 'place' in digital, false);
});

test('the summary adds up to the list, by domain and by kind', async () => {
  const summary = await answered('/summary');
  assert.deepEqual(
    { total: summary.total, targetTotal: summary.targetTotal },
    { total: 35, targetTotal: 46 },
  );
  for (const [name, groups] of [
    ['domain', summary.byDomain],
    ['kind', summary.byKind],
  ] as const) {
    const rows = Array.isArray(groups) ? groups.filter((group) => isJsonObject(group)) : [];
    assert.equal(
      rows.reduce((sum, row) => sum + Number(row.total), 0),
      35,
    );
    for (const row of rows) {
      const { total, targetTotal } = await answered(`/commitments?${name}=${row[name]}`);
      assert.deepEqual(row, { [name]: row[name], total, targetTotal });
    }
  }
});

test('a sum with a target that was not announced is not announced either', async () => {
  const [first, ...others] = commitments.map((commitment) => ({ ...commitment }));
  assert.ok(first);
  const unknown = [{ ...first, target: null }, ...others];
  const provider = programmeProvider({ ...PROGRAMME, commitments: unknown });
  for (const [target, path, total] of [
    ['/commitments', '/commitments', null],
    ['/commitments?domain=digital', '/commitments', 4],
    ['/summary', '/summary', null],
  ] as const) {
    const answer = await provider(requestOf(target));
    const value = jsonOf(answer);
    assert.equal(isJsonObject(value) ? value.targetTotal : undefined, total);
    assert.equal(departure(path, answer), null);
  }
});

test('a commitment that the programme does not hold is not found', async () => {
  const unknown = ['2026-F13', '2026-f01', '2025-F01', '', '2026-F01/', '2026-F01/title', '%32026-F01'];
  for (const id of [...unknown, '__proto__', '..', '2026-F01%00']) await isRefused(`/commitments/${id}`, 404);
});

test('what the contract does not offer is not found', async () => {
  for (const path of ['', '/', '/commitment', '/commitments/', '//commitments', '/Summary', '/summary/']) {
    await isRefused(path, 404);
  }
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'get']) {
    await isRefused('/commitments', 404, { method });
  }
});

test('a query that is not of the operation is refused', async () => {
  const queries = [
    'domain=police',
    'domain=',
    'domain',
    'domain=facilities&domain=facilities',
    'domain=facilities&domain=digital',
    'domain=facilities=digital',
    'domain[]=facilities',
    'Domain=facilities',
    'domain=%66acilities',
    'domain=facilities;kind=deliverable',
    'kind=deliverable&',
    '&kind=deliverable',
    'modality=promises',
    'limit=0',
    'limit=101',
    'limit=-1',
    'limit=+1',
    'limit=01',
    'limit=1e1',
    'limit=1.0',
    'limit=٥',
    'limit= 5',
    'offset=10001',
    'offset=-0',
    'sort=id',
    '__proto__=1',
    'constructor=1',
    '?',
  ];
  for (const query of queries) await isRefused(`/commitments?${query}`, 400);
  await isRefused('/commitments/2026-F01?x=1', 400);
  await isRefused('/summary?domain=facilities', 400);
});

test('a body is refused, for no operation takes one', async () => {
  await isRefused('/commitments', 400, { body: Uint8Array.of(123, 125) });
});

test('every answer is one that the contract declares, whatever the query', async () => {
  const name = fc.constantFrom('domain', 'kind', 'modality', 'limit', 'offset', 'x');
  const value = fc.oneof(
    fc.constantFrom<string>(...DOMAINS, ...KINDS, ...MODALITIES),
    fc.nat(120).map(String),
    fc.string(),
  );
  const pair = fc.tuple(name, value).map((parts) => parts.join('='));
  const query = fc.oneof(
    fc.array(pair, { maxLength: 5 }).map((pairs) => pairs.join('&')),
    fc.string({ unit: 'binary' }),
  );
  await fc.assert(
    fc.asyncProperty(query, async (text) => {
      assert.equal(departure('/commitments', await ask('/commitments', { query: text })), null);
    }),
  );
  for (const id of [...commitments.map((commitment) => commitment.id), '2026-Z99']) {
    assert.equal(departure('/commitments/{id}', await ask(`/commitments/${id}`)), null);
  }
  assert.equal(departure('/commitments/{id}', await ask('/commitments/2026-F01?x=1')), null);
  assert.equal(departure('/summary', await ask('/summary')), null);
  assert.equal(departure('/summary', await ask('/summary?x=1')), null);
});
