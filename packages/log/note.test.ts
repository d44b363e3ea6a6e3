import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  formatNote,
  formatSignatureLine,
  isNoteText,
  type NoteSignature,
  parseNote,
  parseSignatureLines,
  parseSignerKey,
  parseVerifierKey,
  signNote,
  utf8,
  type VerifierKey,
  verifyNote,
} from './index.ts';
import { alterationsOf, flipped, refusedAs, refusesOrReproduces } from './testing/hostile.ts';
import { crypto, ed25519, sha256, type TestKey, testKey } from './testing/keys.ts';
import {
  ADD_CHECKPOINT,
  BEHIND_THE_SOFA,
  ENOCH,
  FOO,
  PETER,
  PUBLIC_LOG,
  QUASIMODO,
} from './testing/published.ts';

const ALICE = await testKey('alice.example', 'ed25519');
const BOB = await testKey('bob.example', 'ed25519');
const WITNESS = await testKey('witness.example/w', 'cosignature');
const TEXT = 'A line.\n\nAnother, after an empty one.\n';
const TIME = 1_679_315_147;

function signed(by: TestKey, text = TEXT): Promise<NoteSignature> {
  return signNote(text, by.key, by.sign, TIME);
}

async function verifiedNames(bytes: Uint8Array, ...keys: readonly VerifierKey[]): Promise<string[]> {
  return (await verifyNote(parseNote(bytes), keys, crypto)).map(({ key }) => key.name);
}

test("Go's note package: its example is signed to the byte, and verifies", async () => {
  const signer = parseSignerKey(PETER.skey);
  const signature = await signNote(PETER.text, signer, ed25519(signer.seed).sign);
  const note = formatNote({ text: PETER.text, signatures: [signature] });
  assert.equal(Buffer.from(note).toString(), `${PETER.text}\n${PETER.line}`);
  assert.deepEqual(await verifiedNames(note, await parseVerifierKey(PETER.vkey, sha256)), ['PeterNeumann']);
});

test("Go's note package: of two signatures each verifies alone, and both together in the note's order", async () => {
  const note = utf8(`${PETER.text}\n${PETER.line}${ENOCH.line}`);
  const peter = await parseVerifierKey(PETER.vkey, sha256);
  const enoch = await parseVerifierKey(ENOCH.vkey, sha256);
  assert.deepEqual(await verifiedNames(note, peter), ['PeterNeumann']);
  assert.deepEqual(await verifiedNames(note, enoch), ['EnochRoot']);
  assert.deepEqual(await verifiedNames(note, enoch, peter), ['PeterNeumann', 'EnochRoot']);
  await assert.rejects(verifiedNames(note), refusedAs('note-unsigned'));
});

test('C2SP signed-note: its example message verifies under its example key', async () => {
  const foo = await parseVerifierKey(FOO.vkey, sha256);
  assert.deepEqual(await verifiedNames(utf8(FOO.note), foo), ['example.com/foo']);
  await assert.rejects(
    verifiedNames(utf8(FOO.note.replace('This', 'this')), foo),
    refusedAs('note-signature-invalid'),
  );
});

test('C2SP signed-note: the text of its example holds an empty line and ends before the last one', () => {
  const { text, signatures } = parseNote(utf8(QUASIMODO));
  const poem = 'Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n';
  assert.equal(text, poem);
  assert.deepEqual(
    signatures.map(({ name, keyId, signature }) => [name, keyId, signature.length]),
    [['quasimodo.example/salvatore', '367ba04b', 64]],
  );
});

test('published notes are written as they were read', () => {
  for (const note of [
    QUASIMODO,
    FOO.note,
    BEHIND_THE_SOFA,
    PUBLIC_LOG.note,
    `${PETER.text}\n${PETER.line}${ENOCH.line}`,
  ]) {
    assert.equal(Buffer.from(formatNote(parseNote(utf8(note)))).toString(), note);
  }
});

