import { equal, type Sha256, type VerifierKey } from '@wasl/log';
import { namedKey } from './authority.ts';
import type { SignedStatement, Statement } from './statement.ts';
import { parseSubject } from './subject.ts';

/**
 * Two approvals are two keys only where one public key stands under one subject. Gives the subject, of those
 * current, under which the key that a statement registers stands already; null where it is free, or the
 * statement registers none. An organisation's founding statement and the key statement of its first officer
 * name the same key by design.
 */
export async function subjectOfSameKey(
  { statement }: SignedStatement,
  current: readonly SignedStatement[],
  sha256: Sha256,
): Promise<string | null> {
  const key = await namedKey(statement, sha256);
  if (key === null) return null;
  for (const { statement: other } of current) {
    if (mayShareKey(statement, other)) continue;
    const taken = await namedKey(other, sha256);
    if (taken !== null && isSameKey(key, taken)) return other.subject;
  }
  return null;
}

/** Names and key IDs differ where the name does; the 32 bytes are the key. */
function isSameKey(one: VerifierKey, other: VerifierKey): boolean {
  return equal(one.publicKey, other.publicKey);
}

function mayShareKey(one: Statement, other: Statement): boolean {
  if (one.subject === other.subject) return true;
  const [a, b] = [parseSubject(one.subject), parseSubject(other.subject)];
  const types = [a.type, b.type].toSorted().join(' ');
  return a.organisation === b.organisation && types === 'key organisation';
}
