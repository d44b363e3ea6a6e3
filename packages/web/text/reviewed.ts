import type { InLanguages } from '../language/language.ts';

/** A module's texts in Amazigh beside those they were written from, for the reader who reviews them. */
export type AwaitingReview = {
  readonly module: string;
  readonly key: string;
  readonly ar: string;
  readonly fr: string;
  readonly zgh: string;
};

/** The tables of one module, and the keys (`table.empty`) whose Amazigh a native reader has approved. */
export type ReviewedTexts = {
  readonly module: string;
  readonly texts: InLanguages<object>;
  readonly reviewed: readonly string[];
};

/** Every text in Amazigh that no native reader has approved yet. */
export function awaitingReview({ module, texts, reviewed }: ReviewedTexts): AwaitingReview[] {
  const [ar, fr, zgh] = [texts.ar, texts.fr, texts.zgh].map((table) => new Map(flat(table, '')));
  return [...(zgh ?? [])]
    .filter(([key]) => !reviewed.includes(key))
    .map(([key, text]) => ({ module, key, ar: ar?.get(key) ?? '', fr: fr?.get(key) ?? '', zgh: text }));
}

function flat(value: unknown, key: string): [string, string][] {
  if (typeof value === 'string') return [[key, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => flat(inner, key === '' ? name : `${key}.${name}`));
}
