import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { Problem } from '@wasl/kernel';
import { LEDGER_MODULE, sha256 } from '@wasl/ledger';
import { utf8 } from '@wasl/log';
import { testStore } from '@wasl/store/testing';
import { digestOf } from '../digest.ts';
import { EXCHANGE_MODULE } from '../exchange.ts';
import { testContract } from '../testing/contract.ts';
import { openContracts } from './contracts.ts';

const DOCUMENT = utf8(testContract());
const HEX = createHash('sha256').update(DOCUMENT).digest('hex');

async function pool(t: TestContext) {
  const store = await testStore([LEDGER_MODULE, EXCHANGE_MODULE]);
  t.after(() => store.close());
  return store.pool(EXCHANGE_MODULE.name);
}

test('a contract is kept once, byte for byte, and is there after a restart', async (t) => {
  const database = await pool(t);
  const contracts = await openContracts(database, Date.now, new Set(), assert.fail);
  const digests = await Promise.all([
    contracts.keep(DOCUMENT),
    contracts.keep(DOCUMENT),
    contracts.keep(DOCUMENT),
  ]);
  const digest = `sha-256:${Buffer.from(HEX, 'hex').toString('base64')}`;
  assert.deepEqual(digests, [digest, digest, digest]);
  assert.equal(await contracts.keep(DOCUMENT), digest);
  const again = await openContracts(database, Date.now, new Set([digest]), assert.fail);
  assert.deepEqual([...again.compiled.keys()], [digest]);
  assert.deepEqual(Buffer.from((await again.document(HEX)) ?? []), Buffer.from(DOCUMENT));
  assert.equal(again.compiled.get(digest)?.contract.version, '1.0.0');
});

test('a document that is no contract is not kept', async (t) => {
  const contracts = await openContracts(await pool(t), Date.now, new Set(), assert.fail);
  for (const document of [
    '',
    '{}',
    '[]',
    testContract().replace('3.1.0', '2.0'),
    `${testContract()} `.repeat(200),
  ]) {
    await assert.rejects(
      contracts.keep(utf8(document)),
      (error) => error instanceof Problem && error.code === 'contract-malformed',
    );
  }
  assert.equal(contracts.compiled.size, 0);
});

test('what is not known, or no digest, is no document', async (t) => {
  const contracts = await openContracts(await pool(t), Date.now, new Set(), assert.fail);
  await contracts.keep(DOCUMENT);
  for (const hex of ['', '00', HEX.slice(2), 'f'.repeat(64), 'no digits at all', `${HEX}00`]) {
    assert.equal(await contracts.document(hex), null);
  }
});

test('a start reads the contracts that services name; one that it cannot use is reported and stops nothing', async (t) => {
  const store = await testStore([LEDGER_MODULE, EXCHANGE_MODULE]);
  t.after(() => store.close());
  const database = store.pool(EXCHANGE_MODULE.name);
  const contracts = await openContracts(database, Date.now, new Set(), assert.fail);
  const named = await contracts.keep(DOCUMENT);
  await contracts.keep(utf8(testContract('1.1.0')));
  const refused = utf8('{"openapi":"3.1.0"}');
  await database.query(
    'INSERT INTO exchange.contract (digest, document, entered_at) VALUES ($1, $2, now())',
    [sha256(refused), refused],
  );
  const reports: string[] = [];
  const again = await openContracts(database, Date.now, new Set([named, digestOf(refused)]), (line) =>
    reports.push(line),
  );
  assert.deepEqual([...again.compiled.keys()], [named]);
  assert.equal(reports.length, 1);
});
