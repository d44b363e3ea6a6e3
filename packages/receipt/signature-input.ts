import { utf8 } from '@wasl/log';
import { ReceiptError } from './error.ts';
import { type Component, type Parameter, signatureBase, signatureParams } from './signature-base.ts';

/** The label under which every signature of ours stands in Signature-Input and Signature (RFC 9421 §4). */
export const SIGNATURE_LABEL = 'wasl';

/** What a signature says beside the components: POSIX seconds, a nonce used once, and whose key. */
export type SignatureFacts = {
  readonly created: number;
  /** 22 characters of base64url over 16 random bytes. */
  readonly nonce: string;
  readonly keyId: string;
  readonly tag: string;
};

/** A Signature-Input as read or written, and the bytes that the signature covers. */
export type SignatureInput = SignatureFacts & {
  /** The value of the header. */
  readonly input: string;
  readonly base: Uint8Array;
};

/** Longest Signature-Input of the profile, generously. */
const MAX_INPUT = 1_000;
const NONCE = /^[A-Za-z0-9_-]{22}$/;
const PARAMETERS =
  /;created=(?<created>[1-9][0-9]{0,11});nonce="(?<nonce>[A-Za-z0-9_-]{22})";keyid="(?<keyid>[a-z0-9./:_-]{1,300})";alg="ed25519";tag="(?<tag>[a-z0-9/]{1,40})"$/;

function parametersOf({ created, nonce, keyId, tag }: SignatureFacts): Parameter[] {
  return [
    ['created', created],
    ['nonce', nonce],
    ['keyid', keyId],
    ['alg', 'ed25519'],
    ['tag', tag],
  ];
}

/** Writes the Signature-Input of the fixed profile over these components, and the base to be signed. */
export function writeSignatureInput(components: readonly Component[], facts: SignatureFacts): SignatureInput {
  if (!NONCE.test(facts.nonce)) throw malformed('the nonce is not 22 characters of base64url');
  const params = signatureParams(components, parametersOf(facts));
  return { ...facts, input: `${SIGNATURE_LABEL}=${params}`, base: utf8(signatureBase(components, params)) };
}

/**
 * Reads a Signature-Input under the fixed profile: exactly these components, in this order, with these
 * parameters, in this order. Anything else RFC 9421 allows is refused, since a freedom the receiver must
 * interpret is one an attacker can use. It verifies nothing yet.
 */
export function readSignatureInput(
  input: string,
  components: readonly Component[],
  tag: string,
): SignatureInput {
  const facts = input.length > MAX_INPUT ? undefined : PARAMETERS.exec(input)?.groups;
  const { created = '', nonce = '', keyid = '' } = facts ?? {};
  if (facts?.tag !== tag) throw malformed('Signature-Input is not of the profile');
  const read = writeSignatureInput(components, { created: Number(created), nonce, keyId: keyid, tag });
  if (read.input !== input) throw malformed('Signature-Input is not of the profile');
  return read;
}

function malformed(why: string): ReceiptError {
  return new ReceiptError('signature-input-malformed', why);
}
