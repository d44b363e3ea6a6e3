import type { Language } from '@wasl/kernel';
import type { Standing } from '../directory.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

/** Headings of lists and labels of details. */
export const WORD_NAMES = [
  'code',
  'name',
  'organisation',
  'organisations',
  'system',
  'systems',
  'service',
  'services',
  'agreement',
  'agreements',
  'title',
  'address',
  'key',
  'keys',
  'from',
  'until',
  'open',
  'standing',
  'version',
  'contract',
  'consumer',
  'provider',
  'purpose',
  'legalBasis',
  'operations',
  'released',
  'withheld',
  'quota',
  'digest',
  'node',
  'registryLog',
  'receiptLog',
  'openClaims',
  'callsOnly',
] as const;
export type WordName = (typeof WORD_NAMES)[number];

/** The words of the command line in one language; a missing one does not compile. */
export type Text = {
  readonly words: Readonly<Record<WordName, string>>;
  readonly standing: Readonly<Record<Standing | 'outside-period', string>>;
  readonly entered: { readonly set: string; readonly withdrawn: string };
  readonly none: string;
  readonly quota: string;
  readonly everything: string;
  readonly log: string;
  readonly keyAt: string;
  readonly compatible: string;
  readonly breaking: string;
  readonly draftWritten: string;
  readonly resumed: string;
  readonly notVerified: string;
  readonly answer: { readonly empty: string };
  /** What common members of answers are called; others go by their own name. */
  readonly members: Readonly<Record<string, string>>;
  readonly fields: string;
  readonly bytes: string;
  readonly exchange: string;
  readonly receiptAt: string;
  readonly receiptKept: string;
  readonly receiptOffer: string;
};

export const TEXTS: Readonly<Record<Language, Text>> = { ar, fr, en };