test('C2SP signed-note: signatures of unknown keys are ignored, even with the name or the ID of a known one', async () => {
  const good = await signed(ALICE);
  const rotated = await testKey('alice.example', 'ed25519', 'the key before');
  const unknown: NoteSignature[] = [
    await signed(BOB),
    await signed(rotated),
    { ...good, name: 'mallory.example' },
    { ...good, keyId: '00000000', signature: Uint8Array.of(1) },
  ];
  const note = formatNote({ text: TEXT, signatures: [...unknown, good] });
  assert.deepEqual(await verifiedNames(note, ALICE.key), ['alice.example']);
  const without = formatNote({ text: TEXT, signatures: unknown });
  await assert.rejects(verifiedNames(without, ALICE.key), refusedAs('note-unsigned'));
});

test('C2SP signed-note: a known key whose signature fails rejects the note, whatever else it carries', async () => {
  const good = await signed(ALICE);
  const failing = { ...(await signed(BOB)), signature: new Uint8Array(64) };
  const cut = { ...(await signed(BOB)), signature: (await signed(BOB)).signature.slice(0, 63) };
  for (const bad of [failing, cut]) {
    for (const signatures of [
      [good, bad],
      [bad, good],
    ]) {
      const note = formatNote({ text: TEXT, signatures });
      await assert.rejects(verifiedNames(note, ALICE.key, BOB.key), refusedAs('note-signature-invalid'));
      assert.deepEqual(await verifiedNames(note, ALICE.key), ['alice.example']);
    }
  }
});

test('C2SP signed-note: a key that signed twice counts once, and both signatures must hold', async () => {
  const earlier = await signNote(TEXT, WITNESS.key, WITNESS.sign, TIME);
  const later = await signNote(TEXT, WITNESS.key, WITNESS.sign, TIME + 60);
  const twice = await verifyNote({ text: TEXT, signatures: [earlier, later] }, [WITNESS.key], crypto);
  assert.deepEqual(twice, [{ key: WITNESS.key, time: TIME }]);
  const bad = { ...later, signature: flipped(later.signature, 70) };
  const note = { text: TEXT, signatures: [earlier, bad] };
  await assert.rejects(verifyNote(note, [WITNESS.key], crypto), refusedAs('note-signature-invalid'));
});

test('C2SP signed-note: a hundred signatures are read, a hundred and one are too many', async () => {
  const line = formatSignatureLine(await signed(ALICE));
  const note = (count: number) => utf8(`${TEXT}\n${line.repeat(count)}`);
  assert.equal(parseNote(note(16)).signatures.length, 16);
  assert.equal(parseNote(note(100)).signatures.length, 100);
  assert.deepEqual(await verifiedNames(note(100), ALICE.key), ['alice.example']);
  assert.throws(() => parseNote(note(101)), refusedAs('note-too-large'));
  assert.throws(() => parseSignatureLines(line.repeat(101)), refusedAs('note-too-large'));
});

test('C2SP signed-note: post-quantum signatures of nearly 5 kB fit, a million bytes is the limit', () => {
  const big = { name: 'pq.example', keyId: '01020304', signature: new Uint8Array(5_000) };
  const note = formatNote({ text: TEXT, signatures: Array(32).fill(big) });
  assert.equal(parseNote(note).signatures.length, 32);
  const filled = (length: number) => utf8(`${'a'.repeat(length - PETER_TAIL)}\n\n${PETER.line}`);
  assert.equal(parseNote(filled(1_000_000)).signatures.length, 1);
  assert.throws(() => parseNote(filled(1_000_001)), refusedAs('note-too-large'));
});

const PETER_TAIL = utf8(`\n\n${PETER.line}`).length;

