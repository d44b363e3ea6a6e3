import type { Plural } from '../format/plural.ts';
import type { InLanguages, PageLanguage } from '../language/language.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { zgh } from './zgh.ts';

/** The words that components bring with them, in one language; a missing one does not compile. */
export type Text<Language extends PageLanguage> = {
  readonly name: string;
  readonly skip: string;
  readonly pages: string;
  readonly languages: string;
  readonly breadcrumbs: string;
  readonly notice: string;
  readonly unreviewed: string;
  readonly unreviewedList: string;
  readonly table: {
    readonly filter: string;
    readonly clear: string;
    readonly sortUp: string;
    readonly sortDown: string;
    readonly any: string;
    readonly empty: string;
    readonly rows: Plural<Language>;
  };
  readonly pagination: {
    readonly label: string;
    readonly previous: string;
    readonly next: string;
    readonly page: string;
  };
  readonly form: {
    readonly optional: string;
    readonly error: string;
    readonly errors: string;
    readonly day: string;
    readonly month: string;
    readonly year: string;
    readonly characters: Plural<Language>;
    readonly accepted: string;
    readonly chosen: string;
    readonly search: string;
  };
  readonly progress: string;
  readonly banner: Readonly<Record<'information' | 'success' | 'warning', string>>;
  readonly warning: string;
  readonly next: string;
  readonly change: string;
  readonly chartData: string;
  readonly map: {
    readonly label: string;
    readonly region: string;
    readonly source: string;
    readonly none: string;
  };
  readonly problem: { readonly title: string; readonly code: string; readonly back: string };
};

export const TEXTS: { readonly [Language in PageLanguage]: Text<Language> } = { ar, fr, zgh, en };

/** The table of one language, where which one is known only when the page is asked for. */
export function textIn(language: PageLanguage): Text<PageLanguage> {
  const texts: InLanguages<Text<PageLanguage>> = TEXTS;
  return texts[language];
}
