import assert from 'node:assert/strict';
import { createPrivateKey, sign } from 'node:crypto';
import { test } from 'node:test';
import { u64be } from './bytes.ts';
import { parseNote, parseVerifierKey, signNote, utf8, verifyNote } from './index.ts';
import { flipped, hex, refusedAs } from './testing/hostile.ts';
import { crypto, sha256, testKey } from './testing/keys.ts';
import { BEHIND_THE_SOFA, PUBLIC_LOG } from './testing/published.ts';

const WITNESS = await testKey('witness.example/w', 'cosignature');
const TEXT = 'A line.\n\nAnother, after an empty one.\n';
const TIME = 1_679_315_147;

test('C2SP tlog-cosignature: its example carries a cosignature of 72 bytes and its time', () => {
  const [log, witness] = parseNote(utf8(BEHIND_THE_SOFA)).signatures;
  assert.equal(log?.signature.length, 64);
  assert.equal(witness?.signature.length, 72);
  assert.equal(witness?.keyId, '8d66cf3f');
  assert.equal(witness && hex(witness.signature.slice(0, 8)), hex(u64be(TIME)));
});

test('C2SP tlog-cosignature: a cosignature is the time and a signature over header, time line and body', async () => {
  const body = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
  const message = Buffer.from(`cosignature/v1\ntime 1679315147\n${body}`);
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), WITNESS.seed]);
  const expected = sign(null, message, createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
  const cosignature = await signNote(body, WITNESS.key, WITNESS.sign, TIME);
  assert.equal(hex(cosignature.signature), `00000000641850cb${expected.toString('hex')}`);
  const verified = await verifyNote({ text: body, signatures: [cosignature] }, [WITNESS.key], crypto);
  assert.deepEqual(verified, [{ key: WITNESS.key, time: TIME }]);
});

test('C2SP tlog-cosignature: cosignatures of public witnesses verify, and give their times', async () => {
  const note = parseNote(utf8(PUBLIC_LOG.note));
  const vkeys = [...PUBLIC_LOG.policy.matchAll(/\S+\+[0-9a-f]{8}\+\S+/g)].map(([vkey]) => vkey);
  const keys = await Promise.all(vkeys.map((vkey) => parseVerifierKey(vkey, sha256)));
  const verified = await verifyNote(note, keys, crypto);
  assert.deepEqual(
    verified.map(({ time }) => time),
    [null, ...Array(4).fill(PUBLIC_LOG.time)],
  );
  for (const key of keys) {
    const other = { ...note, text: note.text.replace('1432088532', '1432088533') };
    await assert.rejects(verifyNote(other, [key], crypto), refusedAs('note-signature-invalid'));
  }
});

test('C2SP tlog-cosignature: an altered time, text or signature fails', async () => {
  const cosignature = await signNote(TEXT, WITNESS.key, WITNESS.sign, TIME);
  for (let at = 0; at < cosignature.signature.length; at++) {
    const altered = { ...cosignature, signature: flipped(cosignature.signature, at) };
    await assert.rejects(verifyNote({ text: TEXT, signatures: [altered] }, [WITNESS.key], crypto), {
      name: 'LogError',
    });
  }
  const other = { text: TEXT.replace('A', 'B'), signatures: [cosignature] };
  await assert.rejects(verifyNote(other, [WITNESS.key], crypto), refusedAs('note-signature-invalid'));
});

test('a cosignature is no plain signature of the same key, and a plain one no cosignature', async () => {
  const plain = await testKey('witness.example/w', 'ed25519', WITNESS.key.name);
  const cosignature = await signNote(TEXT, WITNESS.key, WITNESS.sign, TIME);
  const disguised = { ...cosignature, keyId: plain.key.keyId };
  const stripped = { ...disguised, signature: cosignature.signature.slice(8) };
  for (const signature of [disguised, stripped]) {
    const note = { text: TEXT, signatures: [signature] };
    await assert.rejects(verifyNote(note, [plain.key], crypto), refusedAs('note-signature-invalid'));
  }
  const { signature } = await signNote(TEXT, plain.key, plain.sign);
  for (const bytes of [signature, Uint8Array.from([...u64be(TIME), ...signature])]) {
    const note = { text: TEXT, signatures: [{ ...cosignature, signature: bytes }] };
    await assert.rejects(verifyNote(note, [WITNESS.key], crypto), refusedAs('note-signature-invalid'));
  }
});

test('C2SP tlog-cosignature: a time above 2^53 − 1 is refused, not rounded', async () => {
  const cosignature = await signNote(TEXT, WITNESS.key, WITNESS.sign, TIME);
  for (const time of ['0020000000000000', '7fffffffffffffff', 'ffffffffffffffff']) {
    const stamped = Uint8Array.from([...Uint8Array.fromHex(time), ...cosignature.signature.slice(8)]);
    const note = { text: TEXT, signatures: [{ ...cosignature, signature: stamped }] };
    await assert.rejects(verifyNote(note, [WITNESS.key], crypto), refusedAs('number-malformed'));
  }
});

test('a cosignature is never made without its time', async () => {
  await assert.rejects(signNote(TEXT, WITNESS.key, WITNESS.sign), refusedAs('number-malformed'));
  for (const time of [0, -1, 0.5, 2 ** 53, Number.NaN]) {
    await assert.rejects(signNote(TEXT, WITNESS.key, WITNESS.sign, time), refusedAs('number-malformed'));
  }
});
