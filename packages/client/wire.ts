import { fromBase64, LogError, toBase64 } from '@wasl/log';
import { isAgreementId, isCode } from '@wasl/receipt';
import { WireError } from './error.ts';

/** What a signature is for. A tag keeps one purpose's signature from passing for another's. */
export const TAGS = {
  exchange: 'wasl/exchange/v1',
  receipt: 'wasl/receipt/v1',
  node: 'wasl/node/v1',
} as const;

/** Seconds that a signature may be older or newer than the clock of who checks it. */
export const CLOCK_WINDOW_S = 60;

export const SALT_BYTES = 32;
/** A purpose is named in every receipt, so it is a short word. */
const MAX_PURPOSE = 100;
const PRINTABLE = /^[\x20-\x7e]+$/;

/** Headers by lower-case name; a name that stood twice in the message is refused before this is made. */
export type Headers = ReadonlyMap<string, string>;

/** Headers as a client of HTTP takes them, by lower-case name. */
export type HeaderFields = Readonly<Record<string, string>>;

/** Names that signatures, limits or framing lean on. */
const SINGLE =
  /^(host|content-(length|type|digest|encoding)|transfer-encoding|signature(-input)?|idempotency-key|wasl-.+)$/;

/**
 * Indexes headers as Node gives them raw (name, value, name, value). One that a decision leans on may stand
 * once only: which of two values counts would be anyone's choice. Of the others the first stays.
 */
export function indexHeaders(raw: readonly string[]): Headers {
  const headers = new Map<string, string>();
  for (let i = 0; i < raw.length; i += 2) {
    const name = (raw[i] ?? '').toLowerCase();
    if (!headers.has(name)) headers.set(name, raw[i + 1] ?? '');
    else if (SINGLE.test(name)) throw new WireError('header-repeated', name);
  }
  return headers;
}

/** A header that must be there, in printable ASCII: other bytes are one text to the signer, another to us. */
export function requireHeader(headers: Headers, name: string): string {
  const value = headers.get(name);
  if (value === undefined || value === '') throw new WireError('header-missing', name);
  if (!PRINTABLE.test(value)) throw new WireError('request-malformed', `${name} is not ASCII`);
  return value;
}

/** A header that must be there and follow a rule. */
export function requireWord(headers: Headers, name: string, rule: (text: string) => boolean): string {
  const value = requireHeader(headers, name);
  if (!rule(value)) throw new WireError('request-malformed', `${name} is not of its form`);
  return value;
}

/** The agreement and the purpose that a request states: codes, since a receipt keeps them for ever. */
export function requireTerms(headers: Headers): { readonly agreement: string; readonly purpose: string } {
  return {
    agreement: requireWord(headers, 'wasl-agreement', isAgreementId),
    purpose: requireWord(headers, 'wasl-purpose', (text) => text.length <= MAX_PURPOSE && isCode(text)),
  };
}

/** A byte sequence of RFC 9651 §3.3.5, `:base64:`, in its one spelling. */
export function formatBytes(bytes: Uint8Array): string {
  return `:${toBase64(bytes)}:`;
}

/** Reads a byte sequence of exactly `length` bytes; `name` says in the refusal which header it was. */
export function parseBytes(text: string, length: number, name: string): Uint8Array {
  const bytes = readBytes(text);
  if (bytes?.length === length) return bytes;
  throw new WireError('request-malformed', `${name} is not ${length} bytes between colons`);
}

/** The bytes of `:base64:`, or null where the text is not one in its one spelling. */
export function readBytes(text: string): Uint8Array | null {
  if (text.length < 2 || !text.startsWith(':') || !text.endsWith(':')) return null;
  try {
    return fromBase64(text.slice(1, -1));
  } catch (error) {
    if (!(error instanceof LogError)) throw error;
    return null;
  }
}
