import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '@wasl/kernel';
import type { Json } from '@wasl/receipt';
import type { CompiledOperation } from './compile.ts';
import { changed, closed, operationOf } from './testing/document.ts';
import { type ReceivedBody, type ReceivedRequest, validateRequest, validateResponse } from './validate.ts';

const NONE: ReceivedBody = { kind: 'none' };
const LIST = operationOf('listFiles');
const CREATE = operationOf('createFile');
const GET = operationOf('getFile');
const CHANGE = operationOf('changeFile');
const SCAN = operationOf('putScan');
const EVENTS = operationOf('listEvents');

function faultOf(run: () => void, code: string): string | null {
  try {
    run();
    return null;
  } catch (error) {
    assert.ok(error instanceof Problem, String(error));
    assert.equal(error.code, code);
    assert.deepEqual(Object.keys(error.params), ['where', 'rule']);
    return `${error.params.where} ${error.params.rule}`;
  }
}

function ask(operation: CompiledOperation, request: Partial<ReceivedRequest>): string | null {
  const whole = { pathParams: new Map<string, string>(), query: '', body: NONE, ...request };
  return faultOf(() => validateRequest(operation, whole), 'request-contract-violated');
}

const query = (text: string) => ask(LIST, { query: text });
const json = (value: Json): ReceivedBody => ({ kind: 'json', value });
const answer = (operation: CompiledOperation, status: number, value: Json) =>
  faultOf(() => validateResponse(operation, status, 'json', value), 'response-contract-violated');

test('a query is read in one way: declared names once each, in their types', () => {
  for (const text of [
    '',
    'limit=5',
    'limit=1&state=open&since=2026-01-31&open=true',
    'since=2026%2D01%2D31',
    '%6Cimit=5',
    'rate=0.5',
    'rate=1',
  ]) {
    assert.equal(query(text), null, text);
  }
  const faults: Readonly<Record<string, string>> = {
    'limit=0': '/query/limit minimum',
    'limit=101': '/query/limit maximum',
    'limit=': '/query/limit type',
    'limit=05': '/query/limit type',
    'limit=-0': '/query/limit type',
    'limit=5.0': '/query/limit type',
    'limit=1e1': '/query/limit type',
    'limit=+5': '/query/limit type',
    'limit=%205': '/query/limit type',
    'limit=0x5': '/query/limit type',
    'limit=٥': '/query malformed',
    'limit=9007199254740993': '/query/limit type',
    'limit=5&limit=5': '/query/limit repeated',
    'limit=5&%6Cimit=6': '/query/limit repeated',
    'open=1': '/query/open type',
    'open=TRUE': '/query/open type',
    'open=': '/query/open type',
    'rate=0': '/query/rate exclusiveMinimum',
    'rate=NaN': '/query/rate type',
    'rate=Infinity': '/query/rate type',
    'rate=.5': '/query/rate type',
    'state=other': '/query/state enum',
    'since=2026-02-30': '/query/since format',
    'other=1': '/query undeclared',
    '__proto__=1': '/query undeclared',
    'constructor=1': '/query undeclared',
    'limit[]=5': '/query malformed',
    limit: '/query malformed',
    '&': '/query malformed',
    'limit=5&': '/query malformed',
    '=5': '/query malformed',
    'limit=5=6': '/query malformed',
    'limit=5;open=true': '/query malformed',
    'limit=%': '/query malformed',
    'limit=%FF': '/query malformed',
    'limit=%00': '/query malformed',
    'limit=5#x': '/query malformed',
    '?limit=5': '/query undeclared',
  };
  for (const [text, fault] of Object.entries(faults)) assert.equal(query(text), fault, text);
  assert.equal(ask(EVENTS, {}), '/query/after required');
  assert.equal(ask(EVENTS, { query: 'after=2147483648' }), '/query/after maximum');
});

