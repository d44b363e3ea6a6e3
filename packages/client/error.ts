/** Why a message on the wire cannot be read or believed. A caller may `switch` on it; the set is closed. */
export type WireErrorCode =
  | 'request-malformed'
  | 'header-missing'
  | 'header-repeated'
  | 'digest-mismatch'
  | 'signature-malformed'
  | 'commitment-mismatch';

/** A message that its reader refuses, or one that its writer will not write since a reader would. */
export class WireError extends Error {
  readonly code: WireErrorCode;

  constructor(code: WireErrorCode, message: string) {
    super(message);
    this.name = 'WireError';
    this.code = code;
  }
}
