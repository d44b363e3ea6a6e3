import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, exchanges, FILE_TARGET, refusedUnknown } from '../testing/attack.ts';
import { codes, converse, requestBytes, statuses } from '../testing/raw.ts';
import { exchangeWorld, NODE, type World } from '../testing/world.ts';

const ROOT = '/exchange/model-directorate/files/1';

/** Paths that another server on the way, or the provider's, could read as another path; each is signed as it is. */
const SIGNED: readonly string[] = [
  `${ROOT}/files/../secret`,
  `${ROOT}/files/./f1`,
  `${ROOT}/..`,
  `${ROOT}/.`,
  `${ROOT}/files/%2e%2e/secret`,
  `${ROOT}/files/%2E%2e/secret`,
  `${ROOT}/files/.%2e/secret`,
  `${ROOT}/files/%2e/f1`,
  `${ROOT}/files/f1%2fscan`,
  `${ROOT}/files/f1%2Fscan`,
  `${ROOT}/files/f1%5cscan`,
  `${ROOT}/files/..%5csecret`,
  `${ROOT}/files/f1\\scan`,
  `${ROOT}/files//f1`,
  `${ROOT}//files/f1`,
  `${ROOT}/files/f1/`,
  `${ROOT}/`,
  `${ROOT}`,
  `//exchange/model-directorate/files/1/files/f1`,
  `/exchange//model-directorate/files/1/files/f1`,
  `/exchange/../exchange/model-directorate/files/1/files/f1`,
  `/exchange/%6dodel-directorate/files/1/files/f1`,
  `/exchange/Model-Directorate/files/1/files/f1`,
  `/exchange/model-directorate/files/01/files/f1`,
  `/exchange/model-directorate/files/one/files/f1`,
  `/exchange/model-directorate/files/9999999/files/f1`,
  `/exchange/${'m'.repeat(201)}/files/1/files/f1`,
  `/exchange/model-directorate/${'f'.repeat(201)}/1/files/f1`,
  `${ROOT}/files/f1%00`,
  `${ROOT}/files/f1%0a`,
  `${ROOT}/files/f1%0d%0aHost:%20elsewhere`,
  `${ROOT}/files/f1%1f`,
  `${ROOT}/files/f1%7f`,
  `${ROOT}/files/f1%`,
  `${ROOT}/files/f1%4`,
  `${ROOT}/files/f1%zz`,
  `${ROOT}/files/f1%u0041`,
];

/** What cannot even be signed. */
const UNSIGNED: readonly string[] = [
  `http://${NODE}${FILE_TARGET}`,
  `${FILE_TARGET}#part`,
  `${FILE_TARGET}?page=1#part`,
  `${ROOT}/files/${'f'.repeat(4_096)}`,
];

test('a path that could be read in two ways is refused before it is looked at who asks', async (t) => {
  const world = await exchangeWorld(t);
  for (const target of SIGNED) {
    await t.test(shown(target), () => refusedOverTheWire(world, target, target));
  }
  for (const target of UNSIGNED) {
    await t.test(shown(target), () => refusedOverTheWire(world, FILE_TARGET, target));
  }
  assert.deepEqual(await exchanges(world), []);
  assert.deepEqual(world.received, []);
});

test('a target as long as may be is taken, and one character more is not', async (t) => {
  const world = await exchangeWorld(t);
  const longest = `${FILE_TARGET}?page=`.padEnd(4_096, '1');
  assert.equal((await world.call({ target: longest })).code, 'request-contract-violated');
  await refusedUnknown(world, 'path-forbidden', () => world.call({ sent: { target: `${longest}1` } }));
});

test('an escape that decodes to another is not decoded twice', async (t) => {
  const world = await exchangeWorld(t);
  for (const segment of ['%252e%252e', '%252f', '%255c', '%2500', '..%253b']) {
    const called = await world.call({ target: `${ROOT}/files/${segment}` });
    assert.equal(called.code, 'operation-unknown', segment);
  }
  for (const segment of ['%c0%ae', '%ff', '%ed%a0%80', '%c2%85']) {
    const called = await world.call({ target: `${ROOT}/files/${segment}` });
    assert.equal(called.code, 'operation-unknown', segment);
  }
  assert.deepEqual(world.received, []);
});

test('what is plain passes, and reaches the provider as the same bytes', async (t) => {
  const world = await exchangeWorld(t);
  const segments = ['f1', '...f', 'a.b', 'a%20b', 'caf%C3%A9', "a!$&'()*+,;=:@b", '%D9%85'];
  for (const segment of segments) await answered(world, { target: `${ROOT}/files/${segment}?page=1` });
  assert.deepEqual(
    world.received.map(({ url }) => url),
    segments.map((segment) => `/files/${segment}?page=1`),
  );
});

test('only the methods that are exchanged are taken', async (t) => {
  const world = await exchangeWorld(t);
  const { headers } = await world.sign();
  for (const method of ['HEAD', 'TRACE', 'OPTIONS', 'PROPFIND', 'PURGE']) {
    const before = world.observed.length;
    const bytes = requestBytes({
      method,
      target: FILE_TARGET,
      headers: [...headers, ['connection', 'close']],
      body: null,
    });
    assert.deepEqual(statuses(await converse(world.port, bytes)), [400], method);
    assert.deepEqual(world.observed.slice(before), ['request-malformed'], method);
  }
  for (const method of ['get', 'GETS', 'CONNECT']) {
    const bytes = requestBytes({ method, target: FILE_TARGET, headers, body: null });
    const heard = await converse(world.port, bytes);
    assert.deepEqual(
      statuses(heard).filter((status) => status !== 400),
      [],
      method,
    );
  }
  assert.deepEqual(world.received, []);
  assert.deepEqual(await exchanges(world), []);
});

test('a request to become another protocol, or to be told to go on, is refused', async (t) => {
  const world = await exchangeWorld(t);
  const { headers } = await world.sign();
  const more: readonly [string, string][][] = [
    [
      ['connection', 'close, Upgrade'],
      ['upgrade', 'h2c'],
    ],
    [
      ['connection', 'close, Upgrade'],
      ['upgrade', 'websocket'],
    ],
    [
      ['expect', '100-continue'],
      ['connection', 'close'],
    ],
  ];
  for (const added of more) {
    const bytes = requestBytes({
      method: 'GET',
      target: FILE_TARGET,
      headers: [...headers, ...added],
      body: null,
    });
    const heard = await converse(world.port, bytes);
    assert.deepEqual(codes(heard), ['request-malformed'], heard);
  }
  assert.deepEqual(world.received, []);
});

function shown(target: string): string {
  return target.length > 90 ? `${target.slice(0, 60)}… (${target.length})` : target;
}

async function refusedOverTheWire(world: World, signedTarget: string, target: string): Promise<void> {
  const before = world.observed.length;
  const { headers } = await world.sign({ target: signedTarget });
  const bytes = requestBytes({
    method: 'GET',
    target,
    headers: [...headers, ['connection', 'close']],
    body: null,
  });
  assert.deepEqual(codes(await converse(world.port, bytes)), ['path-forbidden']);
  assert.deepEqual(world.observed.slice(before), ['path-forbidden']);
}