test('a plus of a query is a space, in a path it is itself', () => {
  const owner = operationOf('listFiles', {
    '/paths/~1files/get/parameters/1/schema': { type: 'string', const: 'a b' },
  });
  assert.equal(ask(owner, { query: 'state=a+b' }), null);
  assert.equal(ask(owner, { query: 'state=a%2Bb' }), '/query/state enum');
});

test('values of the path keep their schemas', () => {
  assert.equal(ask(GET, { pathParams: new Map([['id', 'a-b-1']]) }), null);
  assert.equal(ask(GET, { pathParams: new Map([['id', 'A']]) }), '/path/id pattern');
  assert.equal(ask(GET, { pathParams: new Map([['id', 'a'.repeat(21)]]) }), '/path/id maxLength');
});

test('a body is of the declared kind, and present where it is required', () => {
  const pathParams = new Map([['id', 'a']]);
  assert.equal(ask(CREATE, {}), '/body required');
  assert.equal(ask(CREATE, { body: { kind: 'opaque' } }), '/body media-type');
  assert.equal(ask(LIST, { body: json({}) }), '/body undeclared');
  assert.equal(ask(LIST, { body: { kind: 'opaque' } }), '/body undeclared');
  assert.equal(ask(CHANGE, { pathParams }), null);
  assert.equal(ask(CHANGE, { pathParams, body: json({}) }), null);
  assert.equal(ask(SCAN, { pathParams, body: { kind: 'opaque' } }), null);
  assert.equal(ask(SCAN, { pathParams, body: json({}) }), '/body media-type');
  assert.equal(ask(SCAN, { pathParams }), '/body required');
});

test('a JSON body keeps its closed schema, and the first fault is said by its place', () => {
  const draft: Json = { title: { ar: 'ا' }, owner: 'x', rank: 5 };
  const create = (value: Json) => ask(CREATE, { body: json(value) });
  assert.equal(create(draft), null);
  assert.equal(create([]), '/body type');
  assert.equal(create(null), '/body type');
  assert.equal(create({}), '/body/title required');
  assert.equal(create({ title: {} }), '/body/title/ar required');
  assert.equal(create({ title: null }), '/body/title type');
  assert.equal(create(changed(draft, { '/rank': 0 })), '/body/rank minimum');
  assert.equal(create(changed(draft, { '/rank': 1.5 })), '/body/rank type');
  assert.equal(create(changed(draft, { '/rank': '5' })), '/body/rank type');
  assert.equal(create(changed(draft, { '/owner': 'x'.repeat(41) })), '/body/owner maxLength');
  assert.equal(create(changed(draft, { '/owner': '😀'.repeat(40) })), null, 'lengths count code points');
});

test('a name that nobody declared is refused where it stands, and never said', () => {
  const pathParams = new Map([['id', 'a']]);
  assert.equal(
    ask(CHANGE, { pathParams, body: json({ 'AB123456 Amina': 1 }) }),
    '/body additionalProperties',
  );
  assert.equal(
    ask(CHANGE, { pathParams, body: json(JSON.parse('{"__proto__":{"note":"x"}}')) }),
    '/body additionalProperties',
  );
  assert.equal(
    ask(CHANGE, { pathParams, body: json(JSON.parse('{"constructor":1}')) }),
    '/body additionalProperties',
  );
  assert.equal(
    ask(CHANGE, { pathParams, body: json({ title: { ar: 'ا', en: 'x' } }) }),
    '/body/title additionalProperties',
  );
});

const FILE: Json = { id: 'f1', title: { ar: 'ا' }, state: 'open', owner: null };

