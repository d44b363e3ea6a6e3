import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ReceiptError } from './error.ts';
import { formatStatementText, parseStatement, type Statement } from './statement.ts';
import { keyContent, organisationContent } from './statement-content.ts';
import { testKey } from './testing/keys.ts';
import {
  keyStatement,
  noteStatement,
  OPERATOR,
  ORGANISATION,
  organisationStatement,
  signStatement,
  signText,
  TIME,
  testId,
} from './testing/world.ts';

function refused(error: unknown): boolean {
  return error instanceof ReceiptError && error.code === 'statement-malformed';
}

const code = fc.stringMatching(/^[a-z0-9][a-z0-9.-]{0,8}$/);
const freeText = fc
  .string({
    unit: fc.oneof(fc.constantFrom('\n', ' ', '—', 'ع', '{', '"'), fc.string({ minLength: 1, maxLength: 1 })),
    minLength: 1,
    maxLength: 60,
  })
  .map((text) => text.replace(/[\p{Cc}]/gu, (c) => (c === '\n' ? c : '')).trim())
  .filter((text) => text !== '');
const statement: fc.Arbitrary<Statement> = fc
  .record({
    n: fc.nat(999),
    type: fc.constantFrom('note', 'example', 'sample'),
    organisation: code,
    rest: fc.array(code, { maxLength: 2 }),
    withdraw: fc.boolean(),
    text: freeText,
  })
  .map(({ n, type, organisation, rest, withdraw, text }) => {
    const action = type === 'note' ? 'note' : withdraw ? 'withdraw' : 'set';
    const content = action === 'set' ? JSON.stringify({ text }) : text;
    return { id: testId(n), subject: [type, organisation, ...rest].join('/'), action, time: TIME, content };
  });

test('what is formatted and signed is parsed back, whatever the content', async () => {
  await fc.assert(
    fc.asyncProperty(statement, async (expected) => {
      const signed = await signStatement(expected, OPERATOR);
      assert.deepEqual(signed.statement, expected);
      assert.equal(formatStatementText(signed.statement), signed.note.text);
    }),
  );
});

test('there is one spelling: a signed text that parses is what formatting gives', async () => {
  const good = formatStatementText(noteStatement(1));
  const edit = fc.tuple(
    fc.nat(good.length),
    fc.nat(3),
    fc.constantFrom('', ' ', '\n', '\n\n', 'x', 'action set\n', '— a AAAAAAA=\n', '\u202e'),
  );
  await fc.assert(
    fc.asyncProperty(edit, async ([at, length, inserted]) => {
      const text = good.slice(0, at) + inserted + good.slice(at + length);
      try {
        const signed = parseStatement(await signText(text, OPERATOR));
        assert.equal(formatStatementText(signed.statement), text);
      } catch (error) {
        assert.ok(error instanceof Error && ['ReceiptError', 'LogError'].includes(error.name), String(error));
      }
    }),
    { numRuns: 500 },
  );
});

test('content cannot end the note early: what looks like a signature within is content', async () => {
  const forger = await testKey('node.example/forger');
  const inner = new TextDecoder().decode(await signText('x\n', forger));
  const content = `Before.\n\n${inner}`.trim();
  const { note, statement: parsed } = await signStatement({ ...noteStatement(1), content }, OPERATOR);
  assert.equal(parsed.content, content);
  assert.deepEqual(
    note.signatures.map(({ name }) => name),
    [OPERATOR.key.name],
  );
});

test('a statement that would be refused cannot be formatted', () => {
  const good = noteStatement(1);
  const set: Statement = { ...good, subject: 'example/a/b', action: 'set', content: '{}' };
  for (const wrong of [
    { ...good, id: good.id.toUpperCase() },
    { ...good, time: '2026-11-24T05:30:00Z' },
    { ...good, subject: 'note' },
    { ...good, subject: `note/${'a'.repeat(200)}` },
    { ...good, subject: 'note/a\naction set' },
    { ...good, action: 'set' },
    { ...good, subject: 'organisation/a/b', action: 'withdraw' },
    { ...good, subject: 'key/a', action: 'withdraw' },
    { ...good, content: '' },
    { ...good, content: ' a' },
    { ...good, content: 'a\n' },
    { ...good, content: 'a\u202eb' },
    { ...good, content: '\ud800' },
    { ...good, content: 'é'.repeat(4_001) },
    { ...set, action: 'note' },
    { ...set, content: '' },
    { ...set, content: '[]' },
    { ...set, content: 'null' },
    { ...set, content: '{\n}' },
    { ...set, content: '{"a":1,"a":1}' },
    { ...set, content: JSON.stringify({ a: 'x'.repeat(24_000) }) },
  ] satisfies Statement[]) {
    assert.throws(() => formatStatementText(wrong), refused, JSON.stringify(wrong).slice(0, 100));
  }
});

test('4000 characters are counted as code points, and fit whatever the script', async () => {
  const content = '😀'.repeat(4_000);
  assert.equal((await signStatement({ ...noteStatement(1), content }, OPERATOR)).statement.content, content);
});

test('the content of an organisation and of a key says what its subject says', () => {
  const organisation = organisationStatement(1, ORGANISATION, OPERATOR);
  assert.equal(organisationContent(organisation).key, OPERATOR.vkey);
  const key = keyStatement(2, `key/${ORGANISATION}/operator/main`, OPERATOR);
  assert.deepEqual(keyContent(key), { organisation: ORGANISATION, role: 'operator', key: OPERATOR.vkey });
  const object = JSON.parse(organisation.content);
  for (const content of [
    { ...object, code: 'another' },
    { ...object, name: { ar: 'أ', fr: 'a' } },
    { ...object, name: { ...object.name, zgh: 'ⴰ' } },
    { ...object, name: { ...object.name, ar: '' } },
    { ...object, name: { ...object.name, ar: ' أ' } },
    { ...object, name: { ...object.name, ar: 'أ\u202e' } },
    { ...object, name: { ...object.name, ar: 'أ\nب' } },
    { ...object, name: { ...object.name, ar: 'أ'.repeat(201) } },
    { ...object, key: 'operator' },
    { ...object, key: 1 },
    { ...object, extra: true },
  ]) {
    assert.throws(() => formatStatementText({ ...organisation, content: JSON.stringify(content) }), refused);
  }
  assert.throws(() => formatStatementText({ ...key, subject: `key/${ORGANISATION}/officer` }), refused);
  assert.throws(() => formatStatementText({ ...key, subject: 'key/another/operator' }), refused);
});

test('a note beyond 24,000 bytes is refused before it is read', () => {
  assert.throws(() => parseStatement(new Uint8Array(24_001)), refused);
});
