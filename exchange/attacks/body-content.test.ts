import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { answered, FILE_TARGET, GOOD_FILE, PUT, refusedKnown, SCAN_TARGET } from '../testing/attack.ts';
import { exchangeWorld } from '../testing/world.ts';

const MIB = 1_048_576;
const VIOLATED = 'request-contract-violated';
const ESCAPE = '\\';

/** GOOD_FILE with something else in place of its title's value. */
function titled(value: string): string {
  const text = GOOD_FILE.replace('"A file"', () => value);
  assert.notEqual(text, GOOD_FILE);
  return text;
}

/** So many bytes of JSON, of which the title is most. */
function sized(length: number): string {
  return titled(`"${'a'.repeat(length - titled('""').length)}"`);
}

function bytes(before: string, middle: readonly number[], after: string): Buffer {
  return Buffer.concat([Buffer.from(before), Buffer.from(middle), Buffer.from(after)]);
}

const [HEAD = '', TAIL = ''] = GOOD_FILE.split('A file');

/** What two readers could read as two things, or what is no JSON at all. */
const UNREADABLE: readonly (readonly [what: string, body: string | Uint8Array])[] = [
  ['a name given twice', GOOD_FILE.replace('{', '{"id":"f2",')],
  ['a name given twice, once escaped', GOOD_FILE.replace('{', `{"${ESCAPE}u0069d":"f2",`)],
  ['a name given twice, deep inside', GOOD_FILE.replace('"office"', '"office":"a","office"')],
  ['bytes that are not UTF-8', bytes(HEAD, [0xff], TAIL)],
  ['an overlong spelling', bytes(HEAD, [0xc0, 0xaf], TAIL)],
  ['a surrogate in UTF-8', bytes(HEAD, [0xed, 0xa0, 0x80], TAIL)],
  ['UTF-8 that is cut', bytes(HEAD, [0xd9], TAIL)],
  ['a byte order mark', `\ufeff${GOOD_FILE}`],
  ['UTF-16', Buffer.from(GOOD_FILE, 'utf16le')],
  ['half a surrogate pair, escaped', titled(`"${ESCAPE}ud800"`)],
  ['the pair the wrong way round', titled(`"${ESCAPE}udc00${ESCAPE}ud800"`)],
  ['a control character in a string', titled('"a\nb"')],
  ['a number beyond what is exact', GOOD_FILE.replace('[]', '[{"number":9007199254740993}]')],
  ['a number beyond all', GOOD_FILE.replace('[]', '[{"number":1e400}]')],
  ['a number of a hundred thousand digits', GOOD_FILE.replace('[]', `[{"number":${'9'.repeat(100_000)}}]`)],
  ['NaN', GOOD_FILE.replace('[]', '[{"number":NaN}]')],
  [
    'lists in lists, a hundred thousand deep',
    GOOD_FILE.replace('[]', '['.repeat(100_000) + ']'.repeat(100_000)),
  ],
  ['objects in objects, a hundred thousand deep', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
  ['lists that never close', '['.repeat(MIB)],
  ['a million escapes', titled(`"${`${ESCAPE}n`.repeat(400_000)}"`)],
  ['half a million items', GOOD_FILE.replace('[]', `[${'1,'.repeat(500_000)}1]`)],
  ['something behind the end', `${GOOD_FILE}{}`],
  ['a comment', `${GOOD_FILE}/* */`],
  ['no JSON', 'id=f1'],
  ['nothing but space', '   '],
];

/** JSON that has one reading, and not the one that was agreed. */
const UNDECLARED: readonly (readonly [what: string, body: string])[] = [
  ['a member that the contract does not declare', GOOD_FILE.replace('{', '{"more":1,')],
  ['__proto__', GOOD_FILE.replace('{', '{"__proto__":{"id":"f2"},')],
  ['a number where text is declared', GOOD_FILE.replace('"f1"', '1')],
  ['a list where an object is declared', `[${GOOD_FILE}]`],
  ['text that is too long', titled(`"${'a'.repeat(1_001)}"`)],
  ['a member missing', GOOD_FILE.replace('"id":"f1",', '')],
  ['null', 'null'],
];

test('a body that two readers could read as two things is refused, and so is one that is no JSON', async (t) => {
  const world = await exchangeWorld(t);
  for (const [what, body] of [...UNREADABLE, ...UNDECLARED]) {
    await t.test(what, async () => {
      await refusedKnown(world, VIOLATED, () => world.call({ ...PUT, body }));
    });
  }
  await answered(world, PUT);
});

test('a body of another type, or with a coding to be undone, is not read', async (t) => {
  const world = await exchangeWorld(t);
  const types = [
    'text/plain',
    'text/json',
    'application/json; charset=utf-16',
    'application/ld+json',
    'application/json, text/plain',
  ];
  for (const contentType of [
    ...types,
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
  ]) {
    await refusedKnown(world, 'content-type-unsupported', () => world.call({ ...PUT, contentType }));
  }
  await refusedKnown(world, 'content-type-unsupported', () =>
    world.call({ ...PUT, alter: (headers) => headers.delete('content-type') }),
  );
  const bomb = gzipSync(Buffer.alloc(64 * MIB));
  for (const coding of ['gzip', 'br', 'deflate', 'zstd', 'x-gzip', 'gzip, identity', 'GZIP']) {
    await refusedKnown(world, 'content-coding-unsupported', () =>
      world.call({ ...PUT, body: bomb, alter: (headers) => headers.set('content-encoding', coding) }),
    );
  }
  await answered(world, { ...PUT, contentType: 'application/json; charset=UTF-8' });
});

test('a gzip body that does not say so is bytes like any other: it is never unpacked', async (t) => {
  const world = await exchangeWorld(t);
  const bomb = gzipSync(Buffer.alloc(64 * MIB));
  await refusedKnown(world, VIOLATED, () => world.call({ ...PUT, body: bomb }));
  const scan = { ...PUT, target: SCAN_TARGET, contentType: 'application/octet-stream' };
  await answered(world, { ...scan, body: bomb });
  const at = world.received[0]?.headers.findIndex((name) => name.toLowerCase() === 'content-length') ?? -1;
  assert.equal(world.received[0]?.headers[at + 1], String(bomb.length));
});

test('a body is of the kind that its operation declares, and there is one where it declares one', async (t) => {
  const world = await exchangeWorld(t);
  const opaque = 'application/octet-stream';
  await refusedKnown(world, VIOLATED, () => world.call({ ...PUT, contentType: opaque }));
  await refusedKnown(world, VIOLATED, () => world.call({ ...PUT, target: SCAN_TARGET }));
  await refusedKnown(world, VIOLATED, () => world.call({ ...PUT, body: null }));
  for (const method of ['GET', 'DELETE']) {
    const alter = (headers: Map<string, string>) => headers.set('content-length', String(GOOD_FILE.length));
    await refusedKnown(world, VIOLATED, () => world.call({ method, body: GOOD_FILE, alter }));
  }
  await answered(world, { method: 'DELETE' });
});

test('a digest without a body, and a body without a digest, are refused', async (t) => {
  const world = await exchangeWorld(t);
  await refusedKnown(world, 'digest-mismatch', () => world.call({ ...PUT, sent: { body: '' } }));
  await refusedKnown(world, 'digest-mismatch', () =>
    world.call({
      ...PUT,
      body: null,
      sent: { body: GOOD_FILE },
      contentType: 'application/json',
      alter: (headers) => headers.set('content-type', 'application/json'),
    }),
  );
});

test('JSON is read up to 1 MiB, whatever it holds, and not a byte more', async (t) => {
  const world = await exchangeWorld(t);
  assert.equal((await world.call({ ...PUT, body: sized(MIB) })).code, VIOLATED);
  await refusedKnown(world, 'body-too-large', () => world.call({ ...PUT, body: sized(MIB + 1) }));
});

test('a query is read in one way only: what is repeated, undeclared or malformed is refused', async (t) => {
  const world = await exchangeWorld(t);
  const queries = [
    'page=1&page=2',
    'page=1&p%61ge=1',
    'other=1',
    'page',
    'page=1=2',
    'page=%',
    'page=1;page=2',
    '&page=1',
    'page=1&',
    'page=01',
    'page=1.0',
    'page=1e1',
    'page=+1',
    'page[]=1',
    'page=%00',
    '=1',
  ];
  for (const query of queries) {
    await t.test(query, async () => {
      await refusedKnown(world, VIOLATED, () => world.call({ target: `${FILE_TARGET}?${query}` }));
    });
  }
});
