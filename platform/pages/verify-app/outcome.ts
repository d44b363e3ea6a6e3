import { fromUtf8, LogError, type Policy, parsePolicy } from '@wasl/log';
import { decodeReceipt, ReceiptError, type Verification, verifyReceipt } from '@wasl/receipt';
import type { GivenFile } from './given-file.ts';
import { webCrypto } from './web-crypto.ts';

/** Why a file has no verdict, neither valid nor not valid. */
export type Unverified = 'unread' | 'trust-file' | 'defect';

/** What came of one file. `json` is the body as it was logged, of a valid receipt only. */
export type Outcome =
  | { readonly state: 'valid' | 'invalid'; readonly verification: Verification; readonly json: string | null }
  | { readonly state: 'unverified'; readonly why: Unverified };

/** Verifies one file under a policy; whatever goes wrong is an outcome, and never a valid one. */
export async function outcomeOf({ bytes }: GivenFile, policy: Policy): Promise<Outcome> {
  if (bytes === null) return { state: 'unverified', why: 'unread' };
  try {
    const verification = await verifyReceipt(bytes, policy, webCrypto);
    if (!verification.valid) {
      const why = verification.code === 'file-malformed' && (await isTrustFile(bytes));
      return why
        ? { state: 'unverified', why: 'trust-file' }
        : { state: 'invalid', verification, json: null };
    }
    const { body } = await decodeReceipt(bytes, webCrypto.sha256);
    return { state: 'valid', verification, json: fromUtf8(body) };
  } catch (error) {
    // What a verifier throws is a defect of its own, and tells nothing about the file.
    console.error(error);
    return { state: 'unverified', why: 'defect' };
  }
}

/** Whether the bytes are a policy that could be trusted, were it given as one. */
async function isTrustFile(bytes: Uint8Array): Promise<boolean> {
  try {
    await parsePolicy(bytes, webCrypto.sha256);
    return true;
  } catch (error) {
    if (error instanceof LogError) return false;
    throw error;
  }
}

/** Whether the bytes are a receipt in its form, whatever it is worth. */
export async function isReceipt(bytes: Uint8Array): Promise<boolean> {
  try {
    await decodeReceipt(bytes, webCrypto.sha256);
    return true;
  } catch (error) {
    if (error instanceof ReceiptError) return false;
    throw error;
  }
}
