import { HASH_BYTES, type Sha256Sync, type SignEd25519 } from '@wasl/log';
import type { Component } from '@wasl/receipt';
import { checkCommitment, commitRequest } from './commitment.ts';
import { contentDigest, readContentDigest } from './content-digest.ts';
import { checkIdempotencyKey } from './idempotency-key.ts';
import { type Method, readMethod } from './method.ts';
import { type ReadSignature, readSignature, type StampFacts, signComponents } from './signature.ts';
import { checkTarget, readAuthority } from './target.ts';
import {
  formatBytes,
  type HeaderFields,
  type Headers,
  parseBytes,
  requireHeader,
  requireTerms,
  SALT_BYTES,
  TAGS,
} from './wire.ts';

/** A request to be signed. `target` is the request target as it will be sent: path and query, in ASCII. */
export type RequestDraft = {
  readonly method: string;
  readonly authority: string;
  readonly target: string;
  /** A body of no bytes is none: no message can tell the two apart. */
  readonly body: Uint8Array | null;
  readonly agreement: string;
  readonly purpose: string;
  readonly idempotencyKey: string | null;
};

export type SigningFacts = StampFacts & {
  /** 32 random bytes; who keeps them can later show what was asked. */
  readonly salt: Uint8Array;
};

/**
 * What the signature covers. Target, digest and idempotency key are covered through the commitment only:
 * a receipt keeps all that is needed to verify the signature, and those can be guessed.
 */
function componentsOf(
  method: string,
  authority: string,
  agreement: string,
  purpose: string,
  commitment: string,
): Component[] {
  return [
    ['@method', method],
    ['@authority', readAuthority(authority)],
    ['wasl-agreement', agreement],
    ['wasl-purpose', purpose],
    ['wasl-commitment', commitment],
  ];
}

/**
 * Signs an exchange request (docs/exchange.md §2): gives every header that the wire asks for, by lower-case
 * name. A draft that `readRequest` would refuse is refused here, by the same code.
 */
export async function signRequest(
  draft: RequestDraft,
  facts: SigningFacts,
  sign: SignEd25519,
  sha256: Sha256Sync,
): Promise<HeaderFields> {
  const { method, authority, target, body, agreement, purpose, idempotencyKey } = draft;
  const { salt, ...stamp } = facts;
  const digest = body === null || body.length === 0 ? null : contentDigest(body, sha256);
  const commitment = formatBytes(commitRequest(salt, target, digest ?? '', idempotencyKey ?? '', sha256));
  const covered = componentsOf(method, authority, agreement, purpose, commitment);
  const headers = {
    ...(digest === null ? {} : { 'content-digest': digest }),
    ...(idempotencyKey === null ? {} : { 'idempotency-key': idempotencyKey }),
    'wasl-agreement': agreement,
    'wasl-purpose': purpose,
    'wasl-commitment': commitment,
    'wasl-salt': formatBytes(salt),
    ...(await signComponents(covered, { ...stamp, tag: TAGS.exchange }, sign)),
  };
  readRequest({ method, authority, target, headers: new Map(Object.entries(headers)) }, sha256);
  return headers;
}

/**
 * A request as it arrived, its body not read yet: Content-Digest is taken at its word here and compared with
 * the bytes afterwards (`checkContentDigest`), so that nobody unknown makes a receiver read a body.
 */
export type ArrivedRequest = {
  readonly method: string;
  readonly authority: string;
  readonly target: string;
  readonly headers: Headers;
};

export type ReadRequest = ReadSignature & {
  readonly method: Method;
  readonly agreement: string;
  readonly purpose: string;
  readonly commitment: Uint8Array;
  readonly idempotencyKey: string | null;
  /** Content-Digest as sent, null where there is no body. */
  readonly digest: string | null;
};

/**
 * Reads an exchange request: the commitment must open to its target, digest and idempotency key, and the
 * signature be of the profile; that it verifies is left to who knows the key. Throws `WireError`.
 */
export function readRequest(request: ArrivedRequest, sha256: Sha256Sync): ReadRequest {
  const { method, authority, target, headers } = request;
  const exchanged = readMethod(method);
  checkTarget(target);
  const digest = readContentDigest(headers);
  const idempotencyKey = headers.get('idempotency-key') ?? null;
  checkIdempotencyKey(method, idempotencyKey);
  const { agreement, purpose } = requireTerms(headers);
  const committed = requireHeader(headers, 'wasl-commitment');
  const commitment = parseBytes(committed, HASH_BYTES, 'wasl-commitment');
  const salt = parseBytes(requireHeader(headers, 'wasl-salt'), SALT_BYTES, 'wasl-salt');
  const covered = componentsOf(method, authority, agreement, purpose, committed);
  const signature = readSignature(headers, covered, TAGS.exchange);
  checkCommitment(commitment, commitRequest(salt, target, digest ?? '', idempotencyKey ?? '', sha256));
  return { ...signature, method: exchanged, agreement, purpose, commitment, idempotencyKey, digest };
}
