import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isJsonObject, type Json, type JsonObject, parseStrictJson } from '@wasl/receipt';
import fc from 'fast-check';
import { answerOf, type StubGateway, stubGateway } from '../testing/stub-gateway.ts';
import type { Called } from '../testing/world.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
/** The pointers of the test contract's file, and what stands for each in an answer. */
const POINTERS = [
  '/id',
  '/title',
  '/secret',
  '/pages',
  '/pages/*/number',
  '/pages/*/text',
  '/holder',
  '/holder/office',
  '/holder/name',
];

const text = fc.string({ maxLength: 8, unit: 'grapheme' });
const file = fc.record(
  {
    id: text,
    title: text,
    secret: text,
    pages: fc.array(fc.record({ number: fc.integer(), text }, { requiredKeys: ['number'] }), {
      maxLength: 4,
    }),
    holder: fc.record({ office: text, name: fc.option(text) }, { requiredKeys: ['office'] }),
  },
  { requiredKeys: ['id', 'title', 'pages', 'holder'] },
);

/** Every scalar of a value by the pointer of its place, `*` for any item: by pointer, then as they stand. */
function leaves(value: Json): [string, Json][] {
  return within(value).toSorted(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
}

function within(value: Json, pointer = ''): [string, Json][] {
  if (Array.isArray(value)) return value.flatMap((item: Json) => within(item, `${pointer}/*`));
  if (isJsonObject(value))
    return Object.entries(value).flatMap(([name, inner]) => within(inner, `${pointer}/${name}`));
  return [[pointer, value]];
}

function covers(agreed: string, pointer: string): boolean {
  return pointer === agreed || pointer.startsWith(`${agreed}/`);
}

/** Answer and receipt say the same: the code of a problem, or a status and what was released. */
function assertAgrees({ settled }: StubGateway, called: Called): void {
  const receipt = settled.at(-1);
  assert.equal(receipt?.id, called.headers['wasl-exchange']);
  assert.equal(receipt?.code, called.code);
  assert.equal(receipt?.outcome === 'answered', called.code === null);
  assert.equal(receipt?.response?.status, called.code === null ? called.status : undefined);
  if (called.code !== null) assert.deepEqual(receipt?.fields, []);
}

test('property: of an answer that keeps its contract exactly what is agreed leaves, and the receipt names it', async (t) => {
  await fc.assert(
    fc.asyncProperty(
      fc.subarray(POINTERS),
      fc.array(file, { minLength: 1, maxLength: 20 }),
      async (agreed, files) => {
        const answers = [...files];
        const stub = await stubGateway(t, {
          agreement: { operations: ['getFile'], fields: { getFile: agreed } },
          forward: async () => answerOf(200, JSON_TYPE, JSON.stringify(answers.shift())),
        });
        for (const given of files) {
          const called = await stub.call();
          assert.equal(called.status, 200);
          assertAgrees(stub, called);
          const left = leaves(parseStrictJson(Buffer.from(called.bytes).toString(), 1_000_000));
          const allowed = leaves(JSON.parse(JSON.stringify(given))).filter(([pointer]) =>
            agreed.some((field) => covers(field, pointer)),
          );
          // What stands for an item of which nothing may leave says nothing of it.
          assert.deepEqual(
            left.filter(([pointer]) => agreed.some((field) => covers(field, pointer))),
            allowed,
          );
          assert.deepEqual(
            left.filter(([pointer]) => !agreed.some((field) => covers(field, pointer))),
            [],
          );
          assert.ok(stub.settled.at(-1)?.fields.every((field) => agreed.includes(field)));
        }
      },
    ),
    { numRuns: 60 },
  );
});

const anything: fc.Arbitrary<Json> = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    text,
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(
      fc.oneof(text, fc.constantFrom('id', 'title', 'secret', 'pages', 'holder', 'name', '__proto__')),
      tie('json'),
      {
        maxKeys: 5,
      },
    ),
  ),
})).json;

