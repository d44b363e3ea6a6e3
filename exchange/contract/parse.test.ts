import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { Problem } from '@wasl/kernel';
import { utf8 } from '@wasl/log';
import type { Json } from '@wasl/receipt';
import { parseContract } from './parse.ts';
import { bytesOf, type Changes, changed, closed, contractOf, DOCUMENT } from './testing/document.ts';

const LIST = '/paths/~1files/get';
const SCHEMAS = '/components/schemas';

function refuses(changes: Changes, where: string, why: RegExp, code = 'contract-malformed'): void {
  assert.throws(
    () => contractOf(changes),
    (error) => {
      assert.ok(error instanceof Problem, String(error));
      assert.equal(error.code, code);
      assert.equal(error.params.where, `#${where}`);
      assert.match(String(error.params.why), why);
      return true;
    },
    JSON.stringify(changes),
  );
}

test('a contract is read with its operations, resolved, and the digest of its bytes', () => {
  const bytes = bytesOf(DOCUMENT);
  const contract = parseContract(bytes);
  assert.equal(contract.title, 'Files');
  assert.equal(contract.version, '1.0.0');
  assert.equal(contract.digest, `sha-256:${createHash('sha256').update(bytes).digest('base64')}`);
  assert.deepEqual(
    contract.operations.map(({ id, method, path }) => `${id} ${method} ${path}`),
    [
      'listFiles get /files',
      'createFile post /files',
      'getFile get /files/{id}',
      'changeFile patch /files/{id}',
      'getScan get /files/{id}/scan',
      'putScan put /files/{id}/scan',
      'countFiles get /files/count',
      'listEvents get /events',
    ],
  );
  const [list] = contract.operations;
  assert.deepEqual(list?.subjects, { request: [], response: ['/items/*/owner/id'] });
  assert.deepEqual([...(list?.responses.keys() ?? [])], [200, 400]);
  assert.equal(
    contract.operations[2]?.parameters[0]?.name,
    'id',
    'parameters of the path are of its operations',
  );
});

test('bytes that are not strict JSON of 256 KiB in UTF-8 are no contract', () => {
  const refused = [
    utf8(''),
    utf8('{"openapi":"3.1.0","openapi":"3.1.0"}'),
    utf8('[]'),
    utf8('null'),
    Uint8Array.of(0xff, 0xfe),
    utf8(`${JSON.stringify(DOCUMENT)}${' '.repeat(262_144)}`),
    utf8(`{"a":${'['.repeat(70)}${']'.repeat(70)}}`),
  ];
  for (const bytes of refused) {
    assert.throws(
      () => parseContract(bytes),
      (error) => error instanceof Problem && error.code === 'contract-malformed',
    );
  }
});

test('every keyword that is not enforced is refused where it stands', () => {
  const keywords: readonly [string, Json][] = [
    ['/servers', []],
    ['/security', []],
    ['/webhooks', {}],
    ['/jsonSchemaDialect', 'x'],
    ['/components/securitySchemes', {}],
    ['/paths/~1files/head', {}],
    ['/paths/~1files/options', {}],
    [`${LIST}/security`, []],
    [`${LIST}/callbacks`, {}],
    [`${LIST}/parameters/0/style`, 'form'],
    [`${LIST}/parameters/0/explode`, true],
    [`${LIST}/parameters/0/allowReserved`, true],
    [`${LIST}/responses/200/headers`, {}],
    [`${LIST}/responses/200/links`, {}],
    [`${LIST}/x-other`, 1],
    [`${SCHEMAS}/Title/patternProperties`, {}],
    [`${SCHEMAS}/Title/minProperties`, 1],
    [`${SCHEMAS}/Title/allOf`, []],
    [`${SCHEMAS}/Title/if`, {}],
    [`${SCHEMAS}/Title/not`, {}],
    [`${SCHEMAS}/Title/dependentRequired`, {}],
    [`${SCHEMAS}/State/nullable`, true],
    [`${SCHEMAS}/State/default`, 'open'],
    [`${SCHEMAS}/State/readOnly`, true],
    [`${SCHEMAS}/State/minimum`, 1],
    [`${SCHEMAS}/File/properties/amount/multipleOf`, 0.1],
    [`${SCHEMAS}/File/properties/amount/maxLength`, 1],
    [`${SCHEMAS}/File/properties/labels/prefixItems`, []],
    [`${SCHEMAS}/File/properties/labels/contains`, {}],
    [`${SCHEMAS}/File/properties/title/required`, []],
  ];
  for (const [pointer, value] of keywords) refuses({ [pointer]: value }, pointer, /not of the subset/);
});

