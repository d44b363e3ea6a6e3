import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exchanges, FILE_TARGET, GOOD_FILE, PUT } from '../testing/attack.ts';
import { codes, converse, dial, framed, hear, requestBytes, statuses } from '../testing/raw.ts';
import { exchangeWorld, type World } from '../testing/world.ts';

type Headers = [string, string][];

/** A request whose length or lines could be read in two ways; `put` is one that would be answered. */
type Ambiguous = readonly [what: string, write: (put: Headers, body: string) => string];

const CHUNKED = '0\r\n\r\n';

function head(headers: Headers, line = `PUT ${FILE_TARGET} HTTP/1.1`): string {
  return requestBytes({ method: '', target: '', headers, body: null })
    .toString('latin1')
    .replace(/^.*/, line);
}

function without(headers: Headers, name: string): Headers {
  return headers.filter(([header]) => header !== name);
}

const AMBIGUOUS: readonly Ambiguous[] = [
  [
    'Content-Length and Transfer-Encoding',
    (put, body) => head([...put, ['transfer-encoding', 'chunked']]) + body + CHUNKED,
  ],
  [
    'Transfer-Encoding and Content-Length',
    (put, body) => head([['transfer-encoding', 'chunked'], ...put]) + CHUNKED + body,
  ],
  ['two Content-Length that differ', (put, body) => head([...put, ['content-length', '5']]) + body],
  [
    'two Content-Length that agree',
    (put, body) => head([...put, ['content-length', String(body.length)]]) + body,
  ],
  [
    'a list of Content-Length',
    (put, body) => head([...without(put, 'content-length'), ['content-length', '5, 5']]) + body,
  ],
  [
    'Content-Length with a sign',
    (put, body) => head([...without(put, 'content-length'), ['content-length', `+${body.length}`]]) + body,
  ],
  [
    'Content-Length in hexadecimal',
    (put, body) => head([...without(put, 'content-length'), ['content-length', '0x10']]) + body,
  ],
  [
    'Content-Length beyond 2^64',
    (put, body) =>
      head([...without(put, 'content-length'), ['content-length', '18446744073709551617']]) + body,
  ],
  [
    'chunked, identity',
    (put) => head([...without(put, 'content-length'), ['transfer-encoding', 'chunked, identity']]) + CHUNKED,
  ],
  [
    'identity',
    (put, body) => head([...without(put, 'content-length'), ['transfer-encoding', 'identity']]) + body,
  ],
  [
    'xchunked',
    (put) => head([...without(put, 'content-length'), ['transfer-encoding', 'xchunked']]) + CHUNKED,
  ],
  [
    'chunked twice',
    (put) =>
      head([
        ...without(put, 'content-length'),
        ['transfer-encoding', 'chunked'],
        ['transfer-encoding', 'chunked'],
      ]) + CHUNKED,
  ],
  [
    'a size of a chunk that is not one',
    (put) => `${head([...without(put, 'content-length'), ['transfer-encoding', 'chunked']])}zz\r\n`,
  ],
  [
    'a size of a chunk with a sign',
    (put) =>
      `${head([...without(put, 'content-length'), ['transfer-encoding', 'chunked']])}+5\r\nabcde\r\n${CHUNKED}`,
  ],
  [
    'a chunk longer than its size',
    (put) =>
      `${head([...without(put, 'content-length'), ['transfer-encoding', 'chunked']])}1\r\nabcde\r\n${CHUNKED}`,
  ],
  [
    'a chunk that ends with a bare LF',
    (put) => `${head([...without(put, 'content-length'), ['transfer-encoding', 'chunked']])}1\na\n0\n\n`,
  ],
  ['a folded line', (put, body) => head(put).replace('host: ', 'x-a: b\r\n c\r\nhost: ') + body],
  ['a folded name of the host', (put, body) => head(put).replace('host: ', 'host:\r\n ') + body],
  [
    'a space before the colon',
    (put, body) => head(put).replace('content-length: ', 'content-length : ') + body,
  ],
  [
    'a space before the name',
    (put, body) => head(put).replace('content-length: ', ' content-length: ') + body,
  ],
  ['a name that is not a token', (put, body) => head([...put, ['x[y]', '1']]) + body],
  ['a line without a colon', (put, body) => head(put).replace('host: ', 'nothing\r\nhost: ') + body],
  ['bare LF', (put, body) => head(put).replaceAll('\r\n', '\n') + body],
  ['a bare LF in one line', (put, body) => head(put).replace('\r\nhost', '\nhost') + body],
  ['a bare CR in a value', (put, body) => head([...put, ['x-a', 'b\rc']]) + body],
  ['a zero byte in a value', (put, body) => head([...put, ['x-a', 'b\0c']]) + body],
  ['a zero byte in the target', (put, body) => head(put, `PUT ${FILE_TARGET}\0 HTTP/1.1`) + body],
  ['a tab in the target', (put, body) => head(put, `PUT ${FILE_TARGET}\tx HTTP/1.1`) + body],
  ['a space in the target', (put, body) => head(put, `PUT ${FILE_TARGET} x HTTP/1.1`) + body],
  ['a target that is not ASCII', (put, body) => head(put, `PUT ${FILE_TARGET}\u00e9 HTTP/1.1`) + body],
  ['HTTP/3.7', (put, body) => head(put, `PUT ${FILE_TARGET} HTTP/3.7`) + body],
  ['HTTP/2.0', (put, body) => head(put, `PUT ${FILE_TARGET} HTTP/2.0`) + body],
  ['HTTP/0.9', (put, body) => head(put, `PUT ${FILE_TARGET}`) + body],
  ['no host', (put, body) => head(without(put, 'host')) + body],
  ['two hosts', (put, body) => head([...put, ['host', 'elsewhere.example']]) + body],
  ['two hosts that agree', (put, body) => head([...put, ...put.filter(([name]) => name === 'host')]) + body],
  ['a header of 64 KiB', (put, body) => head([...put, ['x-a', 'b'.repeat(65_536)]]) + body],
];

