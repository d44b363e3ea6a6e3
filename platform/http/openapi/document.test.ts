import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { EXCHANGE_PREFIX } from '@wasl/exchange';
import { OPENAPI_DOCUMENT } from './document.ts';
import { compilerOf, operationsOf, resolve } from './testing/documented.ts';
import { type Route, routesOfServer } from './testing/routes.ts';

const OPERATIONS = operationsOf(OPENAPI_DOCUMENT);

function everyObject(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(everyObject)];
}

/** Whether a documented path is what a route of the router answers. */
function answers({ url }: Route, path: string): boolean {
  const template = url.replaceAll(/:(\w+)/g, '{$1}');
  return template.endsWith('/*') ? path.startsWith(template.slice(0, -1)) : template === path;
}

suite('the OpenAPI document', () => {
  test('every reference leads somewhere, and every component is referred to', () => {
    const references = new Set(
      everyObject(OPENAPI_DOCUMENT).flatMap((value) =>
        '$ref' in value && typeof value.$ref === 'string' ? [value.$ref] : [],
      ),
    );
    for (const reference of references) assert.ok(resolve(OPENAPI_DOCUMENT, reference), reference);
    for (const [kind, components] of Object.entries(OPENAPI_DOCUMENT.components)) {
      for (const name of Object.keys(components)) {
        assert.ok(references.has(`#/components/${kind}/${name}`), `${name} is used nowhere`);
      }
    }
  });

  test('operationIds are unique, and every operation has tags that are explained', () => {
    const ids = OPERATIONS.map(({ operation }) => operation.operationId);
    assert.equal(new Set(ids).size, ids.length);
    const explained = new Set(OPENAPI_DOCUMENT.tags.map(({ name }) => name));
    for (const { operation } of OPERATIONS) {
      assert.ok(operation.tags.length > 0 && operation.tags.every((tag) => explained.has(tag)));
    }
  });

  test('every template of a path is declared once, required, and nothing else is', () => {
    for (const { path, operation } of OPERATIONS) {
      const shared = OPENAPI_DOCUMENT.paths[path]?.parameters ?? [];
      const declared = [...shared, ...(operation.parameters ?? [])].filter((one) => one.in === 'path');
      assert.ok(declared.every(({ required }) => required));
      const templates = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
      assert.deepEqual(declared.map(({ name }) => name).toSorted(), templates.toSorted(), path);
    }
  });

  test('no parameter of an operation is declared twice', () => {
    for (const { path, operation } of OPERATIONS) {
      const shared = OPENAPI_DOCUMENT.paths[path]?.parameters ?? [];
      const names = [...shared, ...(operation.parameters ?? [])].map((one) =>
        `${one.in} ${one.name}`.toLowerCase(),
      );
      assert.equal(new Set(names).size, names.length, operation.operationId);
    }
  });

  test('every operation declares an answer that is no refusal, and statuses that there are', () => {
    for (const { operation } of OPERATIONS) {
      const statuses = Object.keys(operation.responses);
      assert.ok(statuses.some((status) => status.startsWith('2')));
      for (const status of statuses) assert.match(status, /^([1-5][0-9]{2}|[1-5]XX)$/);
    }
  });

  test('every schema is JSON Schema 2020-12, with no keyword that a validator does not know', () => {
    const compile = compilerOf(OPENAPI_DOCUMENT);
    for (const value of everyObject(OPENAPI_DOCUMENT)) {
      if ('schema' in value && typeof value.schema === 'object') compile({ ...value.schema });
    }
  });

  test('every route of the server is in the document, and HEAD is where GET is', async () => {
    const routes = await routesOfServer();
    for (const route of routes) {
      const method = route.method === 'head' ? 'get' : route.method;
      const found = OPERATIONS.some((one) => one.method === method && answers(route, one.path));
      assert.ok(found, `${route.method} ${route.url} is not documented`);
    }
    const at = (method: string) => routes.filter((one) => one.method === method).map(({ url }) => url);
    assert.deepEqual(at('head').toSorted(), at('get').toSorted());
  });

  test('every operation of the document is answered by exactly one route, or behind the door of the exchange', async () => {
    const routes = await routesOfServer();
    for (const { path, method } of OPERATIONS) {
      const found = routes.filter((route) => route.method === method && answers(route, path));
      assert.equal(found.length, path.startsWith(EXCHANGE_PREFIX) ? 0 : 1, `${method} ${path}`);
    }
  });
});
