import type { Kind } from '../body-kind.ts';
import type { FailureCode } from '../error.ts';
import type { NotProvedId } from '../not-proved.ts';
import type { StepId } from '../step.ts';

export const LANGUAGES = ['ar', 'fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A step before and after: what it checks, and what it found, with `{name}` for its parameters. */
type StepText = { readonly label: string; readonly ok: string };

/** Every word of a rendered verification in one language; a missing one does not compile. */
export type Messages = {
  readonly direction: 'rtl' | 'ltr';
  readonly title: { readonly logged: string; readonly witnessed: string; readonly invalid: string };
  readonly steps: Readonly<Record<Exclude<StepId, 'rule'>, StepText>>;
  /** The step `rule`, whose finding depends on the kind. */
  readonly rule: { readonly label: string; readonly ok: Readonly<Record<Kind, string>> };
  readonly codes: Readonly<Record<FailureCode, { readonly reason: string; readonly remedy: string }>>;
  readonly cosigned: string;
  readonly notProvedHeading: string;
  readonly notProved: Readonly<Record<NotProvedId, string>>;
};
