import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { newId } from '@wasl/kernel';
import { ledgerProblem } from '@wasl/ledger';
import { utf8 } from '@wasl/log';
import { Client } from 'pg';
import { type OrphanOptions, settleOrphans, startSweeping } from '../gateway/orphans.ts';
import { answered, exchanges, PUT, SCAN_TARGET } from '../testing/attack.ts';
import { everythingOf, oneReceipt, receiptOf, spooled, tablesHolding } from '../testing/evidence.ts';
import { answerOf, stubGateway } from '../testing/stub-gateway.ts';
import { exchangeWorld, goodProvider, type World } from '../testing/world.ts';

const MARKER = 'marker-51cd90aa';
const OPAQUE = { 'content-type': 'application/octet-stream' };

async function asSuperuser(world: World, sql: string): Promise<void> {
  const client = new Client({ connectionString: world.store.databaseUrl });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

/** Every row that is entered from now on is refused by the database. */
function refuse(world: World, table: string): Promise<void> {
  return asSuperuser(world, `ALTER TABLE ledger.${table} ADD CONSTRAINT refused CHECK (false) NOT VALID`);
}

function admit(world: World, table: string): Promise<void> {
  return asSuperuser(world, `ALTER TABLE ledger.${table} DROP CONSTRAINT refused`);
}

test('an answer whose receipt cannot be made durable does not leave, not a byte of it', async (t) => {
  const world = await exchangeWorld(t);
  const providers = [
    { asked: { target: SCAN_TARGET }, type: 'application/octet-stream', body: MARKER.repeat(100_000) },
    {
      asked: PUT,
      type: 'application/json',
      body: JSON.stringify({ id: MARKER, title: MARKER, pages: [], holder: { office: MARKER } }),
    },
  ];
  for (const { asked, type, body } of providers) {
    world.provide((_, response) => void response.writeHead(200, { 'content-type': type }).end(body));
    await refuse(world, 'entry');
    const before = world.received.length;
    const called = await world.call(asked);
    await admit(world, 'entry');
    assert.equal(called.status, 503);
    assert.equal(called.code, 'receipt-not-kept');
    assert.ok(called.headers['wasl-exchange'], 'the caller knows under which id it will settle');
    assert.equal(called.headers['wasl-receipt'], undefined);
    assert.equal(everythingOf(called).includes(MARKER), false);
    assert.equal(world.received.length, before + 1);
    assert.deepEqual(await spooled(world), []);
  }
  assert.deepEqual(await exchanges(world), []);
  assert.deepEqual(await tablesHolding(world.store, MARKER), []);

  const options = {
    ledger: world.ledger(),
    clock: Date.now,
    underWay: new Set<string>(),
    report: () => undefined,
  };
  assert.equal(await settleOrphans(options, Date.now() + 1), providers.length);
  assert.equal(await settleOrphans(options, Date.now() + 1), 0);
  const settled = await exchanges(world);
  assert.equal(settled.length, providers.length);
  for (const { id } of settled) {
    const receipt = await oneReceipt(world, id);
    assert.equal(receipt.outcome, 'unknown');
    assert.equal(receipt.code, 'node-interrupted');
  }
  world.provide(goodProvider);
  await answered(world, PUT);
});

test('where nothing can be claimed the provider is not asked', async (t) => {
  const world = await exchangeWorld(t);
  await refuse(world, 'claim');
  for (const asked of [{}, PUT, { purpose: 'other' }]) {
    const called = await world.call(asked);
    assert.equal(called.status, 503);
    assert.equal(called.code, 'ledger-unavailable');
  }
  assert.deepEqual(world.received, []);
  await admit(world, 'claim');
  await answered(world);
  assert.equal((await exchanges(world)).length, 1);
});

test('an exchange whose database connections are cut while the provider works settles once, answered or unknown', async (t) => {
  const world = await exchangeWorld(t);
  world.provide((request, response) => {
    const cut = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()`;
    void asSuperuser(world, cut).then(() => goodProvider(request, response));
  });
  // Whether the ledger notices before it writes or while it does is a race; what leaves is not.
  const called = await world.call(PUT);
  if (called.code === null) await receiptOf(world, called);
  else assert.equal(called.code, 'receipt-not-kept');
  await world.reopen();
  const [settled, ...more] = await exchanges(world);
  assert.deepEqual(more, []);
  const receipt = await oneReceipt(world, settled?.id ?? '');
  assert.equal(receipt.outcome, called.code === null ? 'answered' : 'unknown');
  assert.equal((await world.ledger().status()).openClaims, 0);
});

test('a ledger that is unavailable releases nothing, and no file stays', async (t) => {
  const unavailable = async () => {
    throw ledgerProblem('ledger-unavailable');
  };
  const stub = await stubGateway(t, { forward: async () => answerOf(200, OPAQUE, MARKER) });
  const failing = await stubGateway(t, {
    forward: async () => answerOf(200, OPAQUE, MARKER),
    ports: { ledger: { ...stub.ledger, settle: unavailable } },
  });
  const called = await failing.call({ target: SCAN_TARGET });
  assert.equal(called.code, 'receipt-not-kept');
  assert.equal(everythingOf(called).includes(MARKER), false);
  assert.deepEqual(await readdir(join(failing.home, 'spool')), []);
  assert.deepEqual(failing.counted, [], 'what will have a receipt is not counted as well');
  assert.equal(failing.gateway.underWay.size, 0);
});

test('an answer whose receipt is durable leaves, though its proof cannot be made now', async (t) => {
  const stub = await stubGateway(t);
  for (const broken of ['prove', 'checkpoint'] as const) {
    const unavailable = async () => {
      throw ledgerProblem('ledger-unavailable');
    };
    const failing = await stubGateway(t, {
      forward: async () => answerOf(200, OPAQUE, MARKER),
      ports: { ledger: { ...stub.ledger, [broken]: unavailable } },
    });
    const called = await failing.call({ target: SCAN_TARGET });
    assert.deepEqual([called.status, called.headers['wasl-proof']], [200, undefined]);
    assert.ok(called.headers['wasl-receipt']);
  }
});

/** Open claims as a ledger would have them, each settled by entering what was claimed. */
function claims(ids: readonly string[]) {
  const open = new Set(ids);
  const settled: string[] = [];
  const options: OrphanOptions = {
    ledger: {
      claims: {
        claim: async () => undefined,
        orphans: async (_, limit) =>
          [...open].slice(0, limit).map((id) => ({ id, nonce: utf8('n'), intent: utf8(`intent of ${id}`) })),
        open: async () => open.size,
        forget: async () => 0,
      },
      async settle({ id, body }) {
        assert.equal(Buffer.from(body).toString(), `intent of ${id}`);
        open.delete(id);
        settled.push(id);
        return {
          index: 0,
          head: { size: 1, root: new Uint8Array() },
          salt: new Uint8Array(),
          leaf: new Uint8Array(),
        };
      },
    },
    clock: Date.now,
    underWay: new Set(),
    report: () => undefined,
  };
  return { open, settled, options };
}

test('a start settles every claim that was left open, however many', async () => {
  const ids = Array.from({ length: 1_234 }, () => newId());
  const { open, settled, options } = claims(ids);
  const sweeping = await startSweeping(options);
  sweeping.close();
  assert.equal(open.size, 0);
  assert.deepEqual(settled.toSorted(), ids.toSorted());
});

test('a claim of an exchange that is under way is left to it', async () => {
  const [mine, orphan] = [newId(), newId()];
  const { settled, options } = claims([mine, orphan]);
  assert.equal(await settleOrphans({ ...options, underWay: new Set([mine]) }, Date.now()), 1);
  assert.deepEqual(settled, [orphan]);
});
