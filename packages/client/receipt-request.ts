import type { SignEd25519 } from '@wasl/log';
import { type Component, isUuid7 } from '@wasl/receipt';
import { WireError } from './error.ts';
import { type ReadSignature, readSignature, type StampFacts, signComponents } from './signature.ts';
import { readAuthority } from './target.ts';
import { type HeaderFields, type Headers, TAGS } from './wire.ts';

const PREFIX = '/api/receipts/';

/** Where a node hands out the receipt of an exchange; `exchange` is its UUIDv7. */
export function receiptPath(exchange: string): string {
  if (!isUuid7(exchange)) throw new WireError('request-malformed', 'not the id of an exchange');
  return `${PREFIX}${exchange}`;
}

function componentsOf(authority: string, path: string): Component[] {
  return [
    ['@method', 'GET'],
    ['@authority', readAuthority(authority)],
    ['@path', path],
  ];
}

/** Signs the request for a receipt (docs/exchange.md §3): gives its two headers, by lower-case name. */
export async function signReceiptRequest(
  request: { readonly authority: string; readonly exchange: string },
  stamp: StampFacts,
  sign: SignEd25519,
): Promise<HeaderFields> {
  const covered = componentsOf(request.authority, receiptPath(request.exchange));
  return signComponents(covered, { ...stamp, tag: TAGS.receipt }, sign);
}

export type ReadReceiptRequest = ReadSignature & { readonly exchange: string };

/**
 * Reads the request for a receipt: a GET of `/api/receipts/<id>` without a query. That the signature
 * verifies, is of now, was not used before and is a party's is left to the node. Throws `WireError`.
 */
export function readReceiptRequest(request: {
  readonly authority: string;
  readonly target: string;
  readonly headers: Headers;
}): ReadReceiptRequest {
  const { authority, target, headers } = request;
  const exchange = target.startsWith(PREFIX) ? target.slice(PREFIX.length) : '';
  const covered = componentsOf(authority, receiptPath(exchange));
  return { ...readSignature(headers, covered, TAGS.receipt), exchange };
}
