import type { Language } from '@wasl/kernel';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

/** The words of the pages in one language; a missing one does not compile. Backticks mark what is typed. */
export type Text = {
  readonly direction: 'rtl' | 'ltr';
  /** The language by its own name. */
  readonly language: string;
  readonly layout: {
    readonly name: string;
    readonly skip: string;
    readonly pages: string;
    readonly languages: string;
    readonly home: string;
    readonly programme: string;
    readonly verify: string;
    readonly problems: string;
    readonly notice: string;
  };
  readonly home: {
    readonly title: string;
    readonly tagline: string;
    readonly what: readonly [string, string, string];
    readonly verify: string;
    readonly programme: string;
    readonly noticeHeading: string;
    readonly totalsHeading: string;
    readonly totalsLead: string;
    readonly totals: Readonly<Record<'organisations' | 'systems' | 'services' | 'agreements', string>>;
    readonly directory: string;
    readonly logsHeading: string;
    readonly logsLead: string;
    readonly log: Readonly<
      Record<'registry' | 'receipts', { readonly name: string; readonly holds: string }>
    >;
    readonly origin: string;
    readonly size: string;
    readonly root: string;
    readonly checkpoint: string;
    readonly unpublished: string;
    readonly cadence: string;
    readonly trustHeading: string;
    readonly trustLead: string;
    readonly trustFile: string;
    readonly problems: string;
    readonly node: string;
  };
  readonly problems: {
    readonly title: string;
    readonly lead: string;
    readonly variable: string;
    readonly list: string;
    readonly status: string;
    readonly remedy: string;
  };
  readonly verify: {
    readonly title: string;
    readonly lead: string;
    readonly local: string;
    readonly offline: string;
    readonly same: string;
    readonly noScript: string;
    readonly notStarted: string;
    readonly choose: string;
    readonly drop: string;
    readonly results: string;
    readonly trustHeading: string;
    readonly trustLead: string;
    readonly trustWarning: string;
    readonly replaceHeading: string;
    readonly replace: string;
    readonly replaceDrop: string;
    readonly reset: string;
  };
};

export const TEXTS: Readonly<Record<Language, Text>> = { ar, fr, en };
