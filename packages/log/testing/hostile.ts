import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LogError, utf8 } from '../index.ts';

/** Spellings that lenient parsers take for numbers, and numbers that are none of ours. */
export const NUMBER_TRAPS = [
  '',
  ' ',
  '0x10',
  '0b1',
  '0o7',
  '1e3',
  '+1',
  '-1',
  '-0',
  '00',
  '01',
  ' 1',
  '1 ',
  '\t1',
  '1\n',
  '1\r',
  '1.0',
  '1.',
  '.5',
  '1_000',
  '1,000',
  '1n',
  'NaN',
  'Infinity',
  '١',
  '１',
  '1\u2028',
  '1\u0000',
  '\ufeff1',
  '9007199254740992',
  '9223372036854775808',
  '18446744073709551616',
  '99999999999999999999999',
];

/** Spellings of 32 zero bytes that lenient decoders of Base 64 take, none of them the standard one. */
export const BASE64_TRAPS = [
  'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==',
  'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=',
  ' AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
  'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= ',
  'AAAA\tAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
  'AAAA\u00a0AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
  'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\r',
];

/** Base 64 that is well formed and does not hold 32 bytes. */
export const HASH_TRAPS = ['', 'AAAA', 'A'.repeat(40), `${'A'.repeat(41)}A==`, 'A'.repeat(88)];

const FRAGMENTS = [
  ...NUMBER_TRAPS,
  ...BASE64_TRAPS,
  '\n',
  '\n\n',
  '\r\n',
  '\u2028',
  '\u00a0',
  '\u0085',
  '\ufeff',
  '\u0000',
  '\u007f',
  '\u2014 ',
  '— a AAAAAAA=\n',
  '+',
  '=',
  '_',
  '-',
  '/',
  '.p/256',
  '.p/0',
  'x',
  '../',
  'extra \n',
  'old 0\n',
  'quorum none\n',
  '0\n',
].map(utf8);

const MALFORMED_UTF8 = [[0xff], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe2, 0x80]];

const ANY_CODE_POINT = fc.integer({ min: 0, max: 0x10_ffff });

/** One document after a few malicious edits, or no document at all. */
export function alterationsOf(...documents: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  const place = fc.double({ min: 0, max: 1, noNaN: true });
  const insertion = fc.oneof(
    fc.constantFrom(...FRAGMENTS),
    fc.constantFrom(...MALFORMED_UTF8).map((bytes) => Uint8Array.from(bytes)),
    fc.uint8Array({ minLength: 1, maxLength: 3 }),
  );
  const edit = fc.record({
    from: place,
    length: fc.constantFrom(0, 0, 1, 1, 2, 5, 44),
    insertion,
    copy: fc.boolean(),
  });
  const edited = fc
    .tuple(fc.constantFrom(...documents), fc.array(edit, { minLength: 1, maxLength: 3 }))
    .map(([document, edits]) =>
      edits.reduce((bytes, { from, length, insertion: inserted, copy }) => {
        const start = Math.floor(from * bytes.length);
        const cut = bytes.subarray(start, start + length);
        const middle = copy ? [...cut, ...cut] : length === 0 || from > 0.5 ? [...inserted] : [];
        return Uint8Array.from([...bytes.subarray(0, start), ...middle, ...bytes.subarray(start + length)]);
      }, document),
    );
  return fc.oneof(
    { weight: 8, arbitrary: edited },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
    {
      weight: 1,
      arbitrary: fc
        .array(ANY_CODE_POINT, { maxLength: 60 })
        .map((points) => utf8(String.fromCodePoint(...points))),
    },
  );
}

/**
 * A parser of hostile bytes either refuses with a `LogError`, or takes a document of which there is only
 * this one spelling. Returns whether it took it.
 */
export async function refusesOrReproduces<T>(
  input: Uint8Array,
  parse: (input: Uint8Array) => T | Promise<T>,
  format: (value: T) => Uint8Array,
): Promise<boolean> {
  let value: T;
  try {
    value = await parse(input);
  } catch (error) {
    assert.ok(error instanceof LogError, `escaped: ${String(error)}`);
    return false;
  }
  assert.equal(Buffer.from(format(value)).toString('hex'), Buffer.from(input).toString('hex'));
  return true;
}

export function refusedAs(code: LogError['code']) {
  return { name: 'LogError', code };
}

export function hex(bytes: Uint8Array): string {
  return bytes.toHex();
}

/** The bytes with one bit of one byte turned over. */
export function flipped(bytes: Uint8Array, at = 0): Uint8Array {
  return bytes.map((byte, i) => (i === at ? byte ^ 1 : byte));
}
