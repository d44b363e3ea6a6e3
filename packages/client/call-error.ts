import type { ReceiptProof } from './proof.ts';

/** What was sent, in all that its receipt does not keep: whoever holds it can show what was asked (`opensRequest`). */
export type SentRequest = {
  readonly method: string;
  readonly authority: string;
  readonly target: string;
  /** Content-Digest of the body, null where there was none. */
  readonly digest: string | null;
  readonly idempotencyKey: string | null;
  readonly salt: Uint8Array;
  readonly commitment: Uint8Array;
};

/** A refusal of the node, from its problem document (RFC 9457). */
export type Refusal = {
  /** Documented at `/problems` of the node. */
  readonly code: string;
  readonly status: number;
  /** What happened and what to do, in the language that was asked for. */
  readonly title: string;
  readonly remedy: string;
  /** Seconds after which it is worth asking again; null where the node does not say. */
  readonly retryAfter: number | null;
  /** The exchange that the refusal's receipt is of; null where nobody was authenticated. */
  readonly exchange: string | null;
  /** Of that receipt in the log; null where the node sent none. */
  readonly proof: ReceiptProof | null;
};

/**
 * Why a call gave no answer; closed, to be told apart by `code`.
 * - `refused`: the node refused, and nothing of the provider's answer left it;
 * - `unreachable`: nothing came back. Whether an unsafe request was passed on is unknown: send it again with
 *   the same Idempotency-Key;
 * - `answer-unverified`: the body is not the one that the answer's digest and commitment name;
 * - `answer-malformed`: the answer is not of the form of docs/exchange.md §3, or larger than what is read.
 */
export type CallFailure =
  | { readonly code: 'refused'; readonly refusal: Refusal }
  | { readonly code: 'unreachable' }
  | { readonly code: 'answer-unverified'; readonly status: number }
  | { readonly code: 'answer-malformed'; readonly status: number };

export type CallErrorCode = CallFailure['code'];

/** A call that gave no answer. `failure` says why; `sent` is what was sent, null for a receipt's request. */
export class CallError extends Error {
  readonly code: CallErrorCode;
  readonly failure: CallFailure;
  readonly sent: SentRequest | null;

  constructor(failure: CallFailure, message: string, sent: SentRequest | null, cause?: unknown) {
    super(`${failure.code}: ${message}`, { cause });
    this.name = 'CallError';
    this.code = failure.code;
    this.failure = failure;
    this.sent = sent;
  }
}