test('explanations are no keywords, and change nothing', () => {
  const contract = contractOf({
    '/info/description': 'x',
    '/info/license': { name: 'EUPL-1.2' },
    '/tags': [{ name: 'files', description: 'x' }],
    [`${LIST}/summary`]: 'x',
    [`${LIST}/tags`]: ['files'],
    [`${LIST}/deprecated`]: true,
    [`${LIST}/parameters/0/description`]: 'x',
    [`${LIST}/parameters/0/example`]: 5,
    [`${SCHEMAS}/State/title`]: 'x',
    [`${SCHEMAS}/State/examples`]: ['open'],
    [`${SCHEMAS}/Title/unevaluatedProperties`]: false,
  });
  assert.deepEqual({ ...contract, digest: '' }, { ...contractOf(), digest: '' });
});

test('what a document lacks or contradicts is refused', () => {
  refuses({ '/openapi': '3.0.3' }, '/openapi', /3\.1/);
  refuses({ '/openapi': undefined }, '', /openapi is missing/);
  refuses({ '/info/title': ' ' }, '/info/title', /1 to 200/);
  refuses({ '/info/version': undefined }, '/info', /version is missing/);
  refuses({ '/paths': {} }, '/paths', /no operation/);
  refuses({ [`${LIST}/operationId`]: undefined }, LIST, /operationId is missing/);
  refuses({ [`${LIST}/operationId`]: 'list files' }, `${LIST}/operationId`, /a letter/);
  refuses({ [`${LIST}/operationId`]: 'getFile' }, '/paths', /getFile is used twice/);
  refuses({ [`${LIST}/x-wasl-subjects`]: undefined }, LIST, /x-wasl-subjects is missing/);
  refuses({ [`${LIST}/responses`]: undefined }, LIST, /responses is missing/);
  refuses({ [`${LIST}/responses/200`]: undefined }, `${LIST}/responses`, /success/);
  refuses({ [`${LIST}/responses/default`]: { description: '' } }, `${LIST}/responses/default`, /status/);
  refuses({ [`${LIST}/responses/302`]: { description: '' } }, `${LIST}/responses/302`, /status/);
  refuses({ [`${LIST}/responses/2XX`]: { description: '' } }, `${LIST}/responses/2XX`, /status/);
  refuses({ [`${LIST}/responses/400`]: {} }, `${LIST}/responses/400`, /description is missing/);
  refuses({ [`${LIST}/requestBody`]: { content: {} } }, `${LIST}/requestBody`, /get has no body/);
});

test('a content has one media type, of two; 204 has none; an answer is a container', () => {
  const answer = `${LIST}/responses/200/content`;
  const opaque: Json = { 'application/octet-stream': {} };
  refuses({ [answer]: {} }, answer, /exactly one/);
  refuses({ [`${answer}/application~1octet-stream`]: {} }, answer, /exactly one/);
  refuses({ [answer]: { 'text/plain': {} } }, `${answer}/text~1plain`, /application\/json/);
  refuses(
    { [answer]: { 'application/json; charset=utf-8': {} } },
    `${answer}/application~1json; charset=utf-8`,
    /only/,
  );
  refuses({ [answer]: { 'application/json': {} } }, `${answer}/application~1json`, /schema is missing/);
  refuses(
    { [answer]: { 'application/octet-stream': { schema: {} } } },
    `${answer}/application~1octet-stream/schema`,
    /subset/,
  );
  refuses(
    { [`${LIST}/responses/204`]: { description: '', content: opaque } },
    `${LIST}/responses/204`,
    /no content/,
  );
  const root = { [`${answer}/application~1json/schema`]: { type: 'string' } };
  refuses(root, `${LIST}/responses/200`, /an object or an array/);
  const nothing = { [`${answer}/application~1json/schema/type`]: ['object', 'null'] };
  refuses(nothing, `${LIST}/responses/200`, /not null/);
});

test('a parameter is a plain value of path or query, declared once, and every template is declared', () => {
  const file = '/paths/~1files~1{id}';
  const parameter = `${LIST}/parameters/0`;
  refuses({ [`${file}/parameters`]: [] }, `${file}/get`, /\{id\} of the path is not declared/);
  refuses({ [`${file}/parameters/0/required`]: false }, `${file}/parameters/0`, /is required/);
  refuses({ [`${file}/parameters/0/name`]: 'other' }, `${file}/parameters/0`, /no such template/);
  refuses({ [`${parameter}/in`]: 'header' }, `${parameter}/in`, /path or in query/);
  refuses({ [`${parameter}/in`]: 'cookie' }, `${parameter}/in`, /path or in query/);
  refuses({ [`${parameter}/name`]: 'since' }, `${LIST}/parameters/2`, /twice/);
  refuses({ [`${parameter}/name`]: 'a[]' }, `${parameter}/name`, /letter/);
  refuses({ [`${parameter}/name`]: 'constructor' }, `${parameter}/name`, /every object has/);
  refuses(
    { [`${parameter}/schema`]: { type: 'array', items: { type: 'string' } } },
    `${parameter}/schema`,
    /plain value/,
  );
  refuses({ [`${parameter}/schema/type`]: ['integer', 'null'] }, `${parameter}/schema`, /not null/);
});

