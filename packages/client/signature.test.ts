import assert from 'node:assert/strict';
import { createPublicKey, verify } from 'node:crypto';
import { test } from 'node:test';
import { fromUtf8, utf8 } from '@wasl/log';
import { signatureBase, signatureParams } from '@wasl/receipt';
import { readPemKey } from './key.ts';
import { readSignature, signComponents } from './signature.ts';
import { CONSUMER, FACTS, refusedAs } from './testing/sample.ts';
import { formatBytes } from './wire.ts';

test('RFC 9421 appendix B.2.6: the base and the Ed25519 signature of the published example', async () => {
  const components = [
    ['date', 'Tue, 20 Apr 2021 02:07:55 GMT'],
    ['@method', 'POST'],
    ['@path', '/foo'],
    ['@authority', 'example.com'],
    ['content-type', 'application/json'],
    ['content-length', '18'],
  ] as const;
  const params = signatureParams(components, [
    ['created', 1_618_884_473],
    ['keyid', 'test-key-ed25519'],
  ]);
  assert.equal(
    params,
    '("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"',
  );
  const base = signatureBase(components, params);
  assert.equal(
    base,
    `"date": Tue, 20 Apr 2021 02:07:55 GMT
"@method": POST
"@path": /foo
"@authority": example.com
"content-type": application/json
"content-length": 18
"@signature-params": ${params}`,
  );
  // Appendix B.1.4.
  const pem = `-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF
-----END PRIVATE KEY-----
`;
  const { sign } = readPemKey('test-key-ed25519', pem);
  assert.equal(
    formatBytes(await sign(utf8(base))),
    ':wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:',
  );
});

const COMPONENTS = [
  ['@method', 'GET'],
  ['wasl-purpose', 'review'],
] as const;
const STAMP = { keyId: FACTS.keyId, created: FACTS.created, nonce: FACTS.nonce, tag: 'wasl/exchange/v1' };

test('what is signed is what RFC 9421 §2.5 says, without a last line end', async () => {
  const signed = await signComponents(COMPONENTS, STAMP, CONSUMER.sign);
  const params =
    '("@method" "wasl-purpose");created=1795514400;nonce="AAECAwQFBgcICQoLDA0ODw";keyid="model-audit/desk/2026";alg="ed25519";tag="wasl/exchange/v1"';
  assert.equal(signed['signature-input'], `wasl=${params}`);
  const read = readSignature(new Map(Object.entries(signed)), COMPONENTS, STAMP.tag);
  assert.equal(fromUtf8(read.base), `"@method": GET\n"wasl-purpose": review\n"@signature-params": ${params}`);
  const key = createPublicKey({
    key: CONSUMER.publicKey,
    format: 'raw-public',
    asymmetricKeyType: 'ed25519',
  });
  assert.ok(verify(null, read.base, key, read.signature));
});

test('nothing is signed that a reader would refuse', async () => {
  const sign = () => assert.fail('signed');
  const facts = [
    { ...STAMP, nonce: 'short' },
    { ...STAMP, nonce: `${'A'.repeat(21)}+` },
    { ...STAMP, created: 0 },
    { ...STAMP, created: 1.5 },
    { ...STAMP, created: Number.NaN },
    { ...STAMP, created: -1 },
    { ...STAMP, keyId: '' },
    { ...STAMP, keyId: 'A/b/c' },
    { ...STAMP, keyId: 'a/b/c";alg="none' },
    { ...STAMP, keyId: 'a'.repeat(301) },
    { ...STAMP, tag: 'another tag' },
  ];
  for (const refused of facts) {
    await assert.rejects(
      signComponents(COMPONENTS, refused, sign),
      refusedAs('signature-malformed'),
      JSON.stringify(refused),
    );
  }
  for (const value of ['a\nb', 'a\r\n"@method": GET', 'caf\u00e9', 'a\u0000']) {
    await assert.rejects(
      signComponents([['wasl-purpose', value]], STAMP, sign),
      refusedAs('request-malformed'),
      JSON.stringify(value),
    );
  }
});

test('what a signer gives is sent only where it is as long as a signature of Ed25519', async () => {
  for (const length of [0, 63, 65]) {
    const sign = () => new Uint8Array(length);
    await assert.rejects(signComponents(COMPONENTS, STAMP, sign), refusedAs('signature-malformed'));
  }
});

test('Signature is the one label and 64 bytes in their one spelling', async () => {
  const signed = await signComponents(COMPONENTS, STAMP, CONSUMER.sign);
  const { signature } = signed;
  const base64 = signature.slice('wasl=:'.length, -1);
  const traps = [
    base64,
    `:${base64}:`,
    `wasl=${base64}`,
    `Wasl=:${base64}:`,
    `sig1=:${base64}:`,
    `${signature}, other=:${base64}:`,
    `other=:${base64}:, ${signature}`,
    `${signature};a=1`,
    `wasl=:${base64.slice(0, -2)}:`,
    `wasl=:${base64.slice(4)}:`,
    `wasl=:AAAA${base64}:`,
    `wasl=: ${base64}:`,
    // Four bits of the last character are not part of the 64 bytes.
    `wasl=:${base64.slice(0, -3)}${base64.at(-3) === 'B' ? 'C' : 'B'}==:`,
  ];
  for (const trap of traps) {
    const headers = new Map(Object.entries({ ...signed, signature: trap }));
    assert.throws(
      () => readSignature(headers, COMPONENTS, STAMP.tag),
      refusedAs('signature-malformed'),
      trap,
    );
  }
});
