import type { SignEd25519 } from '@wasl/log';
import { type Component, isCode, isUuid7 } from '@wasl/receipt';
import { readContentDigest } from './content-digest.ts';
import { checkIdempotencyKey } from './idempotency-key.ts';
import { readMethod } from './method.ts';
import { type ReadSignature, readSignature, type StampFacts, signComponents } from './signature.ts';
import { checkTarget, readAuthority } from './target.ts';
import { type HeaderFields, type Headers, requireTerms, requireWord, TAGS } from './wire.ts';

/** Who asks a provider, on whose behalf and why: what the node says and signs. */
export type NodeAsk = {
  /** UUIDv7. */
  readonly exchange: string;
  /** `<org>/<system>`. */
  readonly consumer: string;
  readonly agreement: string;
  readonly purpose: string;
  /** As the consumer sent it; null where it sent none. */
  readonly idempotencyKey: string | null;
};

/** A request of a node to a provider. `query` is without its question mark, '' where there is none. */
export type NodeRequestDraft = NodeAsk & {
  readonly method: string;
  /** host[:port] of the provider's registered address. */
  readonly authority: string;
  readonly path: string;
  readonly query: string;
  /** Content-Digest of the body, null where there is none. */
  readonly digest: string | null;
};

export type ReadNodeRequest = ReadSignature & NodeAsk & { readonly digest: string | null };

/** Always covered; of the last two, those that the message has, so that none can be added, taken or changed. */
const ALWAYS = ['wasl-exchange', 'wasl-consumer', 'wasl-agreement', 'wasl-purpose'];
const WHERE_PRESENT = ['content-digest', 'idempotency-key'];

function componentsOf(
  method: string,
  authority: string,
  path: string,
  query: string,
  headers: Headers,
): Component[] {
  const present = WHERE_PRESENT.filter((name) => headers.has(name));
  return [
    ['@method', method],
    ['@authority', readAuthority(authority)],
    ['@path', path],
    // RFC 9421 §2.2.7: with its question mark, which stands even where there is no query.
    ['@query', `?${query}`],
    ...[...ALWAYS, ...present].map((name): Component => [name, headers.get(name) ?? '']),
  ];
}

/**
 * Signs what a node sends to a provider (docs/exchange.md §5): gives the headers of the exchange,
 * Content-Digest and Idempotency-Key where there are such, and the signature, by lower-case name. A draft
 * that `readNodeRequest` would refuse is refused here, by the same code.
 */
export async function signNodeRequest(
  draft: NodeRequestDraft,
  stamp: StampFacts,
  sign: SignEd25519,
): Promise<HeaderFields> {
  const { method, authority, path, query, digest, idempotencyKey } = draft;
  const said = {
    'wasl-exchange': draft.exchange,
    'wasl-consumer': draft.consumer,
    'wasl-agreement': draft.agreement,
    'wasl-purpose': draft.purpose,
    ...(digest === null ? {} : { 'content-digest': digest }),
    ...(idempotencyKey === null ? {} : { 'idempotency-key': idempotencyKey }),
  };
  const target = query === '' ? path : `${path}?${query}`;
  const { covered } = readAsk({ method, authority, target, headers: new Map(Object.entries(said)) });
  return { ...said, ...(await signComponents(covered, { ...stamp, tag: TAGS.node }, sign)) };
}

/** A request of a node to a provider, as it is sent or as it arrived. */
type NodeMessage = {
  readonly method: string;
  readonly authority: string;
  readonly target: string;
  readonly headers: Headers;
};

/** All that a node says, in its form, and what its signature is to cover. */
function readAsk({ method, authority, target, headers }: NodeMessage) {
  readMethod(method);
  checkTarget(target);
  const digest = readContentDigest(headers);
  const idempotencyKey = headers.get('idempotency-key') ?? null;
  checkIdempotencyKey(method, idempotencyKey);
  const exchange = requireWord(headers, 'wasl-exchange', isUuid7);
  const consumer = requireWord(headers, 'wasl-consumer', isSystemId);
  const terms = requireTerms(headers);
  const [path, query] = splitTarget(target);
  const covered = componentsOf(method, authority, path, query, headers);
  return { ask: { exchange, consumer, ...terms, idempotencyKey, digest }, covered };
}

/**
 * Reads what a node sent to a provider, its body not looked at yet. That the signature verifies, is of now
 * and was not used before is left to who knows the node's key (`createNodeGuard`). Throws `WireError`.
 */
export function readNodeRequest(request: NodeMessage): ReadNodeRequest {
  const { ask, covered } = readAsk(request);
  return { ...readSignature(request.headers, covered, TAGS.node), ...ask };
}

/** `<org>/<system>`. */
function isSystemId(text: string): boolean {
  const segments = text.split('/');
  return segments.length === 2 && segments.every(isCode);
}

function splitTarget(target: string): [path: string, query: string] {
  const mark = target.indexOf('?');
  return mark < 0 ? [target, ''] : [target.slice(0, mark), target.slice(mark + 1)];
}
