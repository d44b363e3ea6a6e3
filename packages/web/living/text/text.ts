import type { Plural } from '../../format/plural.ts';
import type { InLanguages, PageLanguage } from '../../language/language.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { zgh } from './zgh.ts';

/** The words of the pages that show the components. Everything they tell is invented, and says so. */
export type LivingText<Language extends PageLanguage> = {
  readonly title: string;
  readonly lead: string;
  readonly invented: string;
  readonly home: string;
  readonly sections: Readonly<
    Record<'news' | 'facts' | 'table' | 'tabs' | 'form' | 'receipt' | 'charts' | 'map', string>
  >;
  readonly news: { readonly information: string; readonly success: string; readonly warning: string };
  readonly caution: string;
  readonly more: { readonly summary: string; readonly text: string };
  readonly facts: { readonly reference: string; readonly subject: string; readonly received: string };
  readonly request: { readonly subject: string; readonly card: string; readonly count: Plural<Language> };
  readonly steps: Readonly<Record<'lodge' | 'check' | 'answer', string>>;
  readonly states: Readonly<Record<'open' | 'waiting' | 'done' | 'late' | 'later', string>>;
  readonly columns: Readonly<Record<'reference' | 'region' | 'received' | 'state' | 'days', string>>;
  readonly tableCaption: string;
  readonly form: {
    readonly name: string;
    readonly nameHint: string;
    readonly email: string;
    readonly region: string;
    readonly channel: string;
    readonly channels: Readonly<Record<'counter' | 'phone' | 'site', string>>;
    readonly topics: string;
    readonly date: string;
    readonly dateHint: string;
    readonly message: string;
    readonly files: string;
    readonly send: string;
    readonly search: string;
    readonly missingName: string;
    readonly missingChannel: string;
    readonly wrongDate: string;
  };
  readonly receipt: { readonly title: string; readonly number: string; readonly next: string };
  readonly chart: {
    readonly byState: string;
    readonly byMonth: string;
    readonly state: string;
    readonly month: string;
    readonly measure: string;
    readonly map: string;
  };
  readonly review: {
    readonly title: string;
    readonly lead: string;
    readonly key: string;
    readonly count: Plural<Language>;
  };
};

export const LIVING_TEXTS: { readonly [Language in PageLanguage]: LivingText<Language> } = {
  ar,
  fr,
  zgh,
  en,
};

export function livingTextIn(language: PageLanguage): LivingText<PageLanguage> {
  const texts: InLanguages<LivingText<PageLanguage>> = LIVING_TEXTS;
  return texts[language];
}
