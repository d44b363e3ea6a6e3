import type { Language } from '@wasl/kernel';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

/** What the demonstration says in one language; a missing text does not compile. */
export type DemoText = {
  readonly title: string;
  readonly lead: string;
  readonly agreement: { readonly heading: string; readonly explains: string };
  readonly call: { readonly heading: string; readonly explains: string; readonly kept: string };
  readonly refusal: { readonly heading: string; readonly explains: string; readonly kept: string };
  readonly verification: {
    readonly heading: string;
    readonly explains: string;
    readonly changed: string;
  };
  readonly failed: string;
  readonly done: string;
  readonly next: string;
  /** Commands to try, each with what it is for. */
  readonly tries: readonly (readonly [command: string, why: string])[];
};

export const DEMO_TEXTS: Readonly<Record<Language, DemoText>> = { ar, fr, en };
