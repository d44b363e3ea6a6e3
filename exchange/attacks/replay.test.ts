import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { exchanges, PUT, refusedKnown, refusedUnknown } from '../testing/attack.ts';
import { converse, framed, requestBytes } from '../testing/raw.ts';
import { type CallOptions, exchangeWorld, NODE, type World } from '../testing/world.ts';

const KILLED_NODE = fileURLToPath(new URL('../testing/killed-node.ts', import.meta.url));

/** The same bytes, as often as they are sent. */
async function signedOnce(world: World, asked: CallOptions = PUT) {
  const { method, target, headers, body } = await world.sign(asked);
  return () => world.send(method, target, headers, body);
}

test('the same bytes sent at once pass once: one call of the provider, one receipt', async (t) => {
  const world = await exchangeWorld(t);
  const send = await signedOnce(world);
  const called = await Promise.all(Array.from({ length: 20 }, send));
  assert.equal(called.filter(({ code }) => code === null).length, 1);
  assert.equal(called.filter(({ code }) => code === 'claim-replayed').length, 19);
  assert.equal(world.received.length, 1);
  assert.equal((await exchanges(world)).length, 1);
});

test('the same bytes sent again are refused', async (t) => {
  const world = await exchangeWorld(t);
  const send = await signedOnce(world);
  assert.equal((await send()).status, 200);
  await refusedUnknown(world, 'claim-replayed', send);
  await refusedUnknown(world, 'claim-replayed', send);
  assert.equal(world.received.length, 1);
});

test('a nonce is spent by its key whatever else is signed with it', async (t) => {
  const world = await exchangeWorld(t);
  const nonce = 'AAECAwQFBgcICQoLDA0ODw';
  assert.equal((await world.call({ nonce })).status, 200);
  await refusedUnknown(world, 'claim-replayed', () => world.call({ ...PUT, nonce }));
});

test('a request that was refused to a known caller cannot be sent again either', async (t) => {
  const world = await exchangeWorld(t);
  const send = await signedOnce(world, { purpose: 'other' });
  await refusedKnown(world, 'purpose-not-agreed', send);
  await refusedUnknown(world, 'claim-replayed', send);
});

test('a refusal of somebody unknown spends no nonce: nobody can spend it in the name of another', async (t) => {
  const world = await exchangeWorld(t);
  const nonce = 'AAECAwQFBgcICQoLDA0ODw';
  const forged: CallOptions = { nonce, alter: (headers) => headers.set('wasl-purpose', 'other') };
  await refusedUnknown(world, 'signature-invalid', () => world.call(forged));
  assert.equal((await world.call({ nonce })).status, 200);
});

test('after a restart the database remembers what memory forgot', async (t) => {
  const world = await exchangeWorld(t);
  const answered = await signedOnce(world);
  const refused = await signedOnce(world, { purpose: 'other' });
  assert.equal((await answered()).status, 200);
  await refusedKnown(world, 'purpose-not-agreed', refused);
  await world.reopen();
  await refusedUnknown(world, 'claim-replayed', answered);
  await refusedUnknown(world, 'claim-replayed', refused);
  assert.equal(world.received.length, 1);
});

test('after kill -9 while the provider is asked, the same bytes are refused and one receipt says unknown', async (t) => {
  const asked = Promise.withResolvers<void>();
  const world = await exchangeWorld(t, { provider: () => asked.resolve() });
  await world.stop();
  const { port, kill } = await killable(t, world);
  const signed = await world.sign({ ...PUT, authority: NODE });
  const bytes = requestBytes({ ...signed, headers: framed(signed) });
  const heard = converse(port, bytes);
  await asked.promise;
  await kill();
  assert.equal(await heard, '');
  await world.reopen();
  const closing: [string, string] = ['connection', 'close'];
  const again = requestBytes({ ...signed, headers: [...framed(signed), closing] });
  assert.match(await converse(world.port, again), /"code":"claim-replayed"/);
  assert.equal(world.received.length, 1);
  const [receipt, ...more] = await exchanges(world);
  assert.equal(receipt?.outcome, 'unknown');
  assert.equal(receipt?.code, 'node-interrupted');
  assert.deepEqual(more, []);
  assert.equal((await world.verified(receipt?.id ?? '')).code, null);
});

/** The world's node in a process of its own. */
async function killable(t: TestContext, world: World) {
  const child = spawn(process.execPath, [KILLED_NODE, world.home, world.store.databaseUrl], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  t.after(() => child.kill('SIGKILL'));
  for await (const line of createInterface(child.stdout)) {
    return {
      port: Number(line),
      async kill() {
        child.kill('SIGKILL');
        await exited;
      },
    };
  }
  throw new Error('the node did not start');
}
