import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exchanges, FILE_TARGET, GOOD_FILE, PUT } from '../testing/attack.ts';
import { codes, converse, framed, requestBytes, statuses } from '../testing/raw.ts';
import { exchangeWorld, type World } from '../testing/world.ts';

/** What the node writes itself (docs/exchange.md §5), and nothing else. */
const SENT: readonly string[] = [
  'accept',
  'connection',
  'content-digest',
  'content-length',
  'content-type',
  'host',
  'idempotency-key',
  'signature',
  'signature-input',
  'wasl-agreement',
  'wasl-consumer',
  'wasl-exchange',
  'wasl-purpose',
];

test('a header that a decision leans on stands once, however it is written', async (t) => {
  const world = await exchangeWorld(t);
  const signed = await world.sign(PUT);
  for (const [name, value] of framed(signed).filter(([header]) => header !== 'content-length')) {
    await t.test(`repeated: ${name}`, () =>
      overTheWire(world, 'header-repeated', [...framed(signed), [name.toUpperCase(), value]]),
    );
  }
});

test('a header in other bytes than ASCII is refused: it is one text to the signer and another to the node', async (t) => {
  const world = await exchangeWorld(t);
  const signed = await world.sign(PUT);
  const names = [
    'wasl-agreement',
    'wasl-purpose',
    'wasl-commitment',
    'wasl-salt',
    'idempotency-key',
    'content-digest',
  ];
  for (const name of [...names, 'signature-input']) {
    const headers = framed(signed).map(([header, value]): [string, string] => [
      header,
      header === name ? `${value}\u00e9` : value,
    ]);
    await t.test(`not ASCII: ${name}`, () => overTheWire(world, 'request-malformed', headers));
  }
});

async function overTheWire(world: World, code: string, headers: [string, string][]): Promise<void> {
  const before = world.observed.length;
  const closing: [string, string] = ['connection', 'close'];
  const bytes = requestBytes({
    method: 'PUT',
    target: FILE_TARGET,
    headers: [...headers, closing],
    body: Buffer.from(GOOD_FILE),
  });
  assert.deepEqual(codes(await converse(world.port, bytes)), [code]);
  assert.deepEqual(world.observed.slice(before), [code]);
  assert.deepEqual(world.received, []);
  assert.deepEqual(await exchanges(world), []);
}

test('no header of the caller reaches the provider, whatever it says of itself', async (t) => {
  const world = await exchangeWorld(t);
  const { headers, ...plain } = await world.sign(PUT);
  const more: readonly (readonly [string, string])[] = [
    ['connection', 'close, wasl-salt, wasl-exchange'],
    ['te', 'trailers'],
    ['cookie', 'planted'],
    ['authorization', 'planted'],
    ['x-forwarded-for', 'planted'],
    ['x-http-method-override', 'DELETE'],
    ['x-original-url', '/secret'],
    ['forwarded', 'for=planted'],
    ['wasl-consumer', 'planted/desk'],
    ['wasl-exchange', 'planted'],
    ['content-type-of-old', 'planted'],
  ];
  const length = ['content-length', String(GOOD_FILE.length)] as const;
  const heard = await converse(
    world.port,
    requestBytes({ ...plain, headers: [...headers, length, ...more] }),
  );
  assert.deepEqual(statuses(heard), [200]);
  const [sent] = world.received;
  assert.ok(sent !== undefined);
  assert.equal(sent.method, 'PUT');
  assert.equal(sent.url, '/files/f1');
  const names = sent.headers.filter((_, i) => i % 2 === 0).map((name) => name.toLowerCase());
  assert.deepEqual(names.toSorted(), SENT.toSorted());
  assert.doesNotMatch(sent.headers.join('\n'), /planted|first/);
});
