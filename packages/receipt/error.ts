import { LogError } from '@wasl/log';

/** Why a receipt is not valid, in the order of the algorithm. Closed: docs/receipt-format.md lists them. */
export const FAILURE_CODES = [
  'file-too-large',
  'file-version-unsupported',
  'file-malformed',
  'file-digest-mismatch',
  'body-malformed',
  'body-unsupported',
  'leaf-malformed',
  'commitment-mismatch',
  'receipt-log-untrusted',
  'receipt-log-signature-invalid',
  'receipt-log-foreign',
  'receipt-not-included',
  'registry-log-untrusted',
  'registry-log-signature-invalid',
  'registry-log-foreign',
  'registry-head-mismatch',
  'registry-head-not-included',
  'registry-entry-malformed',
  'statement-malformed',
  'statement-not-current',
  'statement-organisation-mismatch',
  'statement-id-mismatch',
  'statement-time-mismatch',
  'statement-signer-unknown',
  'statement-signature-invalid',
  'exchange-key-unknown',
  'exchange-key-not-valid',
  'exchange-signature-invalid',
  'exchange-time-mismatch',
  'exchange-agreement-mismatch',
  'exchange-agreement-not-approved',
  'exchange-agreement-not-in-force',
  'exchange-terms-not-agreed',
  'exchange-contract-mismatch',
  'exchange-field-not-agreed',
  'refusals-time-mismatch',
  'quorum-not-met',
  'registry-quorum-not-met',
] as const;
export type FailureCode = (typeof FAILURE_CODES)[number];

/** Why an input of this room was refused: a failed verification, or something that cannot be built. */
export type ReceiptErrorCode =
  | FailureCode
  | 'json-malformed'
  | 'salt-malformed'
  | 'signature-input-malformed'
  | 'current-set-inconsistent'
  | 'refresh-other-log'
  | 'refresh-older'
  | 'refresh-unproven';

/** The one error this room throws; anything else escaping from it is a defect. */
export class ReceiptError extends Error {
  readonly code: ReceiptErrorCode;

  constructor(code: ReceiptErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ReceiptError';
    this.code = code;
  }
}

/** The failure an error stands for; null for a defect, and for a refusal that no verification gives. */
export function failureOf(error: unknown): FailureCode | null {
  if (!(error instanceof ReceiptError)) return null;
  return FAILURE_CODES.find((code) => code === error.code) ?? null;
}

/** The same refusal under another code, its reason kept; a defect stays what it is. */
export function refusal(code: ReceiptErrorCode, error: unknown): unknown {
  const known = error instanceof LogError || error instanceof ReceiptError;
  return known ? new ReceiptError(code, error.message, { cause: error }) : error;
}

/** Runs a reader of hostile input; whatever it refuses is refused under `code`. */
export function refuseAs<T>(code: ReceiptErrorCode, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw refusal(code, error);
  }
}
