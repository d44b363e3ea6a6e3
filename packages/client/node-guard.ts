import { parseVerifierKey } from '@wasl/log';
import { checkContentDigest } from './content-digest.ts';
import { WireError, type WireErrorCode } from './error.ts';
import { sha256, verifyEd25519 } from './node-crypto.ts';
import { type NodeAsk, readNodeRequest } from './node-request.ts';
import { createNonceMemory } from './nonce-memory.ts';
import { CLOCK_WINDOW_S, indexHeaders } from './wire.ts';

/** Why a request is not one that the node sent now; closed. */
export type GuardErrorCode =
  | WireErrorCode
  | 'key-unknown'
  | 'signature-invalid'
  | 'signature-expired'
  | 'signature-early'
  | 'nonce-replayed';

/** A request that did not come from the node. It must not be answered with anything that was asked for. */
export class GuardError extends Error {
  readonly code: GuardErrorCode;

  constructor(code: GuardErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'GuardError';
    this.code = code;
  }
}

export type GuardOptions = {
  /** 32-byte public keys of one's node, by keyid (`<node>/node`); see `nodeKeys`. */
  readonly keys: ReadonlyMap<string, Uint8Array>;
  /**
   * host[:port] of the system's address in the registry. It is never taken from the Host header: what the node
   * signed for another provider would pass here under that provider's name.
   */
  readonly authority: string;
  /** Milliseconds since the Unix epoch. */
  readonly clock?: () => number;
};

/** A request that reached a provider. `target` as sent, `rawHeaders` as Node has them, `body` null for none. */
export type ProviderRequest = {
  readonly method: string;
  readonly target: string;
  readonly rawHeaders: readonly string[];
  readonly body: Uint8Array | null;
};

export type NodeGuard = {
  /** Who asks, where it is the node that asks, now and for the first time. Throws `GuardError`. */
  check(request: ProviderRequest): NodeAsk;
};

/** Keys of nodes by keyid, from their vkeys (`key/<org>/node` in the registry). Throws `LogError`. */
export async function nodeKeys(vkeys: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const keys = await Promise.all(vkeys.map((vkey) => parseVerifierKey(vkey, sha256)));
  return new Map(keys.map(({ name, publicKey }) => [name, publicKey]));
}

/** Checks that one's node asks (docs/exchange.md §5). It remembers nonces: one guard for one process. */
export function createNodeGuard({ keys, authority, clock = Date.now }: GuardOptions): NodeGuard {
  const nonces = createNonceMemory(clock);

  function check(request: ProviderRequest): NodeAsk {
    const { method, target, rawHeaders } = request;
    const read = refusing(() =>
      readNodeRequest({ method, authority, target, headers: indexHeaders(rawHeaders) }),
    );
    const publicKey = keys.get(read.keyId);
    if (publicKey === undefined) throw new GuardError('key-unknown', 'the key is not one of the node');
    if (!verifyEd25519(publicKey, read.base, read.signature)) {
      throw new GuardError('signature-invalid', 'the signature does not verify');
    }
    const age = clock() / 1_000 - read.created;
    if (age > CLOCK_WINDOW_S) throw new GuardError('signature-expired', 'the signature is too old');
    if (age < -CLOCK_WINDOW_S) throw new GuardError('signature-early', 'the signature is from the future');
    refusing(() => checkBody(read.digest, request.body ?? new Uint8Array()));
    // Last, so that only what the node signed takes room in memory.
    if (!nonces.use(read.keyId, read.nonce)) {
      throw new GuardError('nonce-replayed', 'the request was accepted before');
    }
    const { exchange, consumer, agreement, purpose, idempotencyKey } = read;
    return { exchange, consumer, agreement, purpose, idempotencyKey };
  }

  return { check };
}

/** Runs a reader; what it refuses is refused under the same code. */
function refusing<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    throw new GuardError(error.code, error.message, { cause: error });
  }
}

/** A body that no digest names is covered by no signature. */
function checkBody(digest: string | null, body: Uint8Array): void {
  if (digest !== null) checkContentDigest(digest, sha256(body));
  else if (body.length > 0) throw new WireError('digest-mismatch', 'a body goes with a Content-Digest');
}
