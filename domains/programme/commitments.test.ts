import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { looksPersonal } from '@wasl/kernel';
import { ReceiptError } from '@wasl/receipt';
import { type Commitment, DOMAINS } from './commitment.ts';
import { PROGRAMME, readProgramme } from './commitments.ts';

const TEXT = readFileSync(new URL('./data/programme-2026.json', import.meta.url), 'utf8');
const { commitments } = PROGRAMME;

function byId(id: string): Commitment {
  const found = commitments.find((commitment) => commitment.id === id);
  return found ?? assert.fail(`no commitment ${id}`);
}

function refuses(text: string): void {
  assert.notEqual(text, TEXT);
  assert.throws(
    () => readProgramme(text),
    (error) => error instanceof ReceiptError && error.code === 'json-malformed',
  );
}

test('the programme is what the file says, with nothing added and nothing lost', () => {
  assert.deepEqual(PROGRAMME, JSON.parse(TEXT));
});

test('35 commitments were announced, in nine domains, each with an identifier of its own', () => {
  assert.equal(commitments.length, 35);
  assert.equal(new Set(commitments.map(({ id }) => id)).size, 35);
  assert.deepEqual(new Set(commitments.map(({ domain }) => domain)), new Set(DOMAINS));
});

test('12 commitments on facilities stand for 23 buildings and units', () => {
  const facilities = commitments.filter(({ domain }) => domain === 'facilities');
  const targets = facilities.map(({ target }) => target ?? assert.fail('a target is unknown'));
  assert.equal(facilities.length, 12);
  assert.equal(
    targets.reduce((sum, target) => sum + target, 0),
    23,
  );
});

test('what was not announced is null, and stays apart from what does not apply', () => {
  assert.equal(PROGRAMME.source.url, null);
  assert.equal(byId('2026-F04').place, null);
  assert.deepEqual(byId('2026-F04').unknown, ['place']);
  assert.deepEqual(byId('2026-F07').unknown, ['places']);
  assert.equal(byId('2026-F08').nature, null);
  assert.equal(byId('2026-D04').due, null);
  assert.equal('place' in byId('2026-D01'), false);
});

test('a due date that the announcement leaves open is marked, and only on facilities', () => {
  const ambiguous = commitments.filter((commitment) => commitment.ambiguous).map(({ id }) => id);
  assert.deepEqual(
    ambiguous,
    ['04', '05', '06', '07', '08', '09', '10', '11', '12'].map((number) => `2026-F${number}`),
  );
});

test('the facts have a source and a date, and the source says that its list is open', () => {
  assert.equal(PROGRAMME.asOf, '2025-12-17');
  assert.equal(PROGRAMME.source.publishedOn, '2025-12-17');
  assert.equal(PROGRAMME.source.exhaustive, false);
});

test('no text of the programme looks like an identifier of a person', () => {
  const texts = commitments.flatMap(({ title, note }) => [...Object.values(title), note ?? '']);
  assert.deepEqual(texts.filter(looksPersonal), []);
  assert.equal(looksPersonal('AB123456'), true);
});

test('the programme cannot be changed by whoever reads it', () => {
  const { title } = byId('2026-F01');
  assert.throws(() => Object.assign(title, { en: 'Another' }), TypeError);
  assert.throws(() => Object.assign(commitments, { 0: byId('2026-F02') }), TypeError);
});

test('a file with anything unknown, missing, doubled or misspelt is refused', () => {
  refuses(TEXT.replace('"asOf"', '"asOff"'));
  refuses(TEXT.replace('"exhaustive": false', '"exhaustive": false, "budget": null'));
  refuses(TEXT.replace('"id": "2026-F02"', '"id": "2026-F01"'));
  refuses(TEXT.replace('"id": "2026-F02"', '"id": "2026-f02"'));
  refuses(TEXT.replace('"asOf": "2025-12-17"', '"asOf": "2025-02-30"'));
  refuses(TEXT.replace('"asOf": "2025-12-17"', '"asOf": "17/12/2025"'));
  refuses(TEXT.replace('"domain": "facilities"', '"domain": "intelligence"'));
  refuses(TEXT.replace('"target": 12', '"target": 0'));
  refuses(TEXT.replace('"target": 12', '"target": 12.5'));
  refuses(TEXT.replace('"ambiguous": true', '"ambiguous": "true"'));
  refuses(TEXT.replace('"unknown": ["place"]', '"unknown": []'));
  refuses(TEXT.replace('"unknown": ["place"]', '"unknown": ["place", "place"]'));
  refuses(TEXT.replace('"unknown": ["place"]', '"unknown": ["budget"]'));
  refuses(TEXT.replace('"nature": "fit-out"', '"nature": "demolition"'));
  refuses(TEXT.replace('"iso": "MA-01"', '"iso": "MA-13"'));
  refuses(TEXT.replace('"en": "New regional', '"es": "New regional'));
  refuses(TEXT.replace('"due": "2026"', '"due": 2026'));
  refuses(TEXT.replace('"due": "2026"', '"due": "2026", "due": "2026"'));
  refuses(JSON.stringify({ ...JSON.parse(TEXT), commitments: {} }));
  refuses(JSON.stringify({ ...JSON.parse(TEXT), commitments: [null] }));
});
