import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const TOKEN_BYTES = 32;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const ACCOUNT_LETTERS = 16;

/** 256 random bits in Base64url: for a session or a link (OWASP ASVS 5.0 §7.2.3). */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** Whether the text is a token in the one spelling that we write. */
export function isToken(text: string): boolean {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.length === TOKEN_BYTES && bytes.toString('base64url') === text;
}

/** What is stored of a token. It is random, so that a plain hash cannot be guessed back. */
export function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** A pseudonym of letters alone: no text that holds it looks like a number of a person. */
export function newAccountId(): string {
  // 234 is the largest multiple of 26 in a byte: what lies above would favour the first letters.
  const letters: string[] = [];
  while (letters.length < ACCOUNT_LETTERS) {
    for (const byte of randomBytes(ACCOUNT_LETTERS)) if (byte < 234) letters.push(LETTERS[byte % 26] ?? '');
  }
  return letters.slice(0, ACCOUNT_LETTERS).join('');
}

/** The token that the forms of a session carry: it follows from the session's own, and tells nothing of it. */
export function formTokenOf(session: string): string {
  return createHmac('sha256', session).update('wasl/form/v1').digest('base64url');
}

/** Compares without telling by its time where the texts differ. */
export function sameText(one: string, other: string): boolean {
  return timingSafeEqual(digestOf(one), digestOf(other));
}
