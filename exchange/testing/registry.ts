import { join } from 'node:path';
import { newId } from '@wasl/kernel';
import { loadOrCreateKey, type SigningKey } from '@wasl/ledger';
import { formatNote, formatVerifierKey, signNote, utf8 } from '@wasl/log';
import { type AgreementContent, formatStatementText, type Statement } from '@wasl/receipt';
import { digestOf } from '../digest.ts';

export const OPERATOR = 'model-directorate';
export const CONSUMER = 'model-audit';

/** A key of its own kept under the home, so that it is the same when the node is opened again. */
export function testKey(home: string, name: string): Promise<SigningKey> {
  return loadOrCreateKey(join(home, 'keys', `${name.replaceAll('/', '.')}.key`), name, 'ed25519');
}

/** A statement signed by each of these keys, of a new id and of now unless said otherwise. */
export async function signed(
  keys: readonly SigningKey[],
  statement: Pick<Statement, 'subject' | 'action' | 'content'> & Partial<Statement>,
): Promise<Uint8Array> {
  const now = Date.now();
  const text = formatStatementText({ id: newId(now), time: new Date(now).toISOString(), ...statement });
  const signatures = await Promise.all(keys.map(({ verifier, sign }) => signNote(text, verifier, sign)));
  return formatNote({ text, signatures });
}

export function setting(keys: readonly SigningKey[], subject: string, content: object): Promise<Uint8Array> {
  return signed(keys, { subject, action: 'set', content: JSON.stringify(content) });
}

export function withdrawal(keys: readonly SigningKey[], subject: string): Promise<Uint8Array> {
  return signed(keys, { subject, action: 'withdraw', content: 'ended' });
}

const TEXT = { ar: 'نص', fr: 'texte', en: 'text' };

export function organisation(code: string, key: SigningKey) {
  return { code, name: TEXT, key: formatVerifierKey(key.verifier) };
}

export function officer(code: string, key: SigningKey) {
  return { organisation: code, role: 'officer', key: formatVerifierKey(key.verifier) };
}

export function system(code: string, name: string, address: string | null) {
  return { organisation: code, system: name, title: TEXT, address };
}

export function systemKey(
  code: string,
  name: string,
  key: SigningKey,
  period: { readonly validFrom: string; readonly validUntil: string | null } = {
    validFrom: '2026-01-01T00:00:00.000Z',
    validUntil: null,
  },
) {
  return { organisation: code, system: name, key: formatVerifierKey(key.verifier), ...period };
}

export function service(contract: string, version = '1.0.0') {
  return {
    organisation: OPERATOR,
    service: 'files',
    major: 1,
    version,
    system: 'archive',
    title: TEXT,
    contract: digestOf(utf8(contract)),
  };
}

export function agreement(more: Partial<AgreementContent> = {}): AgreementContent {
  return {
    version: 1,
    consumer: { organisation: CONSUMER, system: 'desk' },
    provider: { organisation: OPERATOR, service: 'files', major: 1 },
    operations: ['getFile', 'putFile', 'getScan', 'putScan', 'dropFile'],
    purpose: { code: 'review', text: TEXT },
    legalBasis: TEXT,
    fields: {
      getFile: ['/id', '/title', '/pages/*/number', '/holder/office'],
      putFile: ['/id'],
      getScan: [''],
      putScan: [],
      dropFile: [],
    },
    validFrom: '2026-01-01T00:00:00.000Z',
    validUntil: '2099-01-01T00:00:00.000Z',
    quota: { perMinute: 1_000_000, perDay: 1_000_000 },
    ...more,
  };
}