test('paths are plain, and of two that match the same request one is the more exact', () => {
  const path = (text: string): Changes => ({
    [`/paths/${text.replaceAll('/', '~1')}`]: { get: { operationId: 'other' } },
  });
  for (const text of [
    'files',
    '/',
    '/a//b',
    '/a/',
    '/a/../b',
    '/a/.',
    '/{a}.pdf',
    '/a b',
    '/a%20b',
    '/{a}/{a}',
    '/é',
  ]) {
    refuses(path(text), `/paths/${text.replaceAll('/', '~1')}`, /segment|template/);
  }
  refuses(path('/files/{other}'), '/paths/~1files~1{other}', /neither is the more exact/);
  refuses(path('/{any}/count'), '/paths/~1{any}~1count', /neither is the more exact/);
});

test('a reference is local, leads somewhere and never back to itself', () => {
  const at = `${SCHEMAS}/File/properties/state`;
  for (const target of [
    'other.json#/x',
    '#/components/parameters/x',
    '#/components/schemas/a/b',
    'https://x.example/y',
  ]) {
    refuses({ [at]: { $ref: target } }, `${at}/$ref`, /leads to #/);
  }
  refuses({ [at]: { $ref: '#/components/schemas/None' } }, `${at}/$ref`, /nothing has this name/);
  refuses({ [at]: { $ref: '#/components/schemas/File' } }, `${at}/$ref`, /back to itself/);
  const circle = closed({ next: { $ref: '#/components/schemas/Unused' } }, []);
  refuses({ [`${SCHEMAS}/Unused`]: circle }, `${SCHEMAS}/Unused/properties/next/$ref`, /back to itself/);
  refuses({ [`${SCHEMAS}/Unused`]: { type: 'object' } }, `${SCHEMAS}/Unused`, /closed by/);
});

test('references that grow without measure are refused before they are written out', () => {
  const nobody = { [`${LIST}/x-wasl-subjects/response`]: [] };
  const level = (next: Json): Json =>
    closed(Object.fromEntries('abcdefghij'.split('').map((name) => [name, next])), []);
  const levels = Object.fromEntries(
    Array.from({ length: 14 }, (_, index): [string, Json] => [
      `${SCHEMAS}/L${index}`,
      level(index === 13 ? { type: 'string' } : { $ref: `#/components/schemas/L${index + 1}` }),
    ]),
  );
  const at = `${LIST}/responses/200/content/application~1json/schema`;
  refuses({ ...levels, ...nobody, [at]: { $ref: '#/components/schemas/L0' } }, LIST, /more than 500 fields/);
  const deep = Array.from({ length: 16 }).reduce<Json>((inner) => ({ type: 'array', items: inner }), {
    type: 'string',
  });
  contractOf({ ...nobody, [at]: deep });
  const deeper = { ...nobody, [at]: { type: 'array', items: deep } };
  refuses(deeper, LIST, /deeper than 16/);
});

test('subjects are declared for every operation and lead to declared names', () => {
  const subjects = `${LIST}/x-wasl-subjects`;
  refuses({ [`${subjects}/request`]: undefined }, subjects, /request is missing/);
  refuses({ [`${subjects}/other`]: [] }, `${subjects}/other`, /subset/);
  for (const pointer of [
    '/total2',
    'items',
    '',
    '/items',
    '/items/0/owner/id',
    '/items/*/owner',
    '/items/*/amount',
    '/owner',
  ]) {
    refuses(
      { [`${subjects}/response`]: [pointer] },
      `${subjects}/response/0`,
      /declared text or whole number/,
    );
  }
  for (const pointer of [
    '/query/none',
    '/query/open',
    '/query/rate',
    '/path/limit',
    '/body/x',
    '/limit',
    '/query',
  ]) {
    refuses({ [`${subjects}/request`]: [pointer] }, `${subjects}/request/0`, /declared text or whole number/);
  }
  refuses({ [`${subjects}/response`]: ['/total', '/total'] }, `${subjects}/response`, /twice/);
  const operation = contractOf({ [subjects]: { request: ['/query/state'], response: ['/total'] } })
    .operations[0];
  assert.deepEqual(operation?.subjects, { request: ['/query/state'], response: ['/total'] });
});

test('a field or parameter that would hold what has no place here is refused, and says which', () => {
  const schema: Json = { type: 'string' };
  const code = 'contract-field-forbidden';
  const field = `${SCHEMAS}/Owner/properties/fingerprint`;
  refuses({ [field]: schema }, field, /biometrics/, code);
  const arabic = `${SCHEMAS}/Owner/properties/سجل_عدلي`;
  refuses({ [arabic]: schema }, arabic, /police/, code);
  const parameter = `${LIST}/parameters/0/name`;
  refuses({ [parameter]: 'suspectId' }, parameter, /police/, code);
});

test('changing a document by pointer leaves the original as it was', () => {
  const before = JSON.stringify(DOCUMENT);
  changed(DOCUMENT, { '/info/title': 'other' });
  assert.equal(JSON.stringify(DOCUMENT), before);
});
