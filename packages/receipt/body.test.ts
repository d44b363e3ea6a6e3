import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '@wasl/log';
import fc from 'fast-check';
import { encodeBody, parseBody } from './body.ts';
import { ReceiptError } from './error.ts';
import { bodyOf, createWorld, noteStatement, OPERATOR, signStatement } from './testing/world.ts';

const world = await createWorld();
const body = bodyOf(world, await signStatement(noteStatement(1), OPERATOR), 6);

function refusedAs(code: string) {
  return (error: unknown) => error instanceof ReceiptError && error.code === code;
}

test('a body is parsed back to what it was made of', () => {
  assert.deepEqual(parseBody(encodeBody(body)), body);
});

test('a body is encoded with its common fields first, in the order of the documentation', () => {
  const names = Object.keys(JSON.parse(new TextDecoder().decode(encodeBody(body))));
  assert.deepEqual(names, ['version', 'kind', 'id', 'node', 'registry', 'at', 'organisation', 'statement']);
});

test('white space and the order of names are the writer’s own: a body is never written again to be verified', () => {
  const { version, kind, ...rest } = JSON.parse(new TextDecoder().decode(encodeBody(body)));
  assert.deepEqual(parseBody(utf8(JSON.stringify({ ...rest, kind, version }, null, 2))), body);
});

test('a body that would be refused cannot be encoded', () => {
  for (const wrong of [
    { ...body, id: 'x' },
    { ...body, node: 'Node.example' },
    { ...body, at: '2026-11-24' },
    { ...body, organisation: 'a/b' },
    { ...body, statement: '' },
    { ...body, registry: { ...body.registry, size: 0 } },
    { ...body, registry: { ...body.registry, size: 1.5 } },
    { ...body, registry: { ...body.registry, root: new Uint8Array(31) } },
    { ...body, registry: { ...body.registry, origin: '' } },
    { ...body, statement: 'x'.repeat(60_000) },
    { ...body, statement: 'half of a pair: \ud83d' },
    { ...body, statement: '\\\udc00' },
  ]) {
    assert.throws(() => encodeBody(wrong), refusedAs('body-malformed'));
  }
});

test('what is encoded is read back as it was, whatever its text spells', () => {
  const piece = fc.constantFrom(
    '\\',
    '\\ud800',
    '\\\\ud83d',
    '"',
    '\ud83d',
    '\ude00',
    '\n',
    '\0',
    'ud8',
    'x',
  );
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), (pieces) => {
      const said = { ...body, statement: pieces.join('') };
      if (said.statement.isWellFormed()) assert.deepEqual(parseBody(encodeBody(said)), said);
      else assert.throws(() => encodeBody(said), refusedAs('body-malformed'));
    }),
  );
});

test('a body beyond 60,000 bytes is refused; the largest statement, at its worst, fits', async () => {
  const whole = new TextDecoder().decode(encodeBody(body));
  const limit = 60_000 - utf8(whole).length;
  parseBody(utf8(whole + ' '.repeat(limit)));
  assert.throws(() => parseBody(utf8(whole + ' '.repeat(limit + 1))), refusedAs('body-malformed'));
  const content = JSON.stringify({ text: '"\\'.repeat(5_800) });
  const statement = { ...noteStatement(2), subject: 'example/a', action: 'set', content } as const;
  const signed = await signStatement(statement, OPERATOR);
  assert.ok(signed.bytes.length > 23_000);
  encodeBody(bodyOf(world, signed, 6));
});

test('hostile bytes are refused by a ReceiptError or parse', () => {
  const good = encodeBody(body);
  const edit = fc.tuple(fc.nat(good.length), fc.nat(4), fc.uint8Array({ maxLength: 3 }));
  fc.assert(
    fc.property(edit, ([at, length, inserted]) => {
      try {
        parseBody(Uint8Array.of(...good.subarray(0, at), ...inserted, ...good.subarray(at + length)));
      } catch (error) {
        assert.ok(error instanceof ReceiptError, String(error));
        assert.ok(['body-malformed', 'body-unsupported'].includes(error.code), error.code);
      }
    }),
    { numRuns: 500 },
  );
});