test('a request whose end or lines could be read in two ways is refused, and nothing behind it is read', async (t) => {
  const world = await exchangeWorld(t);
  for (const [what, write] of AMBIGUOUS) {
    await t.test(what, async () => {
      const put = framed(await world.sign(PUT));
      const bytes = Buffer.from(write(put, GOOD_FILE), 'latin1');
      const heard = await converse(world.port, bytes, await next(world));
      assert.ok(
        statuses(heard).every((status) => status >= 400 && status < 500),
        heard,
      );
      assert.ok(statuses(heard).length <= 1, heard);
      assert.ok(!world.observed.includes('answered'));
      assert.deepEqual(world.received, []);
    });
  }
  for (const { outcome, code } of await exchanges(world)) {
    assert.deepEqual([outcome, code], ['refused', 'body-incomplete']);
  }
});

test('the same requests written plainly pass, one behind the other', async (t) => {
  const world = await exchangeWorld(t);
  const put = framed(await world.sign(PUT));
  const heard = await converse(world.port, head(put) + GOOD_FILE, await next(world));
  assert.deepEqual(statuses(heard), [200, 200]);
});

test('what follows a body that was not read is never taken for a request', async (t) => {
  const world = await exchangeWorld(t);
  const { headers } = await world.sign({ ...PUT, alter: (signed) => signed.set('wasl-purpose', 'other') });
  const hidden = await next(world);
  const refused = head([...headers, ['content-length', String(200_000)]]);
  const heard = await converse(world.port, refused, 'x'.repeat(100_000), 'x'.repeat(100_000), hidden, hidden);
  assert.deepEqual(codes(heard), ['signature-invalid']);
  assert.match(heard, /^connection: close\r$/im);
  assert.deepEqual(world.observed, ['signature-invalid']);
  assert.deepEqual(world.received, []);
});

test('a request inside the body of another is its body', async (t) => {
  const world = await exchangeWorld(t);
  const hidden = (await next(world)).toString('latin1');
  const { headers } = await world.sign({
    ...PUT,
    body: hidden,
    alter: (signed) => signed.set('wasl-purpose', 'other'),
  });
  const heard = await converse(
    world.port,
    head([...headers, ['content-length', String(hidden.length)], ['connection', 'close']]) + hidden,
  );
  assert.deepEqual(codes(heard), ['signature-invalid']);
  assert.deepEqual(world.observed, ['signature-invalid']);
});

test('headers at the end of a chunked body are not headers of the request', async (t) => {
  const world = await exchangeWorld(t);
  const put: Headers = [
    ...(await world.sign(PUT)).headers,
    ['transfer-encoding', 'chunked'],
    ['connection', 'close'],
  ];
  const chunk = `${GOOD_FILE.length.toString(16)}\r\n${GOOD_FILE}\r\n0\r\n`;
  const salt = put.find(([name]) => name === 'wasl-salt')?.[1] ?? '';
  const heard = await converse(
    world.port,
    `${head(without(put, 'wasl-salt'))}${chunk}wasl-salt: ${salt}\r\n\r\n`,
  );
  assert.deepEqual(codes(heard), ['header-missing']);
  const passed = await converse(
    world.port,
    `${head(put)}${chunk}wasl-purpose: other\r\nhost: elsewhere\r\n\r\n`,
  );
  assert.deepEqual(statuses(passed), [200]);
});

test('HTTP/1.0, which proxies speak, passes with a host and a length, and without chunks', async (t) => {
  const world = await exchangeWorld(t);
  const put = [...framed(await world.sign(PUT)), ['connection', 'keep-alive']] satisfies Headers;
  const old = `PUT ${FILE_TARGET} HTTP/1.0`;
  const chunks = head([...without(put, 'content-length'), ['transfer-encoding', 'chunked']], old) + CHUNKED;
  assert.deepEqual(codes(await converse(world.port, chunks, await next(world))), ['request-malformed']);
  const nameless = head(without(put, 'host'), old) + GOOD_FILE;
  assert.deepEqual(codes(await converse(world.port, nameless, await next(world))), ['header-missing']);
  assert.deepEqual(world.received, []);
  assert.deepEqual(statuses(await converse(world.port, head(put, old) + GOOD_FILE)), [200]);
});

test('who connects and says nothing, or half a request, costs a connection and no more', async (t) => {
  const world = await exchangeWorld(t);
  const silent = dial(world.port);
  const half = dial(world.port);
  half.write(`GET ${FILE_TARGET} HTTP/1.1\r\nHost: `);
  assert.equal((await world.call()).status, 200);
  const closed = Promise.all([hear(silent), hear(half)]);
  silent.destroy();
  half.destroy();
  assert.deepEqual(await closed, ['', '']);
  assert.deepEqual(world.observed, ['answered']);
});

/** A request that would be answered, were it read, and after which the connection ends. */
async function next(world: World): Promise<Buffer> {
  const { headers, ...plain } = await world.sign();
  return requestBytes({ ...plain, headers: [...headers, ['connection', 'close']] });
}