test('an answer keeps its closed schema, items are said by *, and an undeclared status is told apart', () => {
  assert.equal(
    answer(LIST, 200, { items: [FILE, { ...changedFile({ '/owner': { id: 'x' } }) }], total: 2 }),
    null,
  );
  assert.equal(
    answer(LIST, 200, { items: [FILE, changedFile({ '/state': 'lost' })] }),
    '/body/items/*/state enum',
  );
  assert.equal(
    answer(LIST, 200, { items: [changedFile({ '/title/ar': 1 })] }),
    '/body/items/*/title/ar type',
  );
  assert.equal(
    answer(LIST, 200, { items: [changedFile({ '/owner': { id: 'x', secret: 1 } })] }),
    '/body/items/*/owner additionalProperties',
  );
  assert.equal(
    answer(LIST, 200, { items: [changedFile({ '/labels': ['a', 'a'] })] }),
    '/body/items/*/labels uniqueItems',
  );
  assert.equal(
    answer(LIST, 200, { items: [changedFile({ '/labels': [] })] }),
    '/body/items/*/labels minItems',
  );
  assert.equal(answer(LIST, 200, { items: [changedFile({ '/extra': true })] }), '/body/items/*/extra type');
  assert.equal(
    answer(LIST, 200, { items: [changedFile({ '/extra': 'x'.repeat(11) })] }),
    '/body/items/*/extra type',
  );
  assert.equal(answer(LIST, 200, { items: [changedFile({ '/extra': null })] }), null);
  assert.equal(answer(LIST, 200, { items: Array.from({ length: 51 }, () => FILE) }), '/body/items maxItems');
  assert.equal(answer(LIST, 500, {}), '/status undeclared');
  assert.equal(answer(LIST, 201, FILE), '/status undeclared');
  assert.equal(answer(LIST, 400, {}), '/body undeclared');
  const empty = (operation: CompiledOperation, status: number) =>
    faultOf(() => validateResponse(operation, status, 'none', null), 'response-contract-violated');
  assert.equal(empty(LIST, 200), '/body media-type');
  assert.equal(empty(LIST, 400), null);
  assert.equal(empty(CHANGE, 204), null);
});

function changedFile(changes: { readonly [pointer: string]: Json }): { readonly [name: string]: Json } {
  const value = changed(FILE, changes);
  assert.ok(typeof value === 'object' && value !== null && !('length' in value));
  return value;
}

test('of objects told apart by a constant, each is held to its own', () => {
  assert.equal(answer(EVENTS, 200, [{ kind: 'moved', to: 'x' }, { kind: 'closed' }]), null);
  assert.equal(answer(EVENTS, 200, [{ kind: 'moved' }]), '/body/*/to required');
  assert.equal(answer(EVENTS, 200, [{ kind: 'closed', to: 'x' }]), '/body/* additionalProperties');
  assert.equal(answer(EVENTS, 200, [{ kind: 'other' }]), '/body/* discriminator');
  assert.equal(answer(EVENTS, 200, [{}]), '/body/* discriminator');
  assert.equal(answer(EVENTS, 200, [null]), '/body/* type');
});

test('null beside objects told apart is null or one of them', () => {
  const events = operationOf('listEvents', {
    '/components/schemas/Event/oneOf/-': { type: 'null' },
    '/components/schemas/Event/discriminator': undefined,
  });
  assert.equal(answer(events, 200, [null, { kind: 'closed' }]), null);
  assert.equal(answer(events, 200, [{ kind: 'other' }]), '/body/* discriminator');
});

test('checking changes nothing in a value: no coercion, no default', () => {
  const value = Object.freeze({ ...changedFile({}), opened: '2026-01-31T00:00:00Z', amount: 0.5 });
  const before = JSON.stringify(value);
  assert.equal(answer(GET, 200, value), null);
  assert.equal(JSON.stringify(value), before);
  assert.equal(answer(GET, 200, changedFile({ '/amount': '1' })), '/body/amount type');
  const strict = operationOf('countFiles', {
    '/paths/~1files~1count/get/responses/200/content/application~1json/schema': closed(
      { count: { type: 'boolean' } },
      [],
    ),
  });
  assert.equal(answer(strict, 200, { count: 'true' }), '/body/count type');
});
