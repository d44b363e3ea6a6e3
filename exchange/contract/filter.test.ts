import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isJsonObject, type Json } from '@wasl/receipt';
import fc from 'fast-check';
import { compileContract } from './compile.ts';
import { fieldsOf, isField } from './fields.ts';
import { compileFilter, filterFor } from './filter.ts';
import { schemasAt } from './pointer.ts';
import { answerSchema, valueFor } from './testing/arbitrary.ts';
import { contractWith, operationOf } from './testing/document.ts';
import { validateResponse } from './validate.ts';

const LIST = operationOf('listFiles');
const EVENTS = operationOf('listEvents');

const OWNED: Json = {
  id: 'f1',
  title: { ar: 'ا', fr: 'a' },
  state: 'open',
  owner: { id: 'x', phone: '1' },
  labels: ['l', 'm'],
};
const LONE: Json = { id: 'f2', title: { ar: 'ب' }, state: 'closed', owner: null };
const PAGE: Json = { items: [OWNED, LONE], total: 2 };

function kept(pointers: readonly string[], value: Json = PAGE): { value: Json; released: readonly string[] } {
  return compileFilter(LIST, pointers)(value);
}

test('the fields of an operation are those of its answers of success', () => {
  assert.deepEqual(fieldsOf(EVENTS), [
    ...['/*', '/*/kind', '/*/to', '/*/because', '/*/by', '/*/by/id', '/*/by/phone'],
  ]);
  assert.deepEqual(fieldsOf(operationOf('countFiles')), ['/count']);
  assert.deepEqual(fieldsOf(operationOf('changeFile')), []);
  assert.deepEqual(fieldsOf(operationOf('getScan')), [''], 'opaque content is one field, the whole');
  assert.equal(isField(operationOf('getFile'), '/why'), false, 'of a refusal nothing leaves');
  for (const pointer of ['/items', '/items/*', '/items/*/owner/phone', '/total'])
    assert.equal(isField(LIST, pointer), true);
  for (const pointer of [
    '',
    '/',
    'items',
    '/items/',
    '/items/0',
    '/item',
    '/items/*/owner/__proto__',
    '/*',
  ]) {
    assert.equal(isField(LIST, pointer), false, pointer);
  }
});

test('only the named fields leave, with the containers on the way and the length of arrays', () => {
  assert.deepEqual(kept(['/items/*/title/ar', '/total']), {
    value: { items: [{ title: { ar: 'ا' } }, { title: { ar: 'ب' } }], total: 2 },
    released: ['/items/*/title/ar', '/total'],
  });
  assert.deepEqual(kept(['/items/*/labels']), {
    value: { items: [{ labels: ['l', 'm'] }, {}] },
    released: ['/items/*/labels'],
  });
});

test('a field named as a whole leaves with all that lies under it', () => {
  assert.deepEqual(kept(['/items/*/owner', '/items/*/owner/id']), {
    value: { items: [{ owner: { id: 'x', phone: '1' } }, { owner: null }] },
    released: ['/items/*/owner', '/items/*/owner/id'],
  });
  assert.deepEqual(kept(['/items']).value, { items: [OWNED, LONE] });
});

test('a container that holds nothing agreed says nothing, not even that it is there or null', () => {
  assert.deepEqual(kept(['/items/*/owner/phone']), {
    value: { items: [{ owner: { phone: '1' } }, {}] },
    released: ['/items/*/owner/phone'],
  });
  assert.deepEqual(kept(['/items/*/owner/phone'], { items: [LONE] }), {
    value: { items: [{}] },
    released: [],
  });
  assert.deepEqual(kept(['/items/*/id'], { items: [] }), { value: { items: [] }, released: [] });
  assert.deepEqual(kept([]), { value: {}, released: [] });
});

test('released are the agreed pointers that were present, each once, in order', () => {
  const pointers = ['/total', '/items/*/owner/phone', '/items/*/id', '/items/*/amount', '/total'];
  assert.deepEqual(kept(pointers).released, ['/items/*/id', '/items/*/owner/phone', '/total']);
});

test('a pointer that the contract does not declare releases nothing', () => {
  const hostile: Json = JSON.parse(
    '{"__proto__":{"a":1},"constructor":{"a":1},"total":2,"secret":3,"items":{"0":{"id":"x"}}}',
  );
  const pointers = [
    '',
    '/',
    '/__proto__',
    '/__proto__/a',
    '/constructor',
    '/secret',
    '/items/0',
    '/items/0/id',
    '/toString',
  ];
  const filtered = kept(pointers, hostile);
  assert.deepEqual(filtered, { value: {}, released: [] });
  assert.equal(Object.getPrototypeOf(filtered.value), Object.prototype);
});

test('a plain value where a container should be does not leave in its place', () => {
  assert.deepEqual(kept(['/items/*/title/ar'], { items: 'secret' }).value, {});
  assert.deepEqual(
    kept(['/items/*/title/ar'], { items: ['secret', 7, ['s'], { title: 'secret' }, null] }).value,
    {
      items: [null, null, [], {}, null],
    },
  );
  assert.equal(kept(['/items/*/title/ar'], 'secret').value, null);
  assert.deepEqual(kept(['/items/*/title/ar'], ['secret']).value, []);
});

test('objects told apart by a constant are filtered by name, whichever they are', () => {
  const filter = compileFilter(EVENTS, ['/*/kind', '/*/by/id']);
  const events: Json = [
    { kind: 'moved', to: 'x' },
    { kind: 'closed', because: 'y', by: { id: 'z', phone: '1' } },
  ];
  assert.deepEqual(filter(events), {
    value: [{ kind: 'moved' }, { kind: 'closed', by: { id: 'z' } }],
    released: ['/*/by/id', '/*/kind'],
  });
});

