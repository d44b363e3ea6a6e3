/** Refusals of content before a room has seen it. */
export const CONTENT_CODES = [
  'http-request-malformed',
  'http-body-too-large',
  'media-type-unsupported',
  'internal-error',
];

/** Refusals of what cannot be recorded, whoever asks; nothing was entered then. */
export const RECORDING_CODES = [
  'ledger-unavailable',
  'ledger-busy',
  'ledger-corrupt',
  'ledger-rolled-back',
  'ledger-forked',
];
