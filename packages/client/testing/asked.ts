import { contentDigest } from '../content-digest.ts';
import { sha256 } from '../node-crypto.ts';
import { type NodeRequestDraft, signNodeRequest } from '../node-request.ts';
import type { StampFacts } from '../signature.ts';
import { BODY, EXCHANGE, FACTS, NODE } from './sample.ts';

/** A request of the node to a provider. */
export const ASKED: NodeRequestDraft = {
  method: 'POST',
  authority: 'provider.example',
  path: '/commitments',
  query: 'year=2026',
  exchange: EXCHANGE,
  consumer: 'model-audit/desk',
  agreement: 'model-audit/programme-review',
  purpose: 'programme-review',
  digest: contentDigest(BODY, sha256),
  idempotencyKey: 'a-key_1',
};

export const STAMP: StampFacts = { keyId: NODE.id, created: FACTS.created, nonce: FACTS.nonce };

export async function signedAsk(draft = ASKED, stamp = STAMP): Promise<Map<string, string>> {
  return new Map(Object.entries(await signNodeRequest(draft, stamp, NODE.sign)));
}

export function targetOf({ path, query }: NodeRequestDraft): string {
  return query === '' ? path : `${path}?${query}`;
}
