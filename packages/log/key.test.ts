import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fromUtf8 } from './bytes.ts';
import {
  concat,
  formatSignerKey,
  formatVerifierKey,
  isKeyName,
  keyIdOf,
  LogError,
  parseSignerKey,
  parseVerifierKey,
  toBase64,
  utf8,
} from './index.ts';
import { alterationsOf, hex, refusedAs, refusesOrReproduces } from './testing/hostile.ts';
import { ed25519, sha256, testKey } from './testing/keys.ts';
import { ENOCH, FOO, PETER } from './testing/published.ts';

const REMORA = 'remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2';

test('C2SP signed-note: published keys parse, and are written as they were', async () => {
  for (const vkey of [PETER.vkey, ENOCH.vkey, FOO.vkey, REMORA]) {
    assert.equal(formatVerifierKey(await parseVerifierKey(vkey, sha256)), vkey);
  }
  const foo = await parseVerifierKey(FOO.vkey, sha256);
  assert.equal(foo.type, 'ed25519');
  assert.equal(hex(foo.publicKey), 'e932791ae6e7a840a46164c904786426d5e7821dd8b29a00d61cae72afdd4da4');
  assert.equal((await parseVerifierKey(REMORA, sha256)).type, 'cosignature');
});

test("Go's note package: the published private key gives the published public key", async () => {
  const signer = parseSignerKey(PETER.skey);
  assert.equal(formatSignerKey(signer), PETER.skey);
  const { publicKey } = ed25519(signer.seed);
  assert.equal(formatVerifierKey({ ...signer, publicKey }), PETER.vkey);
  assert.equal(await keyIdOf(signer.name, signer.type, publicKey, sha256), signer.keyId);
});

/** Every proper part of a text, and the text with each character raised by one: what Go's tests try. */
function manglings(text: string): string[] {
  const parts: string[] = [];
  for (let start = 0; start <= text.length; start++) {
    for (let end = start; end <= text.length; end++) {
      if (end - start < text.length) parts.push(text.slice(start, end));
    }
    const raised = String.fromCharCode(text.charCodeAt(start) + 1);
    if (start < text.length) parts.push(text.slice(0, start) + raised + text.slice(start + 1));
  }
  return parts;
}

test("Go's note package: no mangling of a verifier key is a verifier key", async () => {
  for (const mangled of manglings(PETER.vkey)) {
    await assert.rejects(parseVerifierKey(mangled, sha256), LogError, mangled);
  }
  for (const vkey of [
    'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==',
    'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    PETER.vkey.replace('c74f20a3', 'C74F20A3'),
    PETER.vkey.replace('c74f20a3', '0xc74f20a3'),
    `${PETER.vkey}\n`,
    ` ${PETER.vkey}`,
    `${PETER.vkey}+`,
  ]) {
    await assert.rejects(parseVerifierKey(vkey, sha256), LogError, vkey);
  }
});

test("Go's note package: a mangled private key is refused, or its key ID no longer belongs to it", async () => {
  for (const mangled of manglings(PETER.skey)) {
    try {
      const { name, type, keyId, seed } = parseSignerKey(mangled);
      assert.notEqual(await keyIdOf(name, type, ed25519(seed).publicKey, sha256), keyId, mangled);
    } catch (error) {
      assert.ok(error instanceof LogError, mangled);
    }
  }
});

test('a refused private key is not repeated in the message', () => {
  const secret = 'AYEKFALVFGyNhPJEMzD1QIDr';
  for (const text of [
    `PRIVATE+KEY+a+c74f20a3+${secret}`,
    `PRIVATE+KEY+a b+c74f20a3+${secret}`,
    `+${secret}`,
    secret,
  ]) {
    assert.throws(
      () => parseSignerKey(text),
      (error) => error instanceof LogError && !`${error}`.includes(secret),
    );
  }
});

