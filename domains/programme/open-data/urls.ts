import type { Language } from '@wasl/kernel';

export const FORMATS = ['csv', 'json', 'atom', 'ics'] as const;
export type Format = (typeof FORMATS)[number];

/** Absolute addresses of what is published; the JSON and the catalogue are in all languages at once. */
export type Urls = {
  readonly home: (language: Language) => string;
  readonly commitment: (id: string, language: Language) => string;
  readonly file: (format: Format, language: Language) => string;
  readonly catalogue: string;
};