test('C2SP signed-note: a block of signatures inside the text is text', async () => {
  const inner = Buffer.from(
    formatNote({ text: 'Inner.\n', signatures: [await signed(BOB, 'Inner.\n')] }),
  ).toString();
  const outer = formatNote({ text: inner, signatures: [await signed(ALICE, inner)] });
  assert.equal(parseNote(outer).text, inner);
  assert.deepEqual(await verifiedNames(outer, ALICE.key, BOB.key), ['alice.example']);
  await assert.rejects(verifiedNames(outer, BOB.key), refusedAs('note-unsigned'));
});

const { text: SAYING, line: LINE } = PETER;
const [BASE64 = ''] = /[A-Za-z0-9+/]+=$/m.exec(LINE) ?? [];

function refuses(notes: readonly string[]): void {
  for (const note of notes)
    assert.throws(() => parseNote(utf8(note)), { name: 'LogError' }, JSON.stringify(note));
}

test('C2SP signed-note: text, empty line and signature lines stand in that order, and nothing after them', () => {
  refuses(['', '\n', '\n\n', SAYING, `${SAYING}\n`, `${SAYING}\n\n`, `${SAYING}${LINE}`, `\n${LINE}`]);
  refuses([
    `${SAYING}\n${LINE.trimEnd()}`,
    `${SAYING}\n${LINE}\n`,
    `${SAYING}\n${LINE}\n\n`,
    `${SAYING}\n ${LINE}`,
  ]);
  refuses([`${SAYING}\n${LINE}trailing\n`, `${SAYING}\n${LINE} \n`, `${SAYING}\n\ufeff${LINE}`]);
});

test('C2SP signed-note: a note is UTF-8 without control characters other than the newline', () => {
  refuses([
    `${SAYING}\r\n${LINE}`,
    `${SAYING}\n${LINE}`.replaceAll('\n', '\r\n'),
    `${SAYING}\n${LINE.trimEnd()}\r\n`,
  ]);
  refuses([
    `${SAYING}\u0000\n\n${LINE}`,
    `${SAYING}\t\n\n${LINE}`,
    `\u001b[2J${SAYING}\n${LINE}`,
    `\u001f\n\n${LINE}`,
  ]);
  for (const bytes of [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80]]) {
    const note = Uint8Array.from([...bytes, ...utf8(`${SAYING}\n${LINE}`)]);
    assert.throws(() => parseNote(note), refusedAs('utf8-malformed'));
  }
});

test('C2SP signed-note: a signature line is an em dash, one space, a key name, one space and Base 64', () => {
  const lines = [
    `-- Peter ${BASE64}`,
    `- Peter ${BASE64}`,
    `– Peter ${BASE64}`,
    `—Peter ${BASE64}`,
    `—\u00a0Peter ${BASE64}`,
  ];
  lines.push(
    `—  Peter ${BASE64}`,
    `— Peter  ${BASE64}`,
    `—  ${BASE64}`,
    `— ${BASE64}`,
    '— Peter',
    '— Peter ',
    `— Peter ${BASE64} x`,
  );
  for (const name of [
    'Peter N',
    'Peter+N',
    'Peter\u00a0N',
    'Peter\u2028N',
    'Peter\u3000N',
    '\ufeffPeter',
    'Peter\u0085',
  ]) {
    lines.push(`— ${name} ${BASE64}`);
  }
  refuses(lines.map((line) => `${SAYING}\n${line}\n`));
});

test('C2SP signed-note: a signature is strict Base 64 of a key ID and at least one byte', () => {
  const encodings = [
    'AAAA',
    'AAAAAA==',
    '',
    '=',
    `${BASE64}=`,
    BASE64.slice(0, -1),
    BASE64.replace('nAM=', 'nAN='),
  ];
  encodings.push(
    BASE64.replace('/', '_'),
    `${BASE64.slice(0, 8)} ${BASE64.slice(8)}`,
    `${BASE64.slice(0, 8)}\u00a0${BASE64.slice(8)}`,
  );
  refuses(encodings.map((encoded) => `${SAYING}\n— Peter ${encoded}\n`));
  assert.equal(parseNote(utf8(`${SAYING}\n— Peter AAAAAAA=\n`)).signatures[0]?.signature.length, 1);
});

