import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '@wasl/log';
import { generateSeed, hmacSha256, nodeCrypto, publicKeyOf, sha256, signerOf } from './crypto.ts';

const hex = (text: string) => Uint8Array.fromHex(text);

test('FIPS 180-4: SHA-256 of "abc"', () => {
  const digest = sha256(utf8('abc'));
  assert.equal(digest.toHex(), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  assert.equal(Object.getPrototypeOf(digest), Uint8Array.prototype);
});

test('RFC 4231 test case 2: HMAC-SHA256, whole and in parts', () => {
  const expected = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';
  assert.equal(hmacSha256(utf8('Jefe'), utf8('what do ya want for nothing?')).toHex(), expected);
  assert.equal(hmacSha256(utf8('Jefe'), utf8('what do ya '), utf8('want for nothing?')).toHex(), expected);
});

test('RFC 8032 §7.1 test 2: public key and signature of a seed', async () => {
  const seed = hex('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb');
  const publicKey = hex('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c');
  const signature = hex(
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  );
  assert.deepEqual(publicKeyOf(seed), publicKey);
  assert.deepEqual(signerOf(seed)(hex('72')), signature);
  assert.equal(await nodeCrypto.verifyEd25519(publicKey, hex('72'), signature), true);
  assert.equal(await nodeCrypto.verifyEd25519(publicKey, hex('73'), signature), false);
});

test('verifying never throws, whatever the key and the signature are', async () => {
  const seed = generateSeed();
  const signature = signerOf(seed)(utf8('text'));
  for (const length of [0, 1, 31, 32, 33, 64]) {
    const garbage = new Uint8Array(length).fill(0xff);
    assert.equal(await nodeCrypto.verifyEd25519(garbage, utf8('text'), signature), false);
    assert.equal(await nodeCrypto.verifyEd25519(publicKeyOf(seed), utf8('text'), garbage), false);
  }
});

test('more keys than are kept imported still verify, old and new', async () => {
  const signers = Array.from({ length: 600 }, () => {
    const seed = generateSeed();
    return { publicKey: publicKeyOf(seed), signature: signerOf(seed)(utf8('text')) };
  });
  for (const { publicKey, signature } of [...signers, ...signers.slice(0, 5)]) {
    assert.equal(await nodeCrypto.verifyEd25519(publicKey, utf8('text'), signature), true);
  }
});

test('a seed of another length is refused', () => {
  assert.throws(() => signerOf(new Uint8Array(31)));
  assert.throws(() => publicKeyOf(new Uint8Array(33)));
});
