import { newId } from '@wasl/kernel';
import {
  formatNote,
  formatVerifierKey,
  keyIdOf,
  type NoteSignature,
  signNote,
  type VerifierKey,
} from '@wasl/log';
import { formatStatementText, type Statement } from '@wasl/receipt';
import { generateSeed, publicKeyOf, sha256, signerOf } from '../crypto.ts';
import type { Ledger } from '../ledger.ts';

/** Somebody who signs for an organisation. */
export type Officer = {
  readonly key: VerifierKey;
  readonly vkey: string;
  sign(text: string): Promise<NoteSignature>;
};

export const ORGANISATION = 'model-directorate';

export async function newOfficer(name = 'model-directorate.example/officers/one'): Promise<Officer> {
  const seed = generateSeed();
  const publicKey = publicKeyOf(seed);
  const key: VerifierKey = {
    name,
    keyId: await keyIdOf(name, 'ed25519', publicKey, sha256),
    type: 'ed25519',
    publicKey,
  };
  const sign = signerOf(seed);
  return { key, vkey: formatVerifierKey(key), sign: (text) => signNote(text, key, sign) };
}

/** A statement signed by each of the officers. By default one of a new id, signed now. */
export async function signed(
  officers: readonly Officer[],
  statement: Pick<Statement, 'subject' | 'action' | 'content'> & Partial<Statement>,
): Promise<Uint8Array> {
  const now = Date.now();
  const text = formatStatementText({ id: newId(now), time: new Date(now).toISOString(), ...statement });
  return formatNote({ text, signatures: await Promise.all(officers.map(({ sign }) => sign(text))) });
}

export function note(officer: Officer, content: string, more: Partial<Statement> = {}): Promise<Uint8Array> {
  return signed([officer], { subject: `note/${ORGANISATION}`, action: 'note', content, ...more });
}

/** Makes something current: `record/…` is of a type without a content of its own, which only has to be an object. */
export function setting(officer: Officer, subject: string, value: object): Promise<Uint8Array> {
  return signed([officer], { subject, action: 'set', content: JSON.stringify(value) });
}

export function withdrawal(officer: Officer, subject: string, why = 'ended'): Promise<Uint8Array> {
  return signed([officer], { subject, action: 'withdraw', content: why });
}

/** The content of `key/<organisation>/officer/<label>`. */
export function keySetting(officer: Officer, subject: string, key: Officer, organisation = ORGANISATION) {
  return setting(officer, subject, { organisation, role: 'officer', key: key.vkey });
}

/** Founds the organisation with the officer's key, which then signs for it. */
export async function found(ledger: Ledger, officer: Officer, organisation = ORGANISATION): Promise<void> {
  const name = { ar: 'مديرية نموذجية', fr: 'Direction modèle', en: 'Model directorate' };
  await ledger.registry.enter(
    await setting(officer, `organisation/${organisation}`, { code: organisation, name, key: officer.vkey }),
  );
  await ledger.registry.enter(
    await keySetting(officer, `key/${organisation}/officer`, officer, organisation),
  );
}
