/** Languages a text is written in, in the order a reader is offered them. */
export const LANGUAGES = ['ar', 'fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
export type Localised = Readonly<Record<Language, string>>;

export function isLanguage(value: string): value is Language {
  return (LANGUAGES as readonly string[]).includes(value);
}

/**
 * The language of a terminal, from the POSIX variables in their order of precedence
 * (LC_ALL, LC_MESSAGES, LANG). Anything unknown reads as English: a terminal in the C locale
 * often cannot shape Arabic.
 */
export function languageOfTerminal(env: Readonly<Record<string, string | undefined>>): Language {
  const tag = (env.LC_ALL || env.LC_MESSAGES || env.LANG || '').slice(0, 2).toLowerCase();
  return isLanguage(tag) ? tag : 'en';
}

/** The first language of an Accept-Language header (RFC 9110 §12.5.4) that we write, Arabic otherwise. */
export function languageOfHeader(header: string | undefined): Language {
  const ranked = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = parameters.map((p) => p.trim()).find((p) => p.startsWith('q='));
      return {
        tag: tag.slice(0, 2).toLowerCase(),
        quality: quality === undefined ? 1 : Number(quality.slice(2)),
      };
    })
    .filter(({ tag, quality }) => isLanguage(tag) && quality > 0)
    .sort((a, b) => b.quality - a.quality);
  const tag = ranked[0]?.tag ?? 'ar';
  return isLanguage(tag) ? tag : 'ar';
}

/** Fills `{name}` marks. A mark without a value stays visible, so that a missing parameter shows. */
export function fill(text: string, params: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (mark, name: string) => String(params[name] ?? mark));
}
