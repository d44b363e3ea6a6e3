import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseContract } from '@wasl/exchange';
import { utf8 } from '@wasl/log';
import { isJsonObject, type Json, type JsonObject } from '@wasl/receipt';
import { DOMAINS, KINDS, MODALITIES } from './commitment.ts';
import { PROGRAMME_CONTRACT } from './contract.ts';
import { ask } from './testing/ask.ts';
import { DOCUMENT, departure, inDocument, jsonOf } from './testing/contract-schemas.ts';

function operations(): [string, Json][] {
  const paths = inDocument('paths');
  return isJsonObject(paths)
    ? Object.keys(paths).map((path) => [path, inDocument('paths', path, 'get')])
    : [];
}

/** Every object of the document, at any depth. */
function objectsIn(value: Json): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap((item: Json) => objectsIn(item));
  return isJsonObject(value) ? [value, ...Object.values(value).flatMap((member) => objectsIn(member))] : [];
}

test('the contract offers three operations, and says that none of them names a person', () => {
  const found = operations().map(([path, operation]) =>
    isJsonObject(operation) ? [path, operation.operationId, operation['x-wasl-subjects']] : [],
  );
  const nobody = { request: [], response: [] };
  assert.deepEqual(found, [
    ['/commitments', 'listCommitments', nobody],
    ['/commitments/{id}', 'getCommitment', nobody],
    ['/summary', 'summary', nobody],
  ]);
});

test('the exchange takes the contract as it is, with the statuses that the provider answers', () => {
  const { version, operations } = parseContract(utf8(PROGRAMME_CONTRACT));
  assert.equal(version, '1.0.0');
  assert.deepEqual(
    operations.map(({ id, responses }) => [id, ...responses.keys()]),
    [
      ['listCommitments', 200, 400],
      ['getCommitment', 200, 400, 404],
      ['summary', 200, 400],
    ],
  );
});

test('every object of the contract is closed', () => {
  const objects = objectsIn(DOCUMENT).filter(({ type }) => type === 'object');
  assert.ok(objects.length > 5);
  for (const object of objects) assert.equal(object.additionalProperties, false, JSON.stringify(object));
});

test('the closed lists of the contract are those of the room', () => {
  assert.deepEqual(inDocument('components', 'schemas', 'Domain', 'enum'), DOMAINS);
  assert.deepEqual(inDocument('components', 'schemas', 'Kind', 'enum'), KINDS);
  assert.deepEqual(inDocument('components', 'schemas', 'Modality', 'enum'), MODALITIES);
});

test('the contract catches an answer that departs from it', async () => {
  const answer = await ask('/summary');
  const value = jsonOf(answer);
  assert.ok(isJsonObject(value));
  const altered = (changes: JsonObject) => ({
    ...answer,
    body: utf8(JSON.stringify({ ...value, ...changes })),
  });
  assert.equal(departure('/summary', altered({})), null);
  assert.notEqual(departure('/summary', altered({ budget: null })), null);
  assert.notEqual(departure('/summary', altered({ total: -1 })), null);
  assert.notEqual(departure('/summary', altered({ asOf: 'today' })), null);
  assert.notEqual(departure('/summary', { ...answer, contentType: 'text/html' }), null);
  assert.notEqual(departure('/summary', { ...answer, status: 400 }), null);
});
