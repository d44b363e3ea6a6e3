import { createPrivateKey, createPublicKey } from 'node:crypto';
import { LogError, utf8 } from '@wasl/log';
import { WireError, type WireErrorCode } from '../error.ts';
import type { ClientKey } from '../key.ts';
import { seedSigner, sha256, verifyEd25519 } from '../node-crypto.ts';
import {
  type ArrivedRequest,
  type RequestDraft,
  readRequest,
  type SigningFacts,
  signRequest,
} from '../request.ts';

/** Keys that are the same in every run; nothing outside tests may use them. */
export type TestKey = ClientKey & { readonly seed: Uint8Array; readonly publicKey: Uint8Array };

export function testKey(id: string): TestKey {
  const seed = sha256(utf8(`a seed for tests only: ${id}`));
  const key = createPrivateKey({ key: seed, format: 'raw-private', asymmetricKeyType: 'ed25519' });
  const publicKey = Uint8Array.from(createPublicKey(key).export({ format: 'raw-public' }));
  return { id, seed, publicKey, sign: seedSigner(seed) };
}

export const CONSUMER = testKey('model-audit/desk/2026');
export const NODE = testKey('model-directorate.example/node');
export const EXCHANGE = '019ab4d2-1a2b-7000-8000-000000000001';
/** 2026-11-24T10:00:00Z, in milliseconds. */
export const NOW = 1_795_514_400_000;

export const BODY = utf8('{"year":2026}');

export const DRAFT: RequestDraft = {
  method: 'POST',
  authority: 'node.example:8443',
  target: '/exchange/model-directorate/programme/1/commitments?year=2026&status=open',
  body: BODY,
  agreement: 'model-audit/programme-review',
  purpose: 'programme-review',
  idempotencyKey: 'a-key_1',
};

export const FACTS: SigningFacts = {
  keyId: CONSUMER.id,
  created: NOW / 1_000,
  nonce: 'AAECAwQFBgcICQoLDA0ODw',
  salt: Uint8Array.from({ length: 32 }, (_, i) => i),
};

/** The draft as it arrives. */
export async function arrive(
  draft: RequestDraft = DRAFT,
  facts: SigningFacts = FACTS,
): Promise<ArrivedRequest> {
  const { method, authority, target } = draft;
  const headers = new Map(Object.entries(await signRequest(draft, facts, CONSUMER.sign, sha256)));
  return { method, authority, target, headers };
}

/** Another value of one header; null takes it away. */
export function withHeader(request: ArrivedRequest, name: string, value: string | null): ArrivedRequest {
  const headers = new Map(request.headers);
  if (value === null) headers.delete(name);
  else headers.set(name, value);
  return { ...request, headers };
}

/** The code under which a message is refused; null where it is read and its signature verifies. */
export function verdictOn(request: ArrivedRequest): WireErrorCode | 'signature-invalid' | null {
  const read = codeOf(() => readRequest(request, sha256));
  if (typeof read === 'string') return read;
  return verifyEd25519(CONSUMER.publicKey, read.base, read.signature) ? null : 'signature-invalid';
}

function codeOf<T>(read: () => T): T | WireErrorCode {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    return error.code;
  }
}

export function refusedAs(code: WireErrorCode) {
  return (error: unknown) => error instanceof WireError && error.code === code;
}

export function isLogError(error: unknown): boolean {
  return error instanceof LogError;
}

/** Raw headers (name, value, name, value) as Node has them. */
export function rawOf(headers: ReadonlyMap<string, string>): string[] {
  return [...headers].flat();
}
