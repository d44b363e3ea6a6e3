import { join } from 'node:path';
import { type Clock, newId } from '@wasl/kernel';
import { type Ledger, loadOrCreateKey, type SigningKey } from '@wasl/ledger';
import { formatNote, formatVerifierKey, signNote } from '@wasl/log';
import { formatStatementText, type Statement } from '@wasl/receipt';

/**
 * The organisation that a fresh installation is: a model directorate with demonstration keys. It is
 * nobody's, and its name says so (shared rule: no impersonation).
 */
export const MODEL_ORGANISATION = {
  code: 'model-directorate',
  name: { ar: 'مديرية نموذجية', fr: 'Direction modèle', en: 'Model directorate' },
} as const;

export function operatorKeyPath(home: string): string {
  return join(home, 'keys', 'operator.key');
}

/** The operator's key, with which the home's owner signs for the organisation; made at the first start. */
export function operatorKey(home: string, node: string): Promise<SigningKey> {
  return loadOrCreateKey(operatorKeyPath(home), `${node}/officers/operator`, 'ed25519');
}

/** The node's key, with which it signs what it sends to providers; made at the first start. */
export function nodeKey(home: string, node: string): Promise<SigningKey> {
  return loadOrCreateKey(join(home, 'keys', 'node.key'), `${node}/node`, 'ed25519');
}

/**
 * Signs a statement with an officer's key, and with those of others whose word it needs too; the note is
 * what the ledger enters.
 */
export async function signStatement(
  statement: Omit<Statement, 'id' | 'time'>,
  key: SigningKey,
  clock: Clock,
  countersigners: readonly SigningKey[] = [],
): Promise<Uint8Array> {
  const text = formatStatementText({
    ...statement,
    id: newId(clock()),
    time: new Date(clock()).toISOString(),
  });
  const signers = [key, ...countersigners];
  const signatures = await Promise.all(signers.map(({ verifier, sign }) => signNote(text, verifier, sign)));
  return formatNote({ text, signatures });
}

/**
 * Brings the registry to where a working node begins: the organisation, founded by the operator's key,
 * that key, the node's own, and the keys of its logs. What is there already and unchanged is left alone, so every
 * start may call it.
 */
export async function ensureRegistered(
  ledger: Ledger,
  key: SigningKey,
  node: SigningKey,
  clock: Clock,
): Promise<void> {
  const vkey = formatVerifierKey(key.verifier);
  const { code, name } = MODEL_ORGANISATION;
  const wanted: readonly (readonly [subject: string, content: object])[] = [
    [`organisation/${code}`, { code, name, key: vkey }],
    [`key/${code}/operator`, { organisation: code, role: 'operator', key: vkey }],
    [`key/${code}/node`, { organisation: code, role: 'node', key: formatVerifierKey(node.verifier) }],
    ...ledger.logKeys().map(({ kind, origin, keys }) => [`log/${code}/${kind}`, { origin, keys }] as const),
  ];
  for (const [subject, object] of wanted) {
    const content = JSON.stringify(object);
    const current = ledger.registry.view().tree.find(({ signed }) => signed.statement.subject === subject);
    if (current?.signed.statement.content === content) continue;
    await ledger.registry.enter(await signStatement({ subject, action: 'set', content }, key, clock));
  }
}
