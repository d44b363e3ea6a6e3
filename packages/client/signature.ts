import type { SignEd25519 } from '@wasl/log';
import {
  type Component,
  ReceiptError,
  readSignatureInput,
  SIGNATURE_LABEL,
  type SignatureFacts,
  type SignatureInput,
  writeSignatureInput,
} from '@wasl/receipt';
import { WireError } from './error.ts';
import { formatBytes, type Headers, readBytes, requireHeader } from './wire.ts';

/** A signature as read from a message; `base` is what it must verify over. */
export type ReadSignature = SignatureInput & { readonly signature: Uint8Array };

/** What a signature of the profile says: whose key, POSIX seconds, 22 characters of base64url used once. */
export type StampFacts = Omit<SignatureFacts, 'tag'>;

const ED25519_BYTES = 64;
const PREFIX = `${SIGNATURE_LABEL}=`;
/** A line end in a value would begin another component of the base. */
const VALUE = /^[\x20-\x7e]*$/;

/** Signs components under the fixed profile; gives the two headers of RFC 9421 §4. Writes what is readable only. */
export async function signComponents(
  components: readonly Component[],
  facts: SignatureFacts,
  sign: SignEd25519,
): Promise<{ readonly 'signature-input': string; readonly signature: string }> {
  if (!components.every(([, value]) => VALUE.test(value))) {
    throw new WireError('request-malformed', 'a component that is signed is not ASCII');
  }
  const { input, base } = profiled(() => {
    const written = writeSignatureInput(components, facts);
    return readSignatureInput(written.input, components, facts.tag);
  });
  const signature = await sign(base);
  if (signature.length !== ED25519_BYTES) {
    throw new WireError('signature-malformed', 'what signs does not give the 64 bytes of Ed25519');
  }
  return { 'signature-input': input, signature: `${PREFIX}${formatBytes(signature)}` };
}

/** Reads the signature of a message under the fixed profile of docs/exchange.md. Verifies nothing yet. */
export function readSignature(
  headers: Headers,
  components: readonly Component[],
  tag: string,
): ReadSignature {
  const input = requireHeader(headers, 'signature-input');
  const read = profiled(() => readSignatureInput(input, components, tag));
  const value = requireHeader(headers, 'signature');
  const signature = value.startsWith(PREFIX) ? readBytes(value.slice(PREFIX.length)) : null;
  if (signature?.length !== ED25519_BYTES) {
    throw new WireError('signature-malformed', 'Signature is not of the profile');
  }
  return { ...read, signature };
}

function profiled<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ReceiptError)) throw error;
    throw new WireError('signature-malformed', error.message);
  }
}
