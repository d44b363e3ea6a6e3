import assert from 'node:assert/strict';
import { test } from 'node:test';
import { subjectOfSameKey } from './key-reuse.ts';
import { setting } from './testing/exchange-registry.ts';
import { sha256, type TestKey, testKey } from './testing/keys.ts';
import {
  keyStatement,
  OPERATOR,
  ORGANISATION,
  OTHER,
  OTHER_OPERATOR,
  organisationStatement,
  signStatement,
  withdrawal,
} from './testing/world.ts';

const KEY = `key/${ORGANISATION}/operator`;
const SYSTEM_KEY = `system-key/${ORGANISATION}/garage/2026`;
const system = await testKey('model-directorate/garage/2026');

function systemKey(subject: string, key: TestKey) {
  const [, organisation, code] = subject.split('/');
  const period = { validFrom: '2026-01-01T00:00:00.000Z', validUntil: null };
  return setting(subject, { organisation, system: code, key: key.vkey, ...period });
}

const current = await Promise.all(
  [
    organisationStatement(1, ORGANISATION, OPERATOR),
    keyStatement(2, KEY, OPERATOR),
    systemKey(SYSTEM_KEY, system),
    setting('record/model-directorate/other', { key: OTHER_OPERATOR.vkey }),
  ].map((statement) => signStatement(statement, OPERATOR)),
);

async function taken(
  statement: Parameters<typeof signStatement>[0],
  among = current,
): Promise<string | null> {
  return subjectOfSameKey(await signStatement(statement, OPERATOR), among, sha256);
}

/** The same 32 bytes under another name, and so another key ID. */
async function renamed(secret: string): Promise<TestKey> {
  return testKey('node.example/another-name', 'ed25519', secret);
}

test('one public key stands under one subject, whatever name it is given', async () => {
  const same = await renamed(OPERATOR.key.name);
  assert.deepEqual(same.key.publicKey, OPERATOR.key.publicKey);
  for (const key of [OPERATOR, same]) {
    assert.equal(await taken(keyStatement(3, `key/${OTHER}/operator`, key)), `organisation/${ORGANISATION}`);
    assert.equal(await taken(keyStatement(4, `key/${ORGANISATION}/officer/second`, key)), KEY);
    assert.equal(
      await taken(systemKey(`system-key/${OTHER}/portal/2026`, key)),
      `organisation/${ORGANISATION}`,
    );
    assert.equal(await taken(organisationStatement(5, OTHER, key)), `organisation/${ORGANISATION}`);
  }
  assert.equal(await taken(systemKey(`system-key/${ORGANISATION}/garage/2027`, system)), SYSTEM_KEY);
  assert.equal(await taken(keyStatement(6, `key/${ORGANISATION}/officer/third`, system)), SYSTEM_KEY);
});

test('an organisation and the key of its first officer name the same key by design', async () => {
  const founding = current.slice(0, 1);
  assert.equal(await taken(keyStatement(7, KEY, OPERATOR), founding), null);
  assert.equal(await taken(organisationStatement(8, ORGANISATION, OPERATOR), current.slice(1, 2)), null);
});

test('setting the same subject again is no reuse', async () => {
  assert.equal(await taken(keyStatement(9, KEY, OPERATOR)), null);
  assert.equal(await taken(systemKey(SYSTEM_KEY, system)), null);
});

test('a key that is free, and what registers none, are left alone', async () => {
  assert.equal(await taken(keyStatement(10, `key/${OTHER}/operator`, OTHER_OPERATOR)), null);
  assert.equal(await taken(withdrawal(11, KEY)), null);
  assert.equal(await taken(setting('record/model-directorate/x', { key: OPERATOR.vkey })), null);
});
