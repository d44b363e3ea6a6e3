import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  concat,
  equal,
  fromBase64,
  fromUtf8,
  hashFromBase64,
  parseDecimal,
  readU64be,
  toBase64,
  u16be,
  u32be,
  u64be,
  utf8,
} from './bytes.ts';
import {
  BASE64_TRAPS,
  HASH_TRAPS,
  hex,
  NUMBER_TRAPS,
  refusedAs,
  refusesOrReproduces,
} from './testing/hostile.ts';

test('a decimal has one spelling: digits without leading zeros, up to 2^53 − 1', () => {
  for (const trap of NUMBER_TRAPS) {
    assert.throws(() => parseDecimal(trap), refusedAs('number-malformed'), JSON.stringify(trap));
  }
  for (const value of [0, 1, 10, 4_294_967_296, 999_999_999_999_999, Number.MAX_SAFE_INTEGER]) {
    assert.equal(parseDecimal(String(value)), value);
  }
  fc.assert(fc.property(fc.maxSafeNat(), (value) => parseDecimal(String(value)) === value));
});

test('RFC 4648 §4: Base 64 has one spelling, with padding, without white space or stray bits', async () => {
  for (const trap of [
    ...BASE64_TRAPS,
    '-_-_',
    'A',
    'AA',
    'AAA',
    'AA=A',
    '=',
    '====',
    'AB==',
    'AAB=',
    'AAAA\n',
  ]) {
    assert.throws(() => fromBase64(trap), refusedAs('base64-malformed'), JSON.stringify(trap));
  }
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      assert.equal(toBase64(bytes), Buffer.from(bytes).toString('base64'));
      assert.deepEqual(fromBase64(toBase64(bytes)), bytes);
    }),
  );
  const near = fc.string({ unit: fc.constantFrom(...'AQgwZz09+/=-_ \n'.split('')), maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(near, async (text) => {
      await refusesOrReproduces(
        utf8(text),
        () => fromBase64(text),
        (bytes) => utf8(toBase64(bytes)),
      );
    }),
    { numRuns: 500 },
  );
});

test('a hash is 32 bytes, no fewer and no more', () => {
  assert.equal(hashFromBase64(toBase64(new Uint8Array(32))).length, 32);
  for (const trap of [...HASH_TRAPS, ...BASE64_TRAPS]) {
    assert.throws(() => hashFromBase64(trap), refusedAs('base64-malformed'), JSON.stringify(trap));
  }
});

test('UTF-8 is strict: malformed sequences are refused and a byte order mark is kept', () => {
  const malformed = ['ff', 'c080', 'c0af', 'eda080', 'f4908080', 'e280', '80', 'c3', 'f09f98'];
  for (const bytes of malformed) {
    assert.throws(() => fromUtf8(Uint8Array.fromHex(bytes)), refusedAs('utf8-malformed'), bytes);
  }
  assert.equal(fromUtf8(Uint8Array.fromHex('efbbbf61')), '\ufeffa');
  const text = fc
    .array(fc.integer({ min: 0, max: 0x10_ffff }))
    .map((points) => String.fromCodePoint(...points));
  fc.assert(fc.property(text, (whole) => fromUtf8(utf8(whole)) === whole.toWellFormed()));
});

test('numbers are written big endian at every width', () => {
  assert.equal(hex(u16be(0xfffe)), 'fffe');
  assert.equal(hex(u32be(0xfffefdfc)), 'fffefdfc');
  assert.equal(hex(u64be(1_679_315_147)), '00000000641850cb');
  assert.equal(hex(u64be(Number.MAX_SAFE_INTEGER)), '001fffffffffffff');
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.nat({ max: 8 }), (value, offset) => {
      const padded = new Uint8Array(offset + 8);
      padded.set(u64be(value), offset);
      assert.equal(readU64be(padded.subarray(offset)), value);
    }),
  );
});

test('a 64-bit number above 2^53 − 1, or of another length, is refused and not rounded', () => {
  for (const bytes of [
    '0020000000000000',
    '0020000000000001',
    'ffffffffffffffff',
    '',
    '00',
    '00'.repeat(9),
  ]) {
    assert.throws(() => readU64be(Uint8Array.fromHex(bytes)), refusedAs('number-malformed'), bytes);
  }
});

test('concatenation keeps the order and every byte', () => {
  assert.deepEqual(concat(Uint8Array.of(1), new Uint8Array(), Uint8Array.of(2, 3)), Uint8Array.of(1, 2, 3));
  assert.deepEqual(concat(), new Uint8Array());
});

test('equality needs the same length and the same bytes', () => {
  assert.ok(equal(Uint8Array.of(1, 2), Uint8Array.of(1, 2)));
  assert.ok(!equal(Uint8Array.of(1, 2), Uint8Array.of(1)));
  assert.ok(!equal(Uint8Array.of(1), Uint8Array.of(1, 2)));
  assert.ok(!equal(Uint8Array.of(1, 2), Uint8Array.of(1, 3)));
});
