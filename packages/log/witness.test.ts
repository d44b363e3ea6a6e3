import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fromUtf8 } from './bytes.ts';
import {
  decideAddCheckpoint,
  formatAddCheckpoint,
  formatCheckpoint,
  formatNote,
  parseAddCheckpoint,
  parseWitnessedSize,
  signNote,
  utf8,
  type WitnessDecision,
  type WitnessedHead,
} from './index.ts';
import {
  alterationsOf,
  BASE64_TRAPS,
  flipped,
  HASH_TRAPS,
  NUMBER_TRAPS,
  refusedAs,
  refusesOrReproduces,
} from './testing/hostile.ts';
import { crypto, sha256, type TestKey, testKey } from './testing/keys.ts';
import { ADD_CHECKPOINT, BEHIND_THE_SOFA } from './testing/published.ts';
import { logOf } from './testing/rfc6962.ts';

const ORIGIN = 'node.example/receipts';
const LOG_KEY = await testKey(ORIGIN, 'ed25519');
const STRANGER = await testKey('stranger.example/log', 'ed25519');
const TRUSTED = [LOG_KEY.key, (await testKey('second.example/log', 'ed25519')).key];
const LOG = logOf(Array.from({ length: 40 }, (_, i) => Buffer.from(`entry ${i}`)));
const FORK = logOf(Array.from({ length: 40 }, (_, i) => Buffer.from(`other ${i}`)));

type Options = {
  readonly oldSize?: number;
  readonly size?: number;
  readonly root?: Uint8Array;
  readonly proof?: readonly Uint8Array[];
  readonly origin?: string;
  readonly signers?: readonly TestKey[];
  readonly checkpoint?: Uint8Array;
};

/** A witness that has seen `seen` entries of the log, or nothing, is asked for a cosignature. */
async function ask(seen: number | null, options: Options): Promise<WitnessDecision> {
  const {
    oldSize = seen ?? 0,
    size = 20,
    root = LOG.root(size),
    origin = ORIGIN,
    signers = [LOG_KEY],
  } = options;
  const proof = options.proof ?? (oldSize > 0 && oldSize <= size ? LOG.consistency(oldSize, size) : []);
  const text = formatCheckpoint({ origin, size, root });
  const signatures = await Promise.all(signers.map(({ key, sign }) => signNote(text, key, sign)));
  const checkpoint = options.checkpoint ?? formatNote({ text, signatures });
  const head = seen === null ? null : { size: seen, root: LOG.root(seen) };
  return decideAddCheckpoint(
    { oldSize, proof, checkpoint },
    TRUSTED,
    (of) => (of === ORIGIN ? head : null),
    crypto,
  );
}

test('C2SP tlog-witness: 200 for the first checkpoint, whose proof is empty', async () => {
  const text = formatCheckpoint({ origin: ORIGIN, size: 20, root: LOG.root(20) });
  const cosign = { origin: ORIGIN, size: 20, root: LOG.root(20) };
  assert.deepEqual(await ask(null, {}), { status: 200, cosign, text });
  assert.deepEqual(await ask(null, { proof: LOG.consistency(3, 20) }), { status: 422 });
  assert.deepEqual(await ask(null, { proof: [LOG.root(0)] }), { status: 422 });
  assert.equal((await ask(null, { size: 0 })).status, 200);
});

test('C2SP tlog-witness: 200 for a larger tree with its consistency proof, and for the same one again', async () => {
  for (let seen = 1; seen <= 20; seen++) assert.equal((await ask(seen, {})).status, 200, `${seen}`);
  assert.equal((await ask(20, { size: 20 })).status, 200);
  assert.deepEqual(await ask(20, { size: 20, proof: [LOG.root(3)] }), { status: 422 });
});

test('C2SP tlog-witness: 400 for a checkpoint that cannot be read', async () => {
  const valid = formatNote({
    text: `${ORIGIN}\n1\n`,
    signatures: [await signNote(`${ORIGIN}\n1\n`, LOG_KEY.key, LOG_KEY.sign)],
  });
  for (const checkpoint of [new Uint8Array(), utf8('\n'), utf8('not a note\n'), Uint8Array.of(0xff), valid]) {
    assert.deepEqual(await ask(5, { checkpoint }), { status: 400 });
  }
});

test('C2SP tlog-witness: 404 for an unknown origin, even one that is no key name', async () => {
  for (const origin of ['unknown.example/log', 'node.example', `${ORIGIN}/`, 'go.sum database tree', 'a+b']) {
    assert.deepEqual(await ask(5, { origin }), { status: 404 }, origin);
  }
});

