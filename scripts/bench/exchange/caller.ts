import { randomBytes } from 'node:crypto';
import { signRequest } from '@wasl/client';
import { type SigningKey, sha256 } from '@wasl/ledger';
import { targetOf } from './records.ts';

export const NODE = 'node.example';
/** The keyid of the system that calls. */
export const CALLER = 'model-audit/desk/first';

/** The bytes of one signed request for so many records, created at a moment in milliseconds. */
export async function signedRequest(key: SigningKey, records: number, created: number): Promise<Buffer> {
  const target = targetOf(records);
  const headers = await signRequest(
    {
      method: 'GET',
      authority: NODE,
      target,
      body: null,
      agreement: 'model-audit/review',
      purpose: 'review',
      idempotencyKey: null,
    },
    {
      keyId: CALLER,
      created: Math.floor(created / 1_000),
      nonce: randomBytes(16).toString('base64url'),
      salt: randomBytes(32),
    },
    key.sign,
    sha256,
  );
  const lines = Object.entries({ host: NODE, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`GET ${target} HTTP/1.1\r\n${lines.join('')}\r\n`);
}
