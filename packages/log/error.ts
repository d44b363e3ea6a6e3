/** Why an input of this room was refused. A caller may `switch` on it; the set is closed. */
export type LogErrorCode =
  | 'base64-malformed'
  | 'number-malformed'
  | 'utf8-malformed'
  | 'note-malformed'
  | 'note-too-large'
  | 'note-signature-invalid'
  | 'note-unsigned'
  | 'key-malformed'
  | 'key-type-unsupported'
  | 'checkpoint-malformed'
  | 'proof-malformed'
  | 'proof-range'
  | 'tile-malformed'
  | 'tile-missing'
  | 'entry-too-large'
  | 'policy-malformed'
  | 'request-malformed';

/** The one error this room throws; anything else escaping from it is a defect. */
export class LogError extends Error {
  readonly code: LogErrorCode;

  constructor(code: LogErrorCode, message: string) {
    super(message);
    this.name = 'LogError';
    this.code = code;
  }
}