test('C2SP tlog-witness: 403 when no trusted key of that origin signed', async () => {
  assert.deepEqual(await ask(5, { signers: [STRANGER] }), { status: 403 });
  const impostor = await testKey(ORIGIN, 'ed25519', 'another secret');
  assert.deepEqual(await ask(5, { signers: [impostor] }), { status: 403 });
  assert.equal((await ask(5, { signers: [impostor, STRANGER, LOG_KEY] })).status, 200);
  const second = await testKey('second.example/log', 'ed25519');
  assert.deepEqual(await ask(5, { signers: [second] }), { status: 403 });
  const text = formatCheckpoint({ origin: ORIGIN, size: 20, root: LOG.root(20) });
  const good = await signNote(text, LOG_KEY.key, LOG_KEY.sign);
  const checkpoint = formatNote({ text, signatures: [{ ...good, signature: flipped(good.signature) }] });
  assert.deepEqual(await ask(5, { checkpoint }), { status: 403 });
});

test('C2SP tlog-witness: 400 when the old size is above the size', async () => {
  assert.deepEqual(await ask(5, { oldSize: 21 }), { status: 400 });
  assert.deepEqual(await ask(21, { oldSize: 21 }), { status: 400 });
  assert.deepEqual(await ask(null, { oldSize: 1, size: 0 }), { status: 400 });
});

test('C2SP tlog-witness: 409 with the size witnessed when the old size is another', async () => {
  for (const oldSize of [0, 4, 6, 20]) assert.deepEqual(await ask(5, { oldSize }), { status: 409, size: 5 });
  assert.deepEqual(await ask(null, { oldSize: 3 }), { status: 409, size: 0 });
  assert.deepEqual(await ask(30, { oldSize: 10 }), { status: 409, size: 30 });
});

test('C2SP tlog-witness: 409 for the same size with another root', async () => {
  assert.deepEqual(await ask(20, { size: 20, root: FORK.root(20) }), { status: 409, size: 20 });
  assert.deepEqual(await ask(null, { size: 0, root: FORK.root(1) }), { status: 409, size: 0 });
});

test('C2SP tlog-witness: 422 when the consistency proof does not verify', async () => {
  assert.deepEqual(await ask(5, { proof: [] }), { status: 422 });
  assert.deepEqual(await ask(5, { proof: LOG.consistency(6, 20) }), { status: 422 });
  assert.deepEqual(await ask(5, { root: FORK.root(20) }), { status: 422 });
  assert.deepEqual(await ask(5, { root: FORK.root(20), proof: FORK.consistency(5, 20) }), { status: 422 });
  assert.deepEqual(await ask(5, { proof: LOG.consistency(5, 20).map((hash) => flipped(hash)) }), {
    status: 422,
  });
});

test('C2SP tlog-witness: of several faults the first in its order is answered', async () => {
  const all = { oldSize: 21, proof: [], root: FORK.root(20) };
  assert.equal((await ask(5, { ...all, checkpoint: utf8('\n') })).status, 400);
  assert.equal((await ask(5, { ...all, origin: 'unknown.example', signers: [STRANGER] })).status, 404);
  assert.equal((await ask(5, { ...all, signers: [STRANGER] })).status, 403);
  assert.equal((await ask(5, all)).status, 400);
  assert.equal((await ask(5, { ...all, oldSize: 4 })).status, 409);
  assert.equal((await ask(5, { ...all, oldSize: 5 })).status, 422);
});

type Demand = {
  readonly oldSize: number;
  readonly size: number;
  readonly forked: boolean;
  readonly forkedProof: boolean;
};
type Memory = { readonly head: WitnessedHead | null; readonly forked: boolean | null };

/** One demand of a log that keeps two versions of itself, and what the witness remembers after it. */
async function demand(memory: Memory, { oldSize, size, forked, forkedProof }: Demand): Promise<Memory> {
  const root = (forked ? FORK : LOG).root(size);
  const proof = oldSize > 0 && oldSize <= size ? (forkedProof ? FORK : LOG).consistency(oldSize, size) : [];
  const text = formatCheckpoint({ origin: ORIGIN, size, root });
  const checkpoint = formatNote({ text, signatures: [await signNote(text, LOG_KEY.key, LOG_KEY.sign)] });
  const decision = await decideAddCheckpoint(
    { oldSize, proof, checkpoint },
    TRUSTED,
    () => memory.head,
    crypto,
  );
  if (decision.status !== 200) return memory;
  assert.ok(size >= (memory.head?.size ?? 0), 'a witness never goes back');
  assert.ok(
    size === 0 || memory.forked === null || memory.forked === forked,
    'a witness never changes sides',
  );
  return { head: decision.cosign, forked: size > 0 ? forked : memory.forked };
}

