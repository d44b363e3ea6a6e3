import {
  equal,
  LogError,
  parseVerifierKey,
  type Sha256,
  type VerifierCrypto,
  type VerifierKey,
  verifyNote,
} from '@wasl/log';
import { ReceiptError, refusal } from './error.ts';
import { systemKeyContent } from './exchange-content.ts';
import type { SignedStatement, Statement } from './statement.ts';
import { keyContent, organisationContent } from './statement-content.ts';
import { parseSubject } from './subject.ts';

/** Roles whose keys sign statements for their organisation. A key of any other role signs none. */
export const SIGNING_ROLES: readonly string[] = ['officer', 'operator'];

/**
 * On what a statement's signature rests: a current key of the organisation; the key its current statement
 * names, which registers itself as the organisation's first; or, at its founding, the key named within.
 */
export type AuthorityBasis = 'key' | 'first-key' | 'founding';

export type Authority = { readonly basis: AuthorityBasis; readonly signers: readonly VerifierKey[] };

/**
 * Who had the authority to sign a statement, given statements that are current (at least all keys of the
 * organisation that are to count; a registry passes all it has). The statement itself never counts for
 * itself. Throws `statement-signer-unknown` and `statement-signature-invalid`.
 */
export async function authoriseStatement(
  signed: SignedStatement,
  current: readonly SignedStatement[],
  crypto: VerifierCrypto,
): Promise<Authority> {
  await namedKey(signed.statement, crypto.sha256);
  const { organisation } = parseSubject(signed.statement.subject);
  const own = current
    .filter(({ bytes }) => !equal(bytes, signed.bytes))
    .map(({ statement }) => statement)
    .filter(({ subject, action }) => action === 'set' && parseSubject(subject).organisation === organisation);
  const { basis, keys } = candidates(signed.statement, own);
  const trusted = await Promise.all(keys.map((key) => usableKey(key, crypto.sha256)));
  try {
    const verified = await verifyNote(signed.note, trusted, crypto);
    return { basis, signers: verified.map(({ key }) => key) };
  } catch (error) {
    const invalid = error instanceof LogError && error.code === 'note-signature-invalid';
    throw refusal(invalid ? 'statement-signature-invalid' : 'statement-signer-unknown', error);
  }
}

/** The key that a statement registers or names; null where it names none. Refuses one that cannot be used. */
export async function namedKey(statement: Statement, sha256: Sha256): Promise<VerifierKey | null> {
  const text = namedKeyText(statement);
  return text === null ? null : usableKey(text, sha256);
}

function candidates(
  statement: Statement,
  own: readonly Statement[],
): { basis: AuthorityBasis; keys: string[] } {
  const keys = own.filter(isSigningKey).map((key) => keyContent(key).key);
  if (keys.length > 0) return { basis: 'key', keys };
  const named = namedKeyText(statement);
  const founder = own.find(isOrganisation);
  if (founder !== undefined && isSigningKey(statement) && named === organisationContent(founder).key) {
    return { basis: 'first-key', keys: [named] };
  }
  if (founder === undefined && isOrganisation(statement) && named !== null) {
    return { basis: 'founding', keys: [named] };
  }
  throw new ReceiptError('statement-signer-unknown', 'no key of the organisation may sign this statement');
}

function isOrganisation({ subject, action }: Statement): boolean {
  return action === 'set' && parseSubject(subject).type === 'organisation';
}

function isSigningKey({ subject, action }: Statement): boolean {
  const { type, rest } = parseSubject(subject);
  return action === 'set' && type === 'key' && SIGNING_ROLES.includes(rest[0] ?? '');
}

function namedKeyText(statement: Statement): string | null {
  if (statement.action !== 'set') return null;
  const { type } = parseSubject(statement.subject);
  if (type === 'organisation') return organisationContent(statement).key;
  if (type === 'system-key') return systemKeyContent(statement).key;
  return type === 'key' ? keyContent(statement).key : null;
}

/** Key separation: a cosignature key belongs to a witness and signs neither a statement nor a request. */
async function usableKey(text: string, sha256: Sha256): Promise<VerifierKey> {
  try {
    const key = await parseVerifierKey(text, sha256);
    if (key.type === 'ed25519') return key;
  } catch (error) {
    throw refusal('statement-malformed', error);
  }
  throw new ReceiptError('statement-malformed', 'the key is not one that signs statements or requests');
}
