import type { Json } from '@wasl/receipt';
import type { Fault } from './check.ts';
import type { CompiledContent, CompiledOperation, CompiledParameter } from './compile.ts';
import type { ContentKind } from './model.ts';
import { parameterValue } from './parameter-value.ts';
import { decodeComponent } from './percent.ts';
import { contractProblem } from './problems.ts';

/** A body as far as a contract looks at it; opaque content is not looked into. */
export type ReceivedBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly value: Json }
  | { readonly kind: 'opaque' };

export type ReceivedRequest = {
  /** As `matchOperation` gives them. */
  readonly pathParams: ReadonlyMap<string, string>;
  /** As sent, without its question mark; '' where there is none. */
  readonly query: string;
  readonly body: ReceivedBody;
};

/**
 * Throws `request-contract-violated` with the place of the first fault (`/path/<name>`, `/query/<name>` or
 * `/body/…`) and its rule, a keyword of JSON Schema or one of `undeclared`, `repeated`, `malformed`,
 * `media-type`. Neither value nor undeclared name is ever said.
 */
export function validateRequest(operation: CompiledOperation, request: ReceivedRequest): void {
  const { pathParams, query, body } = request;
  const fault =
    faultOfPath(operation, pathParams) ?? faultOfQuery(operation, query) ?? faultOfBody(operation, body);
  if (fault !== null) throw contractProblem('request-contract-violated', fault);
}

/**
 * Throws `response-contract-violated`. `value` is the answer where `kind` is json. The place is `/status`
 * (rule `undeclared`) or `/body/…` with `*` for any item: how many came before it is the provider's to say.
 */
export function validateResponse(
  operation: CompiledOperation,
  status: number,
  kind: ContentKind,
  value: Json,
): void {
  const declared = operation.checks.responses.get(status);
  const fault =
    declared === undefined ? { where: '/status', rule: 'undeclared' } : faultOfContent(declared, kind, value);
  if (fault === null) return;
  throw contractProblem('response-contract-violated', { ...fault, where: withoutIndexes(fault.where) });
}

function faultOfPath({ checks }: CompiledOperation, params: ReadonlyMap<string, string>): Fault | null {
  for (const parameter of checks.path) {
    const fault = faultOfParameter(parameter, params.get(parameter.name) ?? '');
    if (fault !== null) return fault;
  }
  return null;
}

/** application/x-www-form-urlencoded, read in one way: each declared name once, with its `=`, nothing empty. */
function faultOfQuery({ checks }: CompiledOperation, query: string): Fault | null {
  const seen = new Set<string>();
  for (const pair of query === '' ? [] : query.split('&')) {
    const [rawName = '', rawValue, ...rest] = pair.split('=');
    const name = decodeComponent(rawName);
    const text = rawValue === undefined || rest.length > 0 ? null : decodeComponent(rawValue);
    if (name === null || name === '' || text === null) return { where: '/query', rule: 'malformed' };
    const parameter = checks.query.get(name);
    if (parameter === undefined) return { where: '/query', rule: 'undeclared' };
    if (seen.has(name)) return { where: `/query/${name}`, rule: 'repeated' };
    seen.add(name);
    const fault = faultOfParameter(parameter, text);
    if (fault !== null) return fault;
  }
  const missing = [...checks.query.values()].find(({ name, required }) => required && !seen.has(name));
  return missing === undefined ? null : { where: `/query/${missing.name}`, rule: 'required' };
}

function faultOfParameter(parameter: CompiledParameter, text: string): Fault | null {
  const where = `/${parameter.in}/${parameter.name}`;
  const value = parameterValue(parameter.scalar.type, text);
  if (value === null) return { where, rule: 'type' };
  const fault = parameter.check(value);
  return fault === null ? null : { where, rule: fault.rule };
}

function faultOfBody({ body, checks }: CompiledOperation, received: ReceivedBody): Fault | null {
  if (received.kind === 'none') return body.required ? { where: '/body', rule: 'required' } : null;
  return faultOfContent(checks.body, received.kind, received.kind === 'json' ? received.value : null);
}

function faultOfContent(declared: CompiledContent, kind: ContentKind, value: Json): Fault | null {
  if (kind !== declared.kind) {
    return { where: '/body', rule: declared.kind === 'none' ? 'undeclared' : 'media-type' };
  }
  const fault = declared.check?.(value) ?? null;
  return fault === null ? null : { where: `/body${fault.where}`, rule: fault.rule };
}

/** No field's name begins with a digit, so a step of digits is an index. */
function withoutIndexes(where: string): string {
  return where.replace(/\/[0-9]+(?=\/|$)/g, '/*');
}