test('a witness never cosigns two trees of which neither extends the other, whatever it is asked', async () => {
  const size = fc.nat({ max: 12 });
  const demands = fc.array(
    fc.record({ oldSize: size, size, forked: fc.boolean(), forkedProof: fc.boolean() }),
    { maxLength: 30 },
  );
  await fc.assert(
    fc.asyncProperty(demands, async (asked) => {
      let memory: Memory = { head: null, forked: null };
      for (const one of asked) memory = await demand(memory, one);
    }),
    { numRuns: 100 },
  );
});

test("a failure of the witness's own is not answered as the requester's fault", async () => {
  const broken = { sha256, verifyEd25519: () => Promise.reject(new Error('no curve')) };
  const text = formatCheckpoint({ origin: ORIGIN, size: 20, root: LOG.root(20) });
  const checkpoint = formatNote({ text, signatures: [await signNote(text, LOG_KEY.key, LOG_KEY.sign)] });
  const request = { oldSize: 0, proof: [], checkpoint };
  await assert.rejects(
    decideAddCheckpoint(request, TRUSTED, () => null, broken),
    /no curve/,
  );
});

test('C2SP tlog-witness: its example request', () => {
  const request = parseAddCheckpoint(utf8(ADD_CHECKPOINT.request));
  assert.equal(request.oldSize, 20_852_014);
  assert.deepEqual(
    request.proof.map((hash) => Buffer.from(hash).toString('base64')),
    [
      'PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=',
      'jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=',
      '5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=',
      '/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=',
    ],
  );
  assert.equal(Buffer.from(formatAddCheckpoint(request)).toString(), ADD_CHECKPOINT.request);
});

const HASH = Buffer.alloc(32).toString('base64');

function requestOf(...lines: readonly string[]): Uint8Array {
  return utf8(`${lines.join('\n')}\n\n${BEHIND_THE_SOFA}`);
}

test('C2SP tlog-witness: the old size line is `old`, one space and a decimal', () => {
  assert.equal(parseAddCheckpoint(requestOf('old 0')).oldSize, 0);
  for (const trap of NUMBER_TRAPS.filter((number) => !number.includes('\n'))) {
    assert.throws(
      () => parseAddCheckpoint(requestOf(`old ${trap}`)),
      { name: 'LogError' },
      JSON.stringify(trap),
    );
  }
  for (const line of [
    '',
    'old',
    'old\t1',
    'Old 1',
    ' old 1',
    'old  1',
    'size 1',
    '1',
    '\ufeffold 1',
    'old 1\r',
  ]) {
    assert.throws(() => parseAddCheckpoint(requestOf(line)), { name: 'LogError' }, JSON.stringify(line));
  }
  for (const body of ['', '\n', '\n\n', 'old 1', 'old 1\n', `old 1\n${HASH}\n`]) {
    assert.throws(() => parseAddCheckpoint(utf8(body)), refusedAs('request-malformed'), JSON.stringify(body));
  }
});

test('C2SP tlog-witness: each proof line is one hash, and there are at most 63', () => {
  assert.equal(parseAddCheckpoint(requestOf('old 1', ...Array(63).fill(HASH))).proof.length, 63);
  const tooMany = requestOf('old 1', ...Array(64).fill(HASH));
  assert.throws(() => parseAddCheckpoint(tooMany), refusedAs('request-malformed'));
  for (const trap of [...BASE64_TRAPS, ...HASH_TRAPS.filter((hash) => hash !== '')]) {
    assert.throws(() => parseAddCheckpoint(requestOf('old 1', trap)), refusedAs('base64-malformed'), trap);
  }
});

test('hostile requests are refused, or are the one spelling', async () => {
  await fc.assert(
    fc.asyncProperty(alterationsOf(utf8(ADD_CHECKPOINT.request), requestOf('old 0')), async (bytes) => {
      await refusesOrReproduces(bytes, parseAddCheckpoint, formatAddCheckpoint);
    }),
    { numRuns: 2_000 },
  );
});

test('C2SP tlog-witness: the size in a 409 is a decimal and a newline', async () => {
  assert.equal(parseWitnessedSize('0\n'), 0);
  assert.equal(parseWitnessedSize('20852163\n'), 20_852_163);
  for (const trap of NUMBER_TRAPS) {
    assert.throws(() => parseWitnessedSize(`${trap}\n`), refusedAs('number-malformed'), JSON.stringify(trap));
  }
  for (const text of ['', '\n', '1', '1\r\n', '1\n\n', ' 1\n', '1 \n', '{"size":1}']) {
    assert.throws(() => parseWitnessedSize(text), refusedAs('number-malformed'), JSON.stringify(text));
  }
  await fc.assert(
    fc.asyncProperty(alterationsOf(utf8('20852163\n')), async (bytes) => {
      await refusesOrReproduces(
        bytes,
        (input) => parseWitnessedSize(fromUtf8(input)),
        (size) => utf8(`${size}\n`),
      );
    }),
    { numRuns: 500 },
  );
});