test('a filter is made once for an operation and a list, and does what a new one does', () => {
  const pointers = ['/total'];
  assert.equal(filterFor(LIST, pointers), filterFor(LIST, pointers));
  assert.notEqual(filterFor(LIST, pointers), filterFor(LIST, ['/total']));
  assert.deepEqual(filterFor(LIST, pointers)(PAGE), compileFilter(LIST, pointers)(PAGE));
});

/** Every pointer of a value, with `*` for items: written here on its own, not with what it checks. */
function pointersOf(value: Json, at = ''): string[] {
  if (Array.isArray(value)) return [at, ...value.flatMap((item) => pointersOf(item, `${at}/*`))];
  if (isJsonObject(value))
    return [at, ...Object.keys(value).flatMap((name) => pointersOf(value[name] ?? null, `${at}/${name}`))];
  return [at];
}

function leavesOf(value: Json, at = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => leavesOf(item, `${at}/*`));
  if (isJsonObject(value))
    return Object.keys(value).flatMap((name) => leavesOf(value[name] ?? null, `${at}/${name}`));
  return value === null ? [] : [at];
}

const isUnder = (pointer: string, agreed: string) => pointer === agreed || pointer.startsWith(`${agreed}/`);

/** Puts values that no schema asked for at some places of a value. */
function withGarbage(value: Json): fc.Arbitrary<Json> {
  const garbage = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }).map((json): Json => JSON.parse(JSON.stringify(json))),
    fc.constant<Json>(JSON.parse('{"__proto__":{"id":"secret"},"constructor":"secret"}')),
    fc.constantFrom<Json>('secret', ['secret'], [['secret']], { secret: { id: 'secret' } }),
  );
  if (Array.isArray(value)) {
    return fc.oneof(
      { arbitrary: fc.tuple(...value.map(withGarbage)).map((items): Json => items), weight: 4 },
      { arbitrary: garbage.map((item): Json => [...value, item]), weight: 2 },
      garbage,
    );
  }
  if (!isJsonObject(value)) return fc.oneof({ arbitrary: fc.constant(value), weight: 4 }, garbage);
  const members = fc.record(
    Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withGarbage(member)])),
  );
  return fc.oneof(
    { arbitrary: members.map((object): Json => ({ ...object })), weight: 4 },
    {
      arbitrary: fc
        .tuple(members, fc.constantFrom('secret', '__proto__', 'toString', 'id', 'x y'), garbage)
        .map(([object, name, extra]): Json => Object.fromEntries([...Object.entries(object), [name, extra]])),
      weight: 3,
    },
    garbage,
  );
}

const scenes = answerSchema.chain((schema) => {
  const contract = contractWith(schema, schema);
  const [operation] = contract.operations;
  const content = operation?.responses.get(200);
  if (operation === undefined || content?.kind !== 'json') throw new TypeError('the operation has no answer');
  return fc.record({
    contract: fc.constant(contract),
    operation: fc.constant(operation),
    root: fc.constant(content.schema),
    value: valueFor(content.schema),
    agreed: fc.subarray(fieldsOf(operation)),
  });
});

test('whatever a provider answers, nothing leaves but the agreed fields and the containers on the way', () => {
  const hostile = scenes.chain((scene) => withGarbage(scene.value).map((value) => ({ ...scene, value })));
  fc.assert(
    fc.property(hostile, ({ operation, value, agreed }) => {
      const filtered = compileFilter(operation, agreed)(value);
      for (const leaf of leavesOf(filtered.value)) {
        assert.ok(
          agreed.some((pointer) => isUnder(leaf, pointer)),
          `${leaf} left`,
        );
      }
      for (const pointer of pointersOf(filtered.value)) {
        const onTheWay = agreed.some((field) => isUnder(field, pointer) || isUnder(pointer, field));
        const placeholder = pointer === '' || pointer.endsWith('/*');
        assert.ok(onTheWay || placeholder, `${pointer} left`);
      }
      assert.deepEqual(
        filtered.released,
        agreed.toSorted().filter((pointer) => filtered.released.includes(pointer)),
      );
    }),
    { numRuns: 500 },
  );
});

test('of an answer that keeps to its contract, every agreed field that was present leaves unchanged', () => {
  fc.assert(
    fc.property(scenes, ({ contract, operation, root, value, agreed }) => {
      const compiled = compileContract(contract).operations.get(operation.id);
      assert.ok(compiled !== undefined);
      validateResponse(compiled, 200, 'json', value);
      const filtered = compileFilter(operation, agreed)(value);
      const present = new Set(pointersOf(value));
      assert.deepEqual(filtered.released, agreed.filter((pointer) => present.has(pointer)).toSorted());
      for (const pointer of agreed) {
        assert.ok(schemasAt(root, pointer).length > 0);
        assert.deepEqual(valuesAt(filtered.value, pointer), valuesAt(value, pointer));
      }
      assert.deepEqual(
        compileFilter(operation, agreed)(filtered.value),
        filtered,
        'filtering again changes nothing',
      );
      const all = fieldsOf(operation).filter((pointer) => pointer.lastIndexOf('/') === 0);
      assert.deepEqual(compileFilter(operation, all)(value).value, value, 'where all is agreed, all leaves');
    }),
    { numRuns: 300 },
  );
});

function valuesAt(value: Json, pointer: string): Json[] {
  return pointer
    .slice(1)
    .split('/')
    .reduce<Json[]>(
      (values, step) =>
        values.flatMap((each) => {
          if (Array.isArray(each)) return step === '*' ? each : [];
          const member = isJsonObject(each) && Object.hasOwn(each, step) ? each[step] : undefined;
          return member === undefined ? [] : [member];
        }),
      [value],
    );
}