test('a private key needs a key name, a key ID of eight hex digits and its prefix', () => {
  for (const text of [
    PETER.skey.replace('PeterNeumann', 'Peter Neumann'),
    PETER.skey.replace('PeterNeumann', ''),
    PETER.skey.replace('c74f20a3', 'C74F20A3'),
    PETER.skey.replace('c74f20a3', 'c74f20a'),
    PETER.skey.replace('PRIVATE', 'private'),
    PETER.skey.replace('PRIVATE+KEY+', ''),
  ]) {
    assert.throws(() => parseSignerKey(text), refusedAs('key-malformed'));
  }
});

test('C2SP signed-note: a key name is not empty and holds no Unicode space, no plus and no control', () => {
  const spaces =
    '\u0009\u000a\u000b\u000c\u000d\u0020\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006';
  const others =
    '\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000+\u0000\u001b\u007f\u009b\ufeff\ud800';
  for (const character of `${spaces}${others}`) {
    for (const name of [character, `a${character}`, `${character}a`, `a${character}b`]) {
      assert.ok(!isKeyName(name), JSON.stringify(name));
    }
  }
  assert.ok(!isKeyName(''));
  for (const name of [
    'a',
    'example.com/log42',
    'transparency.dev/DEV:witness',
    'وصل.example/سجل',
    '-',
    '=',
    '—',
    '😀',
  ]) {
    assert.ok(isKeyName(name), name);
  }
});

test('C2SP signed-note: the key ID binds name, type and key', async () => {
  const key = await testKey('example.com/log', 'ed25519');
  const cosigner = await testKey('example.com/log', 'cosignature');
  const renamed = await testKey('example.com/other', 'ed25519', 'example.com/log');
  assert.equal(hex(key.key.publicKey), hex(cosigner.key.publicKey));
  assert.notEqual(key.key.keyId, cosigner.key.keyId);
  assert.notEqual(key.key.keyId, renamed.key.keyId);
  const borrowed = formatVerifierKey({ ...key.key, keyId: renamed.key.keyId });
  await assert.rejects(parseVerifierKey(borrowed, sha256), refusedAs('key-malformed'));
});

test('C2SP signed-note: a key of a type we do not support is told apart from a malformed one', async () => {
  for (const [type, length] of [
    [0x02, 91],
    [0x05, 32],
    [0x06, 1_312],
    [0xff, 32],
    [0x00, 32],
  ] as const) {
    const material = concat(Uint8Array.of(type), new Uint8Array(length).fill(1));
    const id = sha256(concat(utf8('example.com/w\n'), material))
      .slice(0, 4)
      .toHex();
    const vkey = `example.com/w+${id}+${toBase64(material)}`;
    await assert.rejects(parseVerifierKey(vkey, sha256), refusedAs('key-type-unsupported'));
  }
  for (const length of [0, 31, 33]) {
    const material = concat(Uint8Array.of(0x01), new Uint8Array(length).fill(1));
    const id = sha256(concat(utf8('example.com/w\n'), material))
      .slice(0, 4)
      .toHex();
    await assert.rejects(
      parseVerifierKey(`example.com/w+${id}+${toBase64(material)}`, sha256),
      refusedAs('key-malformed'),
    );
    assert.throws(
      () => parseSignerKey(`PRIVATE+KEY+w+${id}+${toBase64(material)}`),
      refusedAs('key-malformed'),
    );
  }
});

test('hostile keys are refused, or are the one spelling', async () => {
  const vkeys = alterationsOf(...[PETER.vkey, ENOCH.vkey, FOO.vkey, REMORA].map(utf8));
  await fc.assert(
    fc.asyncProperty(vkeys, async (bytes) => {
      const parse = (input: Uint8Array) => parseVerifierKey(fromUtf8(input), sha256);
      await refusesOrReproduces(bytes, parse, (key) => utf8(formatVerifierKey(key)));
    }),
    { numRuns: 1_000 },
  );
  await fc.assert(
    fc.asyncProperty(alterationsOf(utf8(PETER.skey)), async (bytes) => {
      const parse = (input: Uint8Array) => parseSignerKey(fromUtf8(input));
      await refusesOrReproduces(bytes, parse, (key) => utf8(formatSignerKey(key)));
    }),
    { numRuns: 1_000 },
  );
  await assert.rejects(parseVerifierKey(`\ud800${PETER.vkey}`, sha256), refusedAs('key-malformed'));
});
