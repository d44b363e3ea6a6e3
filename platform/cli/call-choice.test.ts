import assert from 'node:assert/strict';
import { test } from 'node:test';
import { candidatesFor } from './call-choice.ts';
import type { ListedAgreement } from './directory.ts';

const TEXT = { ar: 'ن', fr: 't', en: 't' };
const NOW = Date.parse('2026-06-01T00:00:00.000Z');

function agreement(id: string, service: string, more: Partial<ListedAgreement> = {}): ListedAgreement {
  return {
    id,
    standing: 'in-force',
    digest: `sha-256:${'A'.repeat(43)}=`,
    version: 1,
    consumer: { organisation: 'audit', system: 'desk' },
    provider: { organisation: 'works', service, major: 1 },
    operations: ['list'],
    purpose: { code: 'review', text: TEXT },
    legalBasis: TEXT,
    fields: { list: ['/total'] },
    validFrom: '2026-01-01T00:00:00.000Z',
    validUntil: '2027-01-01T00:00:00.000Z',
    quota: { perMinute: 1, perDay: 1 },
    ...more,
  };
}

const OURS = new Set(['audit/desk']);

function found(agreements: readonly ListedAgreement[], target: string, systems = OURS): string[] {
  return candidatesFor(agreements, target, systems, NOW).map(
    ({ agreement: { id }, path }) => `${id} ${path}`,
  );
}

test('a target names a service, with or without its organisation, and the rest is the path', () => {
  const agreements = [agreement('audit/one', 'programme'), agreement('audit/two', 'fleet')];
  assert.deepEqual(found(agreements, 'programme/commitments/F01'), ['audit/one /commitments/F01']);
  assert.deepEqual(found(agreements, 'works/fleet/cars'), ['audit/two /cars']);
  for (const target of ['programme', 'programme/', 'works/programme', 'other/commitments', '']) {
    assert.deepEqual(found(agreements, target), [], target);
  }
});

test('two readings of a target are both told, and none is guessed', () => {
  const agreements = [agreement('audit/one', 'works'), agreement('audit/two', 'fleet')];
  assert.deepEqual(found(agreements, 'works/fleet/cars'), ['audit/one /fleet/cars', 'audit/two /cars']);
});

test('only agreements of systems whose key is held are asked under, and those in force come before all', () => {
  const [good, late, held] = [
    agreement('audit/good', 'fleet'),
    agreement('audit/late', 'fleet', { validUntil: '2026-02-01T00:00:00.000Z' }),
    agreement('audit/held', 'fleet', { standing: 'suspended' }),
  ];
  assert.deepEqual(found([good, late, held], 'fleet/cars'), ['audit/good /cars']);
  assert.deepEqual(found([late, held], 'fleet/cars'), ['audit/late /cars', 'audit/held /cars']);
  assert.deepEqual(found([good], 'fleet/cars', new Set(['audit/other'])), []);
});
