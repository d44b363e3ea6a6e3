import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { formatSignerKey, keyIdOf, utf8 } from '@wasl/log';
import { readKeyFile, readPemKey } from './key.ts';
import { sha256, verifyEd25519 } from './node-crypto.ts';
import { CONSUMER, refusedAs } from './testing/sample.ts';

const MESSAGE = utf8('a message');

async function keyFile(type: 'ed25519' | 'cosignature'): Promise<string> {
  const { id: name, seed, publicKey } = CONSUMER;
  return formatSignerKey({ name, keyId: await keyIdOf(name, type, publicKey, sha256), type, seed });
}

test('a key file signs under the keyid that it names', async () => {
  const line = await keyFile('ed25519');
  for (const text of [line, `${line}\n`]) {
    const { id, sign } = readKeyFile(text);
    assert.equal(id, 'model-audit/desk/2026');
    assert.ok(verifyEd25519(CONSUMER.publicKey, MESSAGE, await sign(MESSAGE)));
  }
});

test('what is not a key file of a system is refused, and not repeated', async () => {
  const line = await keyFile('ed25519');
  for (const text of [
    '',
    'PRIVATE+KEY+',
    line.slice(1),
    `${line}\n\n`,
    line.slice(0, -8),
    await keyFile('cosignature'),
  ]) {
    assert.throws(
      () => readKeyFile(text),
      (error) => refusedAs('request-malformed')(error) && !String(error).includes(line.slice(-20)),
      text,
    );
  }
});

test('a PEM file signs where its key is Ed25519', async () => {
  const pair = generateKeyPairSync('ed25519');
  const { id, sign } = readPemKey(
    'a/b/c',
    pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  );
  assert.equal(id, 'a/b/c');
  const publicKey = Uint8Array.from(pair.publicKey.export({ format: 'raw-public' }));
  assert.ok(verifyEd25519(publicKey, MESSAGE, await sign(MESSAGE)));
  const other = generateKeyPairSync('ed448').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  assert.throws(() => readPemKey('a/b/c', other), TypeError);
});

test('a public key or a signature that is none verifies nothing', async () => {
  const signature = await CONSUMER.sign(MESSAGE);
  assert.ok(!verifyEd25519(CONSUMER.publicKey.slice(1), MESSAGE, signature));
  assert.ok(!verifyEd25519(CONSUMER.publicKey, MESSAGE, signature.slice(1)));
  assert.ok(!verifyEd25519(CONSUMER.publicKey, utf8('another message'), signature));
});
