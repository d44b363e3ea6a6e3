import assert from 'node:assert/strict';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { OpenApiDocument } from '../document.ts';
import type { Answer, Header, Operation, Reference, Schema } from '../model.ts';

export type DocumentedOperation = {
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
};

/** Every operation of a document, with where it stands. */
export function operationsOf({ paths }: OpenApiDocument): DocumentedOperation[] {
  return Object.entries(paths).flatMap(([path, { parameters: _shared, ...methods }]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
}

/** What a reference leads to within the document. */
export function resolve(document: OpenApiDocument, reference: string): unknown {
  assert.ok(reference.startsWith('#/'), reference);
  let value: unknown = document;
  for (const part of reference.slice(2).split('/')) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const found = Object.entries(value ?? {}).find(([key]) => key === name);
    assert.ok(found, `${reference} leads nowhere`);
    value = found[1];
  }
  return value;
}

/** Compiles a schema of the document; an unknown keyword or format in it throws. */
export function compilerOf(document: OpenApiDocument) {
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  ajv.addVocabulary(['components']);
  return (schema: Schema) => ajv.compile({ ...schema, components: document.components });
}

/** Holds answers to what the document says of their operation. `held` tells which statuses were seen. */
export function createHolder(document: OpenApiDocument) {
  const compile = compilerOf(document);
  const operations = new Map(operationsOf(document).map((one) => [one.operation.operationId, one]));
  const held = new Map<string, Set<number>>();

  function answerOf(operation: Operation, status: number, isEmpty: boolean): Answer {
    const { operationId, responses } = operation;
    const named = [String(status), `${String(status)[0]}XX`].map((key) => responses[key]);
    const found = named
      .filter((answer) => answer !== undefined)
      .map((answer) => ('$ref' in answer ? responseAt(document, answer) : answer))
      // What the provider of an exchange refused has its status and no content; what the node refused has.
      .find(({ content }) => !(isEmpty && content !== undefined && status >= 400));
    assert.ok(found, `${operationId} answered ${status}, of which the document says nothing`);
    return found;
  }

  function holdHeader(operationId: string, name: string, header: Header, value: string | null): void {
    assert.ok(value !== null || !header.required, `${operationId}: ${name} is missing`);
    if (value === null) return;
    const validate = compile(header.schema);
    assert.ok(validate(value), `${operationId}: ${name}: ${value}: ${JSON.stringify(validate.errors)}`);
  }

  async function hold(operationId: string, response: Response): Promise<Response> {
    const found = operations.get(operationId);
    assert.ok(found, `${operationId} is no operation of the document`);
    const kept = response.clone();
    const body = Buffer.from(await response.arrayBuffer());
    const answer = answerOf(found.operation, response.status, body.length === 0);
    for (const [name, header] of Object.entries(answer.headers ?? {})) {
      holdHeader(operationId, name, header, response.headers.get(name));
    }
    const type = response.headers.get('content-type')?.split(';')[0] ?? null;
    const content = type === null ? undefined : answer.content?.[type];
    if (body.length > 0) assert.ok(content, `${operationId}: ${response.status} came as ${type}`);
    if (content !== undefined && type?.endsWith('json') === true) {
      const value: unknown = JSON.parse(body.toString('utf8'));
      const validate = compile(content.schema);
      assert.ok(validate(value), `${operationId}: ${JSON.stringify(validate.errors)} in ${body.toString()}`);
    }
    held.set(operationId, (held.get(operationId) ?? new Set<number>()).add(response.status));
    return kept;
  }

  return { hold, held };
}

function responseAt({ components }: OpenApiDocument, { $ref }: Reference): Answer {
  const found = components.responses[$ref.slice('#/components/responses/'.length)];
  assert.ok(found, `${$ref} leads nowhere`);
  return found;
}
