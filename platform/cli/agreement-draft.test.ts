import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseContract } from '@wasl/exchange';
import { Problem } from '@wasl/kernel';
import { agreementContent } from '@wasl/receipt';
import { fleetContract } from '../testing/fleet.ts';
import { draftAgreement, readDraft } from './agreement-draft.ts';
import { compactPointers, fieldsByOperation } from './contract-fields.ts';

const CONTRACT = parseContract(new TextEncoder().encode(fleetContract('1.0.0')));
const TEXT = { ar: 'نص', fr: 'texte', en: 'text' };
const SERVICE = {
  organisation: 'works',
  service: 'fleet',
  major: 1,
  version: '1.0.0',
  system: 'garage',
  title: TEXT,
  contract: CONTRACT.digest,
};

const draft = draftAgreement(
  { organisation: 'audit', system: 'desk' },
  SERVICE,
  CONTRACT,
  Date.UTC(2026, 1, 3, 4),
);
const finished = { ...draft, purpose: { code: 'review', text: TEXT }, legalBasis: TEXT };
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const code = (expected: string) => (error: unknown) => error instanceof Problem && error.code === expected;

test('a draft holds every operation and field of the contract, from today for a year', () => {
  assert.deepEqual(draft.fields, {
    listVehicles: ['/total', '/items/*/id', '/items/*/title', '/items/*/seats', '/items/*/remark'],
  });
  assert.deepEqual(
    [draft.validFrom, draft.validUntil],
    ['2026-02-03T00:00:00.000Z', '2027-02-03T00:00:00.000Z'],
  );
});

test('what a person has to say is left empty, and a draft is not read before it is said', () => {
  assert.throws(() => readDraft('audit/fleet', 'd.json', bytes(draft)), code('draft-unfinished'));
  assert.deepEqual(readDraft('audit/fleet', 'd.json', bytes(finished)), finished);
  assert.deepEqual(
    agreementContent({ subject: 'agreement/audit/fleet', content: JSON.stringify(finished) }),
    finished,
  );
});

test('a draft that the registry would not take is refused before anything is signed', () => {
  for (const wrong of [{ ...finished, more: 1 }, { ...finished, version: 0 }, [], 'text']) {
    assert.throws(() => readDraft('audit/fleet', 'd.json', bytes(wrong)), code('document-malformed'));
  }
  assert.throws(() => readDraft('other/fleet', 'd.json', bytes(finished)), code('document-malformed'));
  assert.throws(() => readDraft('audit/fleet', 'd.json', Uint8Array.of(0xff)), code('document-malformed'));
});

test('withheld is what no agreed pointer names or stands above', () => {
  const [fields] = fieldsByOperation(
    { operations: ['listVehicles'], fields: { listVehicles: ['/items/*/title', '/total'] } },
    CONTRACT,
  );
  assert.deepEqual(fields?.withheld, ['/items/*/id', '/items/*/seats', '/items/*/remark']);
  assert.deepEqual(
    fieldsByOperation({ operations: ['listVehicles'], fields: { listVehicles: ['/items'] } }, CONTRACT)[0]
      ?.withheld,
    ['/total'],
  );
});

test('pointers that share what they stand in are named once', () => {
  assert.equal(
    compactPointers(['/total', '/items/*/id', '/items/*/title', '/a/b']),
    '/total /items/*/{id, title} /a/b',
  );
});
