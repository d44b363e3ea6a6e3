import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { parse } from 'yaml';

/** An operation as the outside description has it. */
export type OutsideOperation = {
  readonly id: string;
  /** With its templates in braces. */
  readonly path: string;
  readonly statuses: ReadonlySet<number>;
  /** By status, of `application/json`; none where the description says nothing of the content. */
  readonly checks: ReadonlyMap<number, ValidateFunction>;
};

/** The GET operations of an OpenAPI 3.0 description in YAML, by operationId; none where there is no such file. */
export function readOperations(file: string): ReadonlyMap<string, OutsideOperation> {
  if (!existsSync(file)) return new Map();
  const document: unknown = parse(readFileSync(file, 'utf8'));
  const compile = compilerOf(document);
  const operations = entriesOf(document, 'paths').map(([path, item]): [string, OutsideOperation] => {
    const id = textOf(item, 'get', 'operationId');
    const responses = entriesOf(item, 'get', 'responses').map(
      ([status, response]) =>
        [Number(status), at(response, 'content', 'application/json', 'schema')] as const,
    );
    const described = responses.filter(([, schema]) => schema !== undefined);
    return [
      id,
      {
        id,
        path,
        statuses: new Set(responses.map(([status]) => status)),
        checks: new Map(described.map(([status, schema]) => [status, compile(schema)])),
      },
    ];
  });
  return new Map(operations);
}

/**
 * The schemas declare properties and require none, so that every object would do: they are read as closed.
 * A property that the description does not know then fails.
 */
function compilerOf(document: unknown) {
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  ajv.addVocabulary(['components']);
  const components = closed(at(document, 'components'));
  return (schema: unknown) => ajv.compile(Object.assign({ components }, closed(schema)));
}

function closed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(closed);
  const entries = Object.entries(value).map(([key, inner]) => [key, closed(inner)] as const);
  const isObjectSchema = at(value, 'type') === 'object' && at(value, 'properties') !== undefined;
  return Object.fromEntries(isObjectSchema ? [...entries, ['additionalProperties', false]] : entries);
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce(
    (inner: unknown, name) => Object.entries(inner ?? {}).find(([key]) => key === name)?.[1],
    value,
  );
}

function entriesOf(value: unknown, ...path: readonly string[]): [string, unknown][] {
  return Object.entries(at(value, ...path) ?? {});
}

function textOf(value: unknown, ...path: readonly string[]): string {
  const text = at(value, ...path);
  if (typeof text !== 'string') throw new TypeError(`${path.join('.')} is not what it should be`);
  return text;
}
