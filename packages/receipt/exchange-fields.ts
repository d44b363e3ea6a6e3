/**
 * One exchange, or one attempt at it by a caller whose signature verified. It names codes and keys, and commits to the
 * content of request and answer without holding either.
 */
export type ExchangeFields = {
  readonly kind: 'exchange';
  /** Who asked; `<organisation>/<system>/<key>` is the keyid of the signature. */
  readonly consumer: { readonly organisation: string; readonly system: string; readonly key: string };
  /** Who was asked, as the request named it: of a refusal the service may not exist. */
  readonly provider: { readonly organisation: string; readonly service: string; readonly major: number };
  /** The operationId; null where no operation was matched. */
  readonly operation: string | null;
  /** `sha-256:` and Base64 over the contract's bytes; null where the service was not known. */
  readonly contract: string | null;
  /** `id` as the caller named and signed it; the others null where no such agreement was current. */
  readonly agreement: {
    readonly id: string;
    readonly version: number | null;
    readonly digest: string | null;
  };
  /** The code of the purpose that the caller stated and signed. */
  readonly purpose: string;
  readonly lawfulness: 'not-yet-checked' | 'lawful' | 'unlawful';
  /**
   * `answered`: the provider's answer was released, filtered; `refused`: the provider was not asked; `failed`:
   * nothing of its answer was released; `unknown`: it may have acted, and nothing was released.
   */
  readonly outcome: 'answered' | 'refused' | 'failed' | 'unknown';
  /** The code of the documented problem; null when answered. */
  readonly code: string | null;
  /** The JSON Pointers that were released, sorted; empty unless answered. */
  readonly fields: readonly string[];
  readonly request: {
    readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
    readonly authority: string;
    /** 32 bytes. */
    readonly commitment: Uint8Array;
    /** The value of the header Signature-Input, verbatim. */
    readonly signatureInput: string;
    /** 64 bytes. */
    readonly signature: Uint8Array;
  };
  /** Status and commitment (32 bytes) of the answer that was released; null unless answered. */
  readonly response: { readonly status: number; readonly commitment: Uint8Array } | null;
  /** When the node received the request; `at` is when it settled. */
  readonly received: string;
};

export type Outcome = ExchangeFields['outcome'];
