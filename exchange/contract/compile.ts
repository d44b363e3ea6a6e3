import { type Check, createChecks } from './check.ts';
import { type JsonSchema, scalarSchema, toJsonSchema } from './json-schema.ts';
import type { Content, ContentKind, Contract, Operation, Parameter } from './model.ts';

/** A content as it is checked: null where there is no JSON to check. */
export type CompiledContent = { readonly kind: ContentKind; readonly check: Check | null };

export type CompiledParameter = Parameter & { readonly check: Check };

export type CompiledOperation = Operation & {
  readonly checks: {
    readonly path: readonly CompiledParameter[];
    readonly query: ReadonlyMap<string, CompiledParameter>;
    readonly body: CompiledContent;
    readonly responses: ReadonlyMap<number, CompiledContent>;
  };
};

export type CompiledContract = {
  readonly contract: Contract;
  /** By operationId. */
  readonly operations: ReadonlyMap<string, CompiledOperation>;
};

/**
 * Compiles what a contract declares to code, each operation when it is first asked for: a large one takes
 * milliseconds, and most of a document may never be called.
 */
export function compileContract(contract: Contract): CompiledContract {
  const compile = createChecks();
  return {
    contract,
    operations: new Map(
      contract.operations.map((operation) => [operation.id, compileOperation(operation, compile)]),
    ),
  };
}

function compileOperation(operation: Operation, compile: (schema: JsonSchema) => Check): CompiledOperation {
  let checks: CompiledOperation['checks'] | null = null;
  return {
    ...operation,
    get checks() {
      checks ??= checksOf(operation, compile);
      return checks;
    },
  };
}

function checksOf(operation: Operation, compile: (schema: JsonSchema) => Check): CompiledOperation['checks'] {
  const parameters = operation.parameters.map((parameter) => ({
    ...parameter,
    check: compile(scalarSchema(parameter.scalar, false)),
  }));
  const queries = parameters.filter((parameter) => parameter.in === 'query');
  return {
    path: parameters.filter((parameter) => parameter.in === 'path'),
    query: new Map(queries.map((parameter) => [parameter.name, parameter])),
    body: compileContent(operation.body.content, compile),
    responses: new Map(
      [...operation.responses].map(([status, content]) => [status, compileContent(content, compile)]),
    ),
  };
}

function compileContent(content: Content, compile: (schema: JsonSchema) => Check): CompiledContent {
  return {
    kind: content.kind,
    check: content.kind === 'json' ? compile(toJsonSchema(content.schema)) : null,
  };
}
