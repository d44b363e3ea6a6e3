import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isJsonObject, type Json } from '@wasl/receipt';
import fc from 'fast-check';
import { breakingChanges } from './breaking.ts';
import { type CompiledOperation, compileContract } from './compile.ts';
import type { Contract, Schema } from './model.ts';
import { answerSchema, anySchema, objectSchema, valueFor } from './testing/arbitrary.ts';
import { BROKEN_ANSWERS } from './testing/broken-answers.ts';
import { BROKEN_REQUESTS } from './testing/broken-requests.ts';
import type { ChangeCase } from './testing/change-case.ts';
import { COMPATIBLE_CHANGES } from './testing/compatible-changes.ts';
import { changed, contractOf, contractWith } from './testing/document.ts';
import { validateRequest, validateResponse } from './validate.ts';

function found({ before = {}, after }: ChangeCase): string[] {
  return breakingChanges(contractOf(before), contractOf(after)).map(({ code, where }) => `${code} ${where}`);
}

test('each change that breaks is found, where it stands, and nothing else is', () => {
  const cases = [...BROKEN_REQUESTS, ...BROKEN_ANSWERS];
  assert.ok(cases.length >= 60, `${cases.length} cases`);
  for (const each of cases)
    assert.deepEqual(found(each).toSorted(), [...each.expected].toSorted(), each.about);
});

test('no change that breaks nobody is taken for one', () => {
  assert.ok(COMPATIBLE_CHANGES.length >= 40, `${COMPATIBLE_CHANGES.length} cases`);
  for (const each of COMPATIBLE_CHANGES) assert.deepEqual(found(each), [], each.about);
});

test('several changes are all found', () => {
  const codes = breakingChanges(
    contractOf(),
    contractOf({
      '/paths/~1events': undefined,
      '/paths/~1files/get/parameters/0/required': true,
      '/components/schemas/Draft/properties/rank': undefined,
    }),
  ).map(({ code }) => code);
  assert.deepEqual(codes.toSorted(), ['operation-removed', 'parameter-required', 'request-property-removed']);
});

test('no contract breaks itself', () => {
  fc.assert(
    fc.property(answerSchema, anySchema, (answer, body) => {
      assert.deepEqual(breakingChanges(contractWith(answer, body), contractWith(answer, body)), []);
    }),
  );
});

test('a property more never breaks an answer; an optional one never breaks a body, nor does allowing null', () => {
  fc.assert(
    fc.property(objectSchema, anySchema, fc.boolean(), (object, added, required) => {
      const optional = changed(object, { '/properties/added': added });
      const more = required ? changed(optional, { '/required/-': 'added' }) : optional;
      assert.deepEqual(breakingChanges(contractWith(object, object), contractWith(more, optional)), []);
      const nullable = changed(object, { '/type': ['object', 'null'] });
      assert.deepEqual(breakingChanges(contractWith(object, object), contractWith(object, nullable)), []);
    }),
  );
});

test('what breaks a request in one direction breaks an answer in the other, but for properties that are added', () => {
  fc.assert(
    fc.property(answerSchema, answerSchema, (one, other) => {
      const rules = (changes: readonly { readonly code: string; readonly where: string }[], side: string) =>
        changes
          .filter(
            ({ code }) => code.startsWith(side) && !code.includes('property') && !code.includes('variants'),
          )
          .map(
            ({ code, where }) =>
              `${code.replace(side, '')} ${where.replace(/^\/\w+\/(?:request\/body|response\/200)/, '')}`,
          )
          .toSorted();
      const forth = breakingChanges(contractWith(one, one), contractWith(one, other));
      const back = breakingChanges(contractWith(other, one), contractWith(one, one));
      assert.deepEqual(rules(forth, 'request'), rules(back, 'response'));
    }),
  );
});

/** Replaces one schema within a schema, or lifts what an object requires. */
function mutated(schema: Json): fc.Arbitrary<Json> {
  const places = schemasIn(schema).flatMap((at) => (at === '' ? [] : [at]));
  return fc.oneof(
    fc.constant(changed(schema, { '/required': [] })),
    fc.tuple(fc.constantFrom(...places), anySchema).map(([at, other]) => changed(schema, { [at]: other })),
  );
}

function schemasIn(schema: Json, at = ''): string[] {
  if (!isJsonObject(schema)) return [];
  const properties = isJsonObject(schema.properties) ? Object.entries(schema.properties) : [];
  const items = schema.items === undefined ? [] : schemasIn(schema.items, `${at}/items`);
  return [
    at,
    ...items,
    ...properties.flatMap(([name, member]) => schemasIn(member, `${at}/properties/${name}`)),
  ];
}

const evolutions = objectSchema
  .chain((schema) => mutated(schema).map((next) => ({ schema, next })))
  .map(({ schema, next }) => ({ before: contractWith(schema, schema), after: contractWith(next, next) }))
  .chain(({ before, after }) => {
    const [sent, answered] = [before, after].map(answerOf);
    if (sent === undefined || answered === undefined) throw new TypeError('a contract has no answer');
    return fc.record({
      before: fc.constant(before),
      after: fc.constant(after),
      sent: valueFor(sent),
      answered: valueFor(answered),
    });
  });

function answerOf({ operations: [operation] }: Contract): Schema | undefined {
  const content = operation?.responses.get(200);
  return content?.kind === 'json' ? content.schema : undefined;
}

function compiledOf(contract: Contract): CompiledOperation {
  const operation = compileContract(contract).operations.get('change');
  if (operation === undefined) throw new TypeError('the contract has no operation');
  return operation;
}

test('where no change breaks requests, what the old contract let through the new one lets through', () => {
  fc.assert(
    fc.property(evolutions, ({ before, after, sent }) => {
      fc.pre(breakingChanges(before, after).every(({ code }) => !code.startsWith('request')));
      const request = {
        pathParams: new Map([['id', 'a']]),
        query: '',
        body: { kind: 'json', value: sent },
      } as const;
      validateRequest(compiledOf(before), request);
      validateRequest(compiledOf(after), request);
    }),
    { numRuns: 100 },
  );
});

/** What a reader takes of an answer that passes over properties it does not know. */
function readBy(schema: Schema, value: Json): Json {
  if (schema.kind === 'array')
    return Array.isArray(value) ? value.map((item) => readBy(schema.items, item)) : value;
  if (schema.kind === 'scalar' || !isJsonObject(value)) return value;
  const properties =
    schema.kind === 'object' ? schema.properties : schema.variants.get(String(value[schema.tag]))?.properties;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => {
      const known = properties?.get(name);
      return known === undefined ? [] : [[name, readBy(known, member)]];
    }),
  );
}

test('where no change breaks answers, a reader of the old contract reads what the new one answers', () => {
  fc.assert(
    fc.property(evolutions, ({ before, after, answered }) => {
      fc.pre(breakingChanges(before, after).every(({ code }) => !code.startsWith('response')));
      validateResponse(compiledOf(after), 200, 'json', answered);
      const schema = answerOf(before);
      assert.ok(schema !== undefined);
      validateResponse(compiledOf(before), 200, 'json', readBy(schema, answered));
    }),
    { numRuns: 100 },
  );
});
