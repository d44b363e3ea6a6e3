import type { FailureCode } from '../error.ts';
import type { ExchangeFields, Outcome } from '../exchange-fields.ts';
import type { NotProvedId } from '../not-proved.ts';
import type { StepId } from '../step.ts';

export const LANGUAGES = ['ar', 'fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A step before and after: what it checks, and what it found, with `{name}` for its parameters. */
type StepText = { readonly label: string; readonly ok: string };

/** What the rule of a kind found; of an exchange, by what came of it. */
export type RuleTextId = 'statement' | 'refusals' | `exchange-${Outcome}`;

/** What an exchange says, item by item: labels, and the texts that are not somebody else's. */
type ExchangeText = Readonly<
  Record<
    | 'consumer'
    | 'provider'
    | 'operation'
    | 'purpose'
    | 'agreement'
    | 'version'
    | 'noAgreement'
    | 'legalBasis'
    | 'fields'
    | 'noFields',
    string
  >
> & {
  readonly lawfulness: Readonly<Record<'label' | ExchangeFields['lawfulness'], string>>;
  readonly outcome: Readonly<Record<'label' | Outcome, string>>;
};

/** Every word of a rendered verification in one language; a missing one does not compile. */
export type Messages = {
  readonly direction: 'rtl' | 'ltr';
  readonly title: { readonly logged: string; readonly witnessed: string; readonly invalid: string };
  readonly steps: Readonly<Record<Exclude<StepId, 'rule'>, StepText>>;
  /** The step `rule`, whose finding depends on the kind. */
  readonly rule: { readonly label: string; readonly ok: Readonly<Record<RuleTextId, string>> };
  readonly exchange: ExchangeText;
  readonly codes: Readonly<Record<FailureCode, { readonly reason: string; readonly remedy: string }>>;
  readonly cosigned: string;
  readonly notProvedHeading: string;
  readonly notProved: Readonly<Record<NotProvedId, string>>;
};
