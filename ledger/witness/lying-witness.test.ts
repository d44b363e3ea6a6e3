import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { askWitness, type WitnessAnswer } from './client.ts';
import { assertKind, newWitnessKey, submission } from './testing/conversation.ts';
import { startLiar } from './testing/liar.ts';
import { createTestLog } from './testing/test-log.ts';

const log = (await createTestLog('node.example/log/receipts')).grow(8);
const { verifier, cosign } = await newWitnessKey();

async function ask(url: string, oldSize = 0, size = 7, timeoutMs = 3_000): Promise<WitnessAnswer> {
  return askWitness({ url, key: verifier }, await submission(log, oldSize, size), { timeoutMs });
}

test('a submission prefix may have a path, with a slash at its end or not', async (t) => {
  const liar = await startLiar(t, async (_, response, request) => {
    response.statusCode = request.url === '/a/b/add-checkpoint' ? 200 : 404;
    response.end(await cosign(await log.note(7)));
  });
  assertKind(await ask(`${liar.url}/a/b`), 'cosigned');
  assertKind(await ask(`${liar.url}/a/b/`), 'cosigned');
});

test('lines of unknown keys beside the cosignature are ignored', async (t) => {
  const [other, namesake] = [await newWitnessKey('witness.example/two'), await newWitnessKey()];
  const note = await log.note(7);
  const lines = [await other.cosign(note), await namesake.cosign(note), await cosign(note, 5)].join('');
  const answer = await ask((await startLiar(t, (_, response) => response.end(lines))).url);
  assert.ok(answer.kind === 'cosigned');
  assert.equal(answer.time, 5);
  assert.equal(answer.signature.keyId, verifier.keyId);
});

/** Each lie, and what is made of it. */
const lies: readonly [
  string,
  WitnessAnswer['kind'],
  RegExp,
  (response: ServerResponse) => void | Promise<void>,
][] = [
  [
    'another key',
    'refused',
    /no signature of the witness/,
    async (response) => {
      response.end(await (await newWitnessKey()).cosign(await log.note(7)));
    },
  ],
  [
    'another checkpoint',
    'refused',
    /does not verify/,
    async (response) => {
      response.end(await cosign(await log.note(8)));
    },
  ],
  [
    'another time than signed',
    'refused',
    /does not verify/,
    async (response) => {
      const line = await cosign(await log.note(7));
      const bytes = Uint8Array.fromBase64(line.trimEnd().split(' ')[2] ?? '');
      bytes[11] = (bytes[11] ?? 0) ^ 1;
      response.end(`— ${verifier.name} ${bytes.toBase64()}\n`);
    },
  ],
  [
    'a good and a bad line',
    'refused',
    /does not verify/,
    async (response) => {
      response.end((await cosign(await log.note(7))) + (await cosign(await log.note(8))));
    },
  ],
  ['an empty answer', 'refused', /newline/, (response) => void response.end()],
  ['text', 'refused', /signature line/, (response) => void response.end('<html>welcome</html>\n')],
  [
    'bytes that are not UTF-8',
    'refused',
    /UTF-8/,
    (response) => void response.end(Uint8Array.of(0xff, 0x0a)),
  ],
  ['a giant answer', 'refused', /too large/, (response) => void response.end('x'.repeat(1_000_000))],
  [
    'an answer one byte too large',
    'refused',
    /too large/,
    (response) => void response.end('x'.repeat(8_193)),
  ],
  [
    'a giant answer, compressed',
    'refused',
    /too large/,
    (response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(5_000_000, 0x78)));
    },
  ],
  [
    'an endless answer',
    'refused',
    /too large/,
    (response) => {
      const flow = setInterval(() => response.write('x'.repeat(1_000)), 1);
      response.on('close', () => clearInterval(flow));
    },
  ],
  [
    'a redirect',
    'refused',
    /^307, /,
    (response) => {
      response.writeHead(307, { location: '/elsewhere' }).end();
    },
  ],
  [
    'a redirect to itself',
    'refused',
    /^308, /,
    (response) => {
      response.writeHead(308, { location: '/add-checkpoint' }).end();
    },
  ],
  [
    'a server in trouble',
    'unreachable',
    /^502, /,
    (response) => {
      response.writeHead(502).end('x'.repeat(20_000));
    },
  ],
  ['a conflict without its type', 'refused', /^409, /, (response) => void response.writeHead(409).end('3\n')],
  [
    'a conflict at the size that was asked from',
    'refused',
    /holds to size 0/,
    (response) => {
      response.writeHead(409, { 'content-type': 'text/x.tlog.size' }).end('0\n');
    },
  ],
  [
    'a hexadecimal size',
    'refused',
    /decimal/,
    (response) => {
      response.writeHead(409, { 'content-type': 'text/x.tlog.size' }).end('0x3\n');
    },
  ],
  [
    'an empty size',
    'refused',
    /newline/,
    (response) => {
      response.writeHead(409, { 'content-type': 'text/x.tlog.size' }).end();
    },
  ],
  [
    'a size beyond numbers',
    'refused',
    /decimal|large/,
    (response) => {
      response.writeHead(409, { 'content-type': 'text/x.tlog.size' }).end(`${'9'.repeat(20)}\n`);
    },
  ],
  ['a connection cut', 'unreachable', /./, (response) => void response.destroy()],
  [
    'an answer cut',
    'unreachable',
    /./,
    (response) => {
      response.writeHead(200, { 'content-length': 100 }).write('— witness');
      setTimeout(() => response.destroy(), 10);
    },
  ],
];

for (const [lie, kind, reason, respond] of lies) {
  test(`a lying witness: ${lie}`, async (t) => {
    const liar = await startLiar(t, (_, response) => void respond(response));
    assertKind(await ask(liar.url), kind, reason);
    assert.equal(liar.requests.length, 1);
  });
}

test('a lying witness: always another size; it is asked twice, no more', async (t) => {
  let size = 2;
  const liar = await startLiar(t, (_, response) => {
    size += 1;
    response.writeHead(409, { 'content-type': 'text/x.tlog.size; charset=utf-8' }).end(`${size}\n`);
  });
  assertKind(await ask(liar.url, 0, 7), 'refused', /holds to size 4/);
  assert.deepEqual(
    liar.requests.map((body) => body.split('\n', 1)[0]),
    ['old 0', 'old 3'],
  );
});

test('no answer, or one that drips, ends with the time allowed', async (t) => {
  const silent = await startLiar(t, () => {});
  const dripping = await startLiar(t, (_, response) => {
    const drip = setInterval(() => response.write('x'), 20);
    response.on('close', () => clearInterval(drip));
  });
  const started = performance.now();
  const answers = await Promise.all([ask(silent.url, 0, 7, 200), ask(dripping.url, 0, 7, 200)]);
  for (const answer of answers) assertKind(answer, 'unreachable', /no answer within 200 ms/);
  assert.ok(performance.now() - started < 1_000);
});

test('a fetch of the caller is used, and one that never answers is not waited for', async () => {
  const note = await log.note(7);
  const urls: string[] = [];
  const answering: typeof fetch = async (input) => {
    urls.push(String(input));
    return new Response(await cosign(note));
  };
  const address = { url: 'https://witness.example', key: verifier };
  const good = await submission(log, 0, 7);
  assertKind(await askWitness(address, good, { timeoutMs: 1_000, fetch: answering }), 'cosigned');
  assert.deepEqual(urls, ['https://witness.example/add-checkpoint']);
  const silent: typeof fetch = () => new Promise<Response>(() => {});
  assertKind(await askWitness(address, good, { timeoutMs: 50, fetch: silent }), 'unreachable');
});
