import type { Localised } from '@wasl/kernel';
import type { InLanguages, PageLanguage } from '../language/language.ts';

export type NavigationItem = {
  readonly path: string;
  readonly label: InLanguages<string>;
  /** The languages the page exists in; a reader of another is led to Arabic. */
  readonly languages: readonly PageLanguage[];
};

/** What is the same around every page. An administration that deploys Wasl for real passes its own notice. */
export type Site = {
  readonly navigation: readonly NavigationItem[];
  /** law §3, no impersonation: stands on every page. */
  readonly notice: Localised;
  /** Where the texts in Amazigh that await a native reader are listed. */
  readonly reviewPath: string;
};
