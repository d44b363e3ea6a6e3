import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '@wasl/log';
import fc from 'fast-check';
import { checkContentDigest, contentDigest, readContentDigest } from './content-digest.ts';
import { sha256 } from './node-crypto.ts';
import { refusedAs } from './testing/sample.ts';

const HELLO = utf8('{"hello": "world"}');

test('RFC 9530 appendix B: the digest of {"hello": "world"} with its line end', () => {
  const digest = 'sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:';
  assert.equal(contentDigest(utf8('{"hello": "world"}\n'), sha256), digest);
});

test('a body passes under its own digest and under no other', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.uint8Array(), (body, other) => {
      const header = contentDigest(body, sha256);
      checkContentDigest(header, sha256(body));
      fc.pre(Buffer.compare(body, other) !== 0);
      assert.throws(() => checkContentDigest(header, sha256(other)), refusedAs('digest-mismatch'));
    }),
  );
});

test('one algorithm, one member, one spelling', () => {
  const header = contentDigest(HELLO, sha256);
  const base64 = header.slice('sha-256=:'.length, -1);
  const traps = [
    '',
    base64,
    `:${base64}:`,
    `sha-512=:${base64}:`,
    `SHA-256=:${base64}:`,
    `sha-256=${base64}`,
    `sha-256=:${base64}: `,
    ` sha-256=:${base64}:`,
    `sha-256=:${base64}:;q=1`,
    `${header}, sha-512=:${base64}:`,
    `${header}, ${header}`,
    `sha-256=:${base64.slice(0, -1)}:`,
    `sha-256=:${base64.slice(0, -4)}:`,
    `sha-256=:${base64.replaceAll('/', '_').replaceAll('+', '-')}!:`,
    // The last character with a stray bit: a lenient decoder gives the same 32 bytes.
    `sha-256=:${base64.slice(0, -2)}${String.fromCharCode(base64.charCodeAt(42) + 1)}=:`,
  ];
  for (const trap of traps) {
    assert.throws(() => checkContentDigest(trap, sha256(HELLO)), refusedAs('request-malformed'), trap);
    assert.throws(
      () => readContentDigest(new Map([['content-digest', trap]])),
      refusedAs('request-malformed'),
      trap,
    );
  }
  assert.equal(readContentDigest(new Map([['content-digest', header]])), header);
  assert.equal(readContentDigest(new Map()), null);
});