test('a byte order mark, U+2028 and U+0085 in the text are text, and are signed', async () => {
  for (const text of ['\ufeffText.\n', 'Te\u2028xt.\n', 'Te\u0085xt\u007f.\n', '\n', '\n\n', '\n\n\n— x\n']) {
    const note = formatNote({ text, signatures: [await signed(ALICE, text)] });
    assert.equal(parseNote(note).text, text);
    assert.deepEqual(await verifiedNames(note, ALICE.key), ['alice.example']);
  }
});

test('C2SP signed-note: a text ends in a newline and holds no other control character', async () => {
  for (const text of ['', 'a', 'a\r\n', 'a\u0000\n', 'a\tb\n', 'a\u001f\n', '\ud800\n']) {
    assert.ok(!isNoteText(text), JSON.stringify(text));
    await assert.rejects(signNote(text, ALICE.key, ALICE.sign), refusedAs('note-malformed'));
    const signature = await signed(ALICE);
    assert.throws(() => formatNote({ text, signatures: [signature] }), refusedAs('note-malformed'));
  }
  assert.ok(isNoteText('a\n') && isNoteText('\n'));
});

test('what could not be read again is not written', async () => {
  const signature = await signed(ALICE);
  for (const bad of [
    { ...signature, name: '' },
    { ...signature, name: 'a b' },
    { ...signature, name: 'a\n— b' },
    { ...signature, name: '\ud800' },
    { ...signature, keyId: '' },
    { ...signature, keyId: '0102030' },
    { ...signature, keyId: '0102030g' },
    { ...signature, keyId: '0102030405' },
    { ...signature, signature: new Uint8Array() },
  ]) {
    assert.throws(() => formatSignatureLine(bad), refusedAs('note-malformed'));
  }
  assert.throws(() => formatNote({ text: TEXT, signatures: [] }), refusedAs('note-malformed'));
});

test("C2SP tlog-witness: a witness's answer is signature lines and nothing else", () => {
  const lines = parseSignatureLines(ADD_CHECKPOINT.answer);
  assert.deepEqual(
    lines.map(({ name, signature }) => [name, signature.length]),
    [
      ['witness.example/w1', 72],
      ['witness.example/w1', 72],
      ['witness.example/w2', 72],
    ],
  );
  assert.equal(lines.map(formatSignatureLine).join(''), ADD_CHECKPOINT.answer);
  for (const answer of [
    '',
    '\n',
    `\n${ADD_CHECKPOINT.answer}`,
    `${ADD_CHECKPOINT.answer}\n`,
    ADD_CHECKPOINT.answer.trimEnd(),
  ]) {
    assert.throws(() => parseSignatureLines(answer), refusedAs('note-malformed'));
  }
});

test('hostile notes are refused, or are the one spelling', async () => {
  const documents = [QUASIMODO, BEHIND_THE_SOFA, FOO.note, `${PETER.text}\n${PETER.line}${ENOCH.line}`].map(
    utf8,
  );
  await fc.assert(
    fc.asyncProperty(alterationsOf(...documents), async (bytes) => {
      await refusesOrReproduces(bytes, parseNote, formatNote);
    }),
    { numRuns: 3_000 },
  );
});

test('no alteration of a signed text keeps its signature', async () => {
  const peter = await parseVerifierKey(PETER.vkey, sha256);
  const note = utf8(`${PETER.text}\n${PETER.line}`);
  await fc.assert(
    fc.asyncProperty(alterationsOf(note), async (bytes) => {
      const verified = await verifiedNames(bytes, peter).catch(() => []);
      if (verified.length > 0) assert.equal(parseNote(bytes).text, PETER.text);
    }),
    { numRuns: 1_000 },
  );
});
