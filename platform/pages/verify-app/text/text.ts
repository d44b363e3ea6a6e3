import type { Kind, Language, StatementAction } from '@wasl/receipt';
import type { Lack } from '../browser.ts';
import type { Outcome, Unverified } from '../outcome.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

type Advice = { readonly title: string; readonly what: string };

/** The words of the verifier's program, beside those that `@wasl/receipt` has for a verification. */
export type AppText = {
  /** Locale of dates: month names as in Morocco, digits always Western. */
  readonly locale: string;
  readonly lack: Readonly<Record<Lack, string>>;
  readonly verifying: string;
  readonly counts: Readonly<Record<Outcome['state'], string>>;
  readonly tooMany: string;
  readonly unverified: Readonly<Record<Unverified, Advice>>;
  readonly card: {
    readonly code: string;
    readonly remedy: string;
    readonly says: string;
    readonly steps: string;
    readonly state: { readonly ok: string; readonly failed: string; readonly skipped: string };
    readonly witnesses: string;
    readonly noWitness: string;
    readonly json: string;
    readonly bytes: string;
  };
  readonly body: {
    readonly kind: { readonly label: string } & Readonly<Record<Kind, string>>;
    readonly id: string;
    readonly node: string;
    readonly at: string;
    readonly registry: string;
    readonly registryAt: string;
    readonly organisation: string;
    readonly subject: string;
    readonly action: { readonly label: string } & Readonly<Record<StatementAction, string>>;
    readonly signedAt: string;
    readonly content: string;
    readonly signedWith: string;
    readonly refused: Readonly<Record<'code' | 'minute' | 'count', string>>;
    readonly received: string;
    readonly contract: string;
    readonly request: string;
    readonly response: string;
  };
  readonly trust: {
    readonly ofPage: string;
    readonly own: string;
    readonly saved: string;
    readonly fingerprint: string;
    readonly logs: string;
    readonly witnesses: string;
    readonly none: string;
    readonly sameOperator: string;
    readonly rule: string;
    readonly noRule: string;
    readonly needs: string;
    readonly group: string;
    readonly file: string;
    readonly replaced: string;
    readonly restored: string;
    readonly notTrustFile: string;
    readonly isReceipt: string;
    readonly unread: string;
    readonly oneOnly: string;
  };
};

export const APP_TEXTS: Readonly<Record<Language, AppText>> = { ar, fr, en };
