import { LogError, type Policy, parsePolicy } from '@wasl/log';
import { webCrypto } from './web-crypto.ts';

/** What verdicts rest on: a trust file, and whether it is the page's (null) or the reader's, by its name. */
export type Trust = {
  readonly policy: Policy;
  readonly bytes: Uint8Array;
  /** SHA-256 over the bytes in hex, as `sha256sum` prints it. */
  readonly fingerprint: string;
  readonly name: string | null;
};

/** Reads a trust file; null where it is none. */
export async function readTrust(bytes: Uint8Array, name: string | null): Promise<Trust | null> {
  try {
    const policy = await parsePolicy(bytes, webCrypto.sha256);
    const digest = await webCrypto.sha256(bytes);
    return { policy, bytes, fingerprint: digest.toHex(), name };
  } catch (error) {
    if (error instanceof LogError) return null;
    throw error;
  }
}
