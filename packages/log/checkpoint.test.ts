import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fromUtf8 } from './bytes.ts';
import { formatCheckpoint, parseCheckpoint, parseNote, utf8 } from './index.ts';
import {
  alterationsOf,
  BASE64_TRAPS,
  HASH_TRAPS,
  hex,
  NUMBER_TRAPS,
  refusedAs,
  refusesOrReproduces,
} from './testing/hostile.ts';
import { BEHIND_THE_SOFA, PUBLIC_LOG } from './testing/published.ts';

const ROOT = 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=';
const TEXT = `example.com/behind-the-sofa\n20852163\n${ROOT}\n`;

test('C2SP tlog-checkpoint: its example, and a checkpoint of a public log', () => {
  const checkpoint = parseCheckpoint(parseNote(utf8(BEHIND_THE_SOFA)).text);
  assert.equal(checkpoint.origin, 'example.com/behind-the-sofa');
  assert.equal(checkpoint.size, 20_852_163);
  assert.equal(hex(checkpoint.root), '0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62');
  assert.equal(formatCheckpoint(checkpoint), TEXT);
  const { text } = parseNote(utf8(PUBLIC_LOG.note));
  assert.equal(formatCheckpoint(parseCheckpoint(text)), text);
});

test('C2SP tlog-checkpoint: the origin may be any line, and a client assumes nothing about it', () => {
  for (const origin of [
    'go.sum database tree',
    'a+b',
    ' ',
    '\u00a0',
    'سجل الإيصالات',
    '\ufeff',
    '— x AAAA',
    '0',
  ]) {
    assert.equal(parseCheckpoint(`${origin}\n0\n${ROOT}\n`).origin, origin);
  }
  for (const origin of ['', 'a\r', 'a\u0000', 'a\tb', '\ud800']) {
    assert.throws(
      () => parseCheckpoint(`${origin}\n0\n${ROOT}\n`),
      refusedAs('checkpoint-malformed'),
      JSON.stringify(origin),
    );
  }
});

test('C2SP tlog-checkpoint: the size is ASCII decimal without leading zeros', () => {
  for (const trap of NUMBER_TRAPS.filter((number) => !number.includes('\n'))) {
    const text = TEXT.replace('20852163', () => trap);
    assert.throws(() => parseCheckpoint(text), refusedAs('number-malformed'), JSON.stringify(trap));
  }
  const empty = TEXT.replace('20852163', '0');
  assert.equal(formatCheckpoint(parseCheckpoint(empty)), empty);
  assert.equal(parseCheckpoint(TEXT.replace('20852163', '9007199254740991')).size, Number.MAX_SAFE_INTEGER);
});

test('C2SP tlog-checkpoint: the root is the Base 64 of 32 bytes', () => {
  for (const trap of [
    ...BASE64_TRAPS,
    ...HASH_TRAPS,
    ROOT.toLowerCase().slice(0, -1),
    ROOT.replace('/', '_'),
  ]) {
    const text = TEXT.replace(ROOT, () => trap);
    assert.throws(() => parseCheckpoint(text), refusedAs('base64-malformed'), JSON.stringify(trap));
  }
});

test('extension lines are refused, and so is a text of fewer or unended lines', () => {
  const refused = [
    `${TEXT}extension\n`,
    `${TEXT}\n`,
    `${TEXT}extension`,
    `${TEXT} \n`,
    `\n${TEXT}`,
    TEXT.replace('\n', '\n\n'),
    '',
    '\n',
    '\n\n\n',
    'a\n',
    'a\n1\n',
    `a\n1\n${ROOT}`,
    `\n1\n${ROOT}\n`,
  ];
  for (const text of refused) {
    assert.throws(() => parseCheckpoint(text), refusedAs('checkpoint-malformed'), JSON.stringify(text));
  }
  assert.throws(() => parseCheckpoint(TEXT.replaceAll('\n', '\r\n')), { name: 'LogError' });
});

test('a checkpoint that could not be read again is never written, hence never signed', () => {
  const root = new Uint8Array(32);
  for (const bad of [
    ...['', 'a\nb', 'a\n', 'a\r', '\ud800'].map((origin) => ({ origin, size: 1, root })),
    ...[-1, 0.5, 2 ** 53, Number.NaN, 1e21].map((size) => ({ origin: 'a', size, root })),
    ...[0, 31, 33].map((length) => ({ origin: 'a', size: 1, root: new Uint8Array(length) })),
  ]) {
    assert.throws(() => formatCheckpoint(bad), refusedAs('checkpoint-malformed'));
  }
});

test('hostile checkpoints are refused, or are the one spelling', async () => {
  await fc.assert(
    fc.asyncProperty(alterationsOf(utf8(TEXT)), async (bytes) => {
      const parse = (input: Uint8Array) => parseCheckpoint(fromUtf8(input));
      await refusesOrReproduces(bytes, parse, (checkpoint) => utf8(formatCheckpoint(checkpoint)));
    }),
    { numRuns: 2_000 },
  );
});

test('a checkpoint is never the message of a cosignature', () => {
  assert.throws(
    () => parseCheckpoint(`cosignature/v1\ntime 1679315147\n${ROOT}\n`),
    refusedAs('number-malformed'),
  );
});