/** A file of which one thing or another is not as it is declared. */
const spoiled: fc.Arbitrary<Json> = fc
  .tuple(
    file,
    fc.constantFrom('id', 'title', 'secret', 'pages', 'holder', 'more', '__proto__'),
    anything,
    fc.boolean(),
  )
  .map(([good, name, value, deep]): Json => {
    const whole: JsonObject = JSON.parse(JSON.stringify(good));
    const holder = whole.holder;
    if (deep && isJsonObject(holder))
      return { ...whole, holder: Object.fromEntries([...Object.entries(holder), [name, value]]) };
    return Object.fromEntries([...Object.entries(whole), [name, value]]);
  });

const AGREED = ['/id', '/title', '/pages/*/number', '/holder/office'];

test('property: whatever JSON a provider answers, nothing undeclared or unagreed leaves', async (t) => {
  let answer: Json = null;
  let answeredCount = 0;
  const stub = await stubGateway(t, {
    forward: async () => answerOf(200, JSON_TYPE, JSON.stringify(answer)),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        spoiled,
        anything,
        file.map((good): Json => JSON.parse(JSON.stringify(good))),
      ),
      async (given) => {
        answer = given;
        const called = await stub.call();
        assertAgrees(stub, called);
        if (called.code !== null) return assert.equal(called.code, 'response-contract-violated');
        answeredCount += 1;
        const left = leaves(parseStrictJson(Buffer.from(called.bytes).toString(), 1_000_000));
        const allowed = leaves(given).filter(([pointer]) => AGREED.some((field) => covers(field, pointer)));
        return assert.deepEqual(left, allowed);
      },
    ),
    { numRuns: 3_000 },
  );
  assert.ok(answeredCount > 300, `${answeredCount} were answered`);
});

test('property: whatever status, headers and bytes a provider answers, receipt and answer say the same', async (t) => {
  let answer = answerOf(200, {}, '');
  const stub = await stubGateway(t, { forward: async () => answer });
  const types = fc.constantFrom(
    'application/json',
    'application/octet-stream',
    'text/html',
    'application/json; charset=utf-8',
    '',
  );
  const status = fc.oneof(fc.integer({ min: 100, max: 599 }), fc.constantFrom(200, 204, 404));
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    file.map((good) => Buffer.from(JSON.stringify(good))),
  );
  const calls = fc.constantFrom(
    {},
    { target: '/exchange/model-directorate/files/1/files/f1/scan' },
    { method: 'DELETE' },
    { purpose: 'other' },
    { target: '/exchange/model-directorate/files/1/secret' },
    { agreement: 'model-audit/none' },
    { target: '/exchange/model-directorate/files/1/files/f1?page=0' },
  );
  await fc.assert(
    fc.asyncProperty(status, types, fc.boolean(), bytes, calls, async (code, type, coded, body, asked) => {
      answer = answerOf(
        code,
        {
          ...(type === '' ? {} : { 'content-type': type }),
          ...(coded ? { 'content-encoding': 'gzip' } : {}),
        },
        body,
      );
      const before = stub.settled.length;
      const called = await stub.call(asked);
      assert.equal(stub.settled.length, before + 1, 'each leaves one receipt');
      assertAgrees(stub, called);
      if (called.code !== null) assert.equal(called.json().exchange, stub.settled.at(-1)?.id);
    }),
    { numRuns: 2_000 },
  );
  assert.deepEqual(stub.counted, []);
});

test('an opaque answer that is not agreed leaves as its status alone', async (t) => {
  const stub = await stubGateway(t, {
    agreement: { operations: ['getScan'], fields: { getScan: [] } },
    forward: async () => answerOf(200, { 'content-type': 'application/octet-stream' }, 'not agreed'),
  });
  const called = await stub.call({ target: '/exchange/model-directorate/files/1/files/f1/scan' });
  assert.equal(called.status, 200);
  assert.equal(called.bytes.length, 0);
  assert.deepEqual(stub.settled.at(-1)?.fields, []);
  assertAgrees(stub, called);
});
