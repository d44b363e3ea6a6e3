import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatTlogProof, parseTlogProof, utf8 } from './index.ts';
import {
  alterationsOf,
  BASE64_TRAPS,
  HASH_TRAPS,
  hex,
  NUMBER_TRAPS,
  refusedAs,
  refusesOrReproduces,
} from './testing/hostile.ts';
import { BEHIND_THE_SOFA, FANCYLOG_PROOF } from './testing/published.ts';

const HASH = 'gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=';

function proofOf(...lines: readonly string[]): Uint8Array {
  return utf8(`${lines.join('\n')}\n\n${BEHIND_THE_SOFA}`);
}

const HEADER = 'c2sp.org/tlog-proof@v1';

test('C2SP tlog-proof: its example', () => {
  const proof = parseTlogProof(utf8(FANCYLOG_PROOF));
  assert.equal(proof.index, 73_894);
  assert.equal(proof.proof.length, 5);
  assert.equal(proof.proof[0] && hex(proof.proof[0]), Buffer.from(HASH, 'base64').toString('hex'));
  assert.ok(
    Buffer.from(proof.extra ?? [])
      .toString()
      .startsWith('age-v1.2.1-darwin-arm64.tar.gz'),
  );
  assert.ok(Buffer.from(proof.checkpoint).toString().startsWith('example.com/fancylog\n109482\n'));
  assert.equal(Buffer.from(formatTlogProof(proof)).toString(), FANCYLOG_PROOF);
});

test('C2SP tlog-proof: the checkpoint is kept verbatim, with the empty line that is its own', () => {
  const { checkpoint } = parseTlogProof(proofOf(HEADER, 'index 0'));
  assert.equal(Buffer.from(checkpoint).toString(), BEHIND_THE_SOFA);
});

test('C2SP tlog-proof: extra data may be absent, empty or binary, and stands in one place', () => {
  assert.equal(parseTlogProof(proofOf(HEADER, 'index 0')).extra, null);
  assert.deepEqual(parseTlogProof(proofOf(HEADER, 'extra ', 'index 0')).extra, new Uint8Array());
  assert.deepEqual(parseTlogProof(proofOf(HEADER, 'extra AP8=', 'index 0')).extra, Uint8Array.of(0, 255));
  for (const lines of [
    [HEADER, 'extra', 'index 0'],
    [HEADER, 'extra AP8=', 'extra AP8=', 'index 0'],
    [HEADER, 'index 0', 'extra AP8='],
    [HEADER, ' extra AP8=', 'index 0'],
    [HEADER, 'extra  AP8=', 'index 0'],
    [HEADER, 'extra AP8', 'index 0'],
    [HEADER, 'extra AP9=', 'index 0'],
    [HEADER, 'Extra AP8=', 'index 0'],
    ['extra AP8=', HEADER, 'index 0'],
  ]) {
    assert.throws(() => parseTlogProof(proofOf(...lines)), { name: 'LogError' }, lines.join('|'));
  }
});

test('C2SP tlog-proof: the index is ASCII decimal without leading zeros', () => {
  for (const trap of NUMBER_TRAPS.filter((number) => !number.includes('\n'))) {
    assert.throws(
      () => parseTlogProof(proofOf(HEADER, `index ${trap}`)),
      { name: 'LogError' },
      JSON.stringify(trap),
    );
  }
  assert.equal(parseTlogProof(proofOf(HEADER, 'index 9007199254740991')).index, Number.MAX_SAFE_INTEGER);
});

test('C2SP tlog-proof: each line of the proof is one hash, and there are at most 63', () => {
  for (const trap of [
    ...BASE64_TRAPS,
    ...HASH_TRAPS.filter((hash) => hash !== ''),
    `${HASH} ${HASH}`,
    `${HASH}\r`,
  ]) {
    assert.throws(
      () => parseTlogProof(proofOf(HEADER, 'index 0', HASH, trap)),
      refusedAs('base64-malformed'),
      trap,
    );
  }
  assert.equal(parseTlogProof(proofOf(HEADER, 'index 0', ...Array(63).fill(HASH))).proof.length, 63);
  const tooMany = proofOf(HEADER, 'index 0', ...Array(64).fill(HASH));
  assert.throws(() => parseTlogProof(tooMany), refusedAs('proof-malformed'));
});

test('C2SP tlog-proof: another header, a missing line or no checkpoint is refused', () => {
  for (const lines of [
    [''],
    [HEADER],
    ['index 0'],
    ['c2sp.org/tlog-proof@v2', 'index 0'],
    [`${HEADER} `, 'index 0'],
    [`\ufeff${HEADER}`, 'index 0'],
    ['', HEADER, 'index 0'],
    [`${HEADER}\r`, 'index 0\r'],
    [HEADER, 'index\t0'],
    [HEADER, 'Index 0'],
    [HEADER, HASH, 'index 0'],
  ]) {
    assert.throws(() => parseTlogProof(proofOf(...lines)), { name: 'LogError' }, lines.join('|'));
  }
  assert.throws(() => parseTlogProof(utf8(`${HEADER}\nindex 0\n`)), refusedAs('proof-malformed'));
  assert.throws(() => parseTlogProof(new Uint8Array()), refusedAs('proof-malformed'));
});

test('hostile proofs are refused, or are the one spelling', async () => {
  const documents = [
    utf8(FANCYLOG_PROOF),
    proofOf(HEADER, 'index 5', HASH, HASH),
    proofOf(HEADER, 'index 0'),
  ];
  await fc.assert(
    fc.asyncProperty(alterationsOf(...documents), async (bytes) => {
      await refusesOrReproduces(bytes, parseTlogProof, formatTlogProof);
    }),
    { numRuns: 2_000 },
  );
});
