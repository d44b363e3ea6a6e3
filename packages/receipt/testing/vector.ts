import { concat, utf8 } from '@wasl/log';
import {
  encodeReceipt,
  type FailureCode,
  type NotProvedId,
  type Receipt,
  STEP_IDS,
  type StepId,
} from '../index.ts';
import { sha256 } from './keys.ts';
import { WITNESS_TIME } from './log.ts';

/** A test vector: a file, the trust file to verify it with, and what must come of it. */
export type Vector = {
  readonly name: string;
  readonly about: string;
  readonly policy: string;
  readonly bytes: Uint8Array;
  readonly expected: Expected;
};

export type Expected = {
  readonly valid: boolean;
  readonly code: FailureCode | null;
  readonly verdict: 'logged' | 'witnessed' | null;
  readonly witnesses: {
    readonly counted: number;
    readonly of: number;
    readonly times: readonly { readonly name: string; readonly time: number }[];
  };
  readonly steps: Readonly<Record<string, 'ok' | 'failed' | 'skipped'>>;
  readonly notProved: readonly NotProvedId[];
};

/** The step at which each failure shows. Written down here, not taken from the verifier it tests. */
export const FAILING_STEP: Readonly<Record<FailureCode, StepId>> = {
  'file-too-large': 'file',
  'file-version-unsupported': 'file',
  'file-malformed': 'file',
  'file-digest-mismatch': 'file',
  'body-malformed': 'body',
  'body-unsupported': 'body',
  'leaf-malformed': 'commitment',
  'commitment-mismatch': 'commitment',
  'receipt-log-untrusted': 'receipt-log',
  'receipt-log-signature-invalid': 'receipt-log',
  'receipt-log-foreign': 'receipt-log',
  'receipt-not-included': 'inclusion',
  'registry-log-untrusted': 'registry-log',
  'registry-log-signature-invalid': 'registry-log',
  'registry-log-foreign': 'registry-log',
  'registry-head-mismatch': 'registry-head',
  'registry-head-not-included': 'registry-head',
  'registry-entry-malformed': 'registry-head',
  'statement-malformed': 'rule',
  'statement-not-current': 'statements',
  'statement-organisation-mismatch': 'rule',
  'statement-id-mismatch': 'rule',
  'statement-time-mismatch': 'rule',
  'statement-signer-unknown': 'rule',
  'statement-signature-invalid': 'rule',
  'exchange-key-unknown': 'rule',
  'exchange-key-not-valid': 'rule',
  'exchange-signature-invalid': 'rule',
  'exchange-time-mismatch': 'rule',
  'exchange-agreement-mismatch': 'rule',
  'exchange-agreement-not-approved': 'rule',
  'exchange-agreement-not-in-force': 'rule',
  'exchange-terms-not-agreed': 'rule',
  'exchange-contract-mismatch': 'rule',
  'exchange-field-not-agreed': 'rule',
  'refusals-time-mismatch': 'rule',
  'quorum-not-met': 'witnesses',
  'registry-quorum-not-met': 'witnesses',
};

const NORTH_AT = { name: 'north', time: WITNESS_TIME };
const SOUTH_AT = { name: 'south', time: WITNESS_TIME + 1 };
export const NONE_OF_TWO: Expected['witnesses'] = { counted: 0, of: 2, times: [] };
export const ONE_OF_TWO: Expected['witnesses'] = { counted: 1, of: 2, times: [NORTH_AT] };
export const BOTH: Expected['witnesses'] = { counted: 2, of: 2, times: [NORTH_AT, SOUTH_AT] };

const ALWAYS = [
  'content-true',
  'nothing-omitted',
  'exact-time',
  'still-current',
  'registry-history',
] as const;

export function encode(receipt: Receipt): Uint8Array {
  return encodeReceipt(receipt, sha256);
}

/** The file after a change to its text, with the digest computed again: a forgery that is whole. */
export function rewrite(bytes: Uint8Array, change: (text: string) => string): Uint8Array {
  const text = change(new TextDecoder().decode(bytes));
  const content = utf8(text.slice(0, text.lastIndexOf('digest ')));
  return concat(content, utf8(`digest ${sha256(content).toBase64()}\n`));
}

export function validVector(
  name: string,
  about: string,
  policy: string,
  bytes: Uint8Array,
  witnesses: Expected['witnesses'] = { counted: 0, of: 0, times: [] },
  ofRule: readonly NotProvedId[] = ['filing-receipt'],
): Vector {
  const expected: Expected = {
    valid: true,
    code: null,
    verdict: witnesses.counted > 0 ? 'witnessed' : 'logged',
    witnesses,
    steps: Object.fromEntries(STEP_IDS.map((id) => [id, 'ok'])),
    notProved: [
      ...ALWAYS,
      ...ofRule,
      ...(witnesses.counted === 0 ? (['witnessed'] as const) : []),
      'qualified',
    ],
  };
  return { name, about, policy, bytes, expected };
}

export function invalidVector(
  name: string,
  code: FailureCode,
  about: string,
  bytes: Uint8Array,
  policy = 'no-witness',
  witnesses: Expected['witnesses'] = { counted: 0, of: 0, times: [] },
  failing: StepId = FAILING_STEP[code],
): Vector {
  const at = STEP_IDS.indexOf(failing);
  const states = STEP_IDS.map((id, i) => [id, i < at ? 'ok' : i === at ? 'failed' : 'skipped'] as const);
  const expected: Expected = {
    valid: false,
    code,
    verdict: null,
    witnesses,
    steps: Object.fromEntries(states),
    notProved: ['anything'],
  };
  return { name, about, policy, bytes, expected };
}
