import assert from 'node:assert/strict';
import type { LookupAddress } from 'node:dns';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { Problem } from '@wasl/kernel';
import { ReceiptError, systemContent } from '@wasl/receipt';
import fc from 'fast-check';
import { addressRules } from '../gateway/provider-address.ts';
import { receiptOf } from '../testing/evidence.ts';
import { OPERATOR, system } from '../testing/registry.ts';
import { exchangeWorld } from '../testing/world.ts';

/** Addresses that lead inside, in every spelling that a URL parser takes for one. */
const INSIDE = [
  '127.0.0.1',
  '127.255.255.254',
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '[::1]',
  '[::]',
  '[::127.0.0.1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:10.0.0.1]',
  '[::ffff:a9fe:a9fe]',
  '[64:ff9b::7f00:1]',
  '[64:ff9b:1::1]',
  '[2002:7f00:1::]',
  '[fc00::1]',
  '[fd12:3456::1]',
  '[fe80::1]',
  '[fec0::1]',
  '[ff02::1]',
];
/** The same, in spellings that a registry does not take, since they are not how a URL is written. */
const DISGUISED = [
  '2130706433',
  '0x7f000001',
  '0177.0.0.1',
  '0x7f.1',
  '127.1',
  '127.0.0.1.',
  '[0:0:0:0:0:0:0:1]',
  '[::FFFF:127.0.0.1]',
];
const OUTSIDE = ['8.8.8.8', '9.255.255.255', '11.0.0.0', '172.32.0.1', '[2a00:1450::1]', '[::ffff:8.8.8.8]'];

function isRefused(host: string, allowed: readonly string[] = []): boolean {
  try {
    addressRules(allowed).check(`http://${host}`);
    return false;
  } catch (error) {
    assert.ok(error instanceof Problem && error.code === 'provider-unreachable');
    return true;
  }
}

for (const host of INSIDE) {
  test(`an address inside is refused: ${host}`, () => assert.equal(isRefused(host), true));
}

for (const host of OUTSIDE) {
  test(`an address outside is not: ${host}`, () => assert.equal(isRefused(host), false));
}

test('an address in disguise is none that a registry takes, and is seen through all the same', () => {
  for (const host of DISGUISED) {
    const content = JSON.stringify(system(OPERATOR, 'archive', `http://${host}`));
    const subject = `system/${OPERATOR}/archive`;
    assert.throws(() => systemContent({ subject, content }), ReceiptError, host);
    assert.equal(isRefused(host), true, host);
  }
});

test('what the operator lists is allowed, and nothing beside it', () => {
  assert.equal(isRefused('10.1.2.3', ['10.1.2.3']), false);
  assert.equal(isRefused('10.1.2.4', ['10.1.2.3']), true);
  assert.equal(isRefused('10.2.9.9', ['10.2.0.0/16']), false);
  assert.equal(isRefused('10.3.0.1', ['10.2.0.0/16']), true);
  assert.equal(isRefused('[::1]', ['127.0.0.1']), true);
  assert.equal(isRefused('[fd00::1]', ['fd00::/8']), false);
});

test('a list with what is no address or network stops the start', () => {
  for (const allowed of ['localhost', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/-1', '::1/129', '10.0.0/8', '']) {
    assert.throws(
      () => addressRules([allowed]),
      (error) => error instanceof Problem && error.code === 'address-list-malformed',
      allowed,
    );
  }
});

test('property: every IPv4 address is judged alike however it is written', () => {
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      const refused = isRefused(address);
      const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
      const number = ((a * 256 + b) * 256 + c) * 256 + d;
      assert.equal(isRefused(String(number)), refused);
      assert.equal(isRefused(`0x${number.toString(16)}`), refused);
      assert.equal(isRefused(`[::ffff:${address}]`), refused);
      assert.equal(
        isRefused(`[::ffff:${(number >>> 16).toString(16)}:${(number & 0xffff).toString(16)}]`),
        refused,
      );
    }),
  );
});

function lookUp(host: string, allowed: readonly string[], all: boolean) {
  const { promise, resolve } = Promise.withResolvers<{ code: string; addresses: string | LookupAddress[] }>();
  addressRules(allowed).lookup(host, { all }, (error, addresses) =>
    resolve({ code: error?.code ?? '', addresses }),
  );
  return promise;
}

test('a name is judged by every address that it resolves to', async () => {
  for (const all of [true, false]) {
    assert.equal((await lookUp('localhost', [], all)).code, 'ADDRESS_FORBIDDEN');
  }
  const allowed = await lookUp('localhost', ['127.0.0.1'], true);
  assert.deepEqual(allowed.addresses, [{ address: '127.0.0.1', family: 4 }], 'only what is allowed is left');
  assert.equal((await lookUp('localhost', ['127.0.0.1'], false)).addresses, '127.0.0.1');
});

test('a provider inside is not asked, by address or by name, unless the operator lists it', async (t) => {
  const world = await exchangeWorld(t, { exchange: { allowedAddresses: [] } });
  const port = new URL(world.providerAddress).port;
  for (const host of ['127.0.0.1', 'localhost', '[::ffff:7f00:1]']) {
    await world.set(
      [world.keys.operator],
      `system/${OPERATOR}/archive`,
      system(OPERATOR, 'archive', `http://${host}:${port}`),
    );
    const called = await world.call();
    assert.equal(called.code, 'provider-unreachable', host);
    assert.equal((await receiptOf(world, called)).outcome, 'failed');
  }
  assert.deepEqual(world.received, []);
});

test('a redirect inside is not followed', async (t) => {
  const inside = createServer((_, response) => void response.end());
  const reached: unknown[] = [];
  inside.on('connection', (socket) => reached.push(socket));
  await new Promise<void>((resolve) => inside.listen(0, '127.0.0.1', resolve));
  t.after(() => inside.close());
  const address = inside.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const world = await exchangeWorld(t, {
    provider: (_, response) => void response.writeHead(307, { location: `http://127.0.0.1:${port}/` }).end(),
  });
  assert.equal((await world.call()).code, 'provider-misbehaved');
  assert.deepEqual(reached, []);
});
