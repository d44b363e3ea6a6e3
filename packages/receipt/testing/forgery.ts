import type { Receipt } from '../index.ts';
import { testKey } from './keys.ts';
import type { TestLog } from './log.ts';
import { encode } from './vector.ts';

/** A log that signs with another key of the same name. */
export async function forgedLog(log: TestLog): Promise<TestLog> {
  return { ...log, keys: [await testKey(log.origin, 'ed25519', 'a key of the same name')] };
}

export function withProof(receipt: Receipt, proof: Receipt['proof']): Uint8Array {
  return encode({ ...receipt, proof });
}

export function withHeadProof(receipt: Receipt, proof: Receipt['proof']): Uint8Array {
  return encode({ ...receipt, head: { ...receipt.head, proof } });
}
