import type { Language } from './messages/messages.ts';
import type { Params } from './step.ts';

/** Fills the `{name}` marks of a text; a mark without a value stays as it is. */
export type Say = (text: string, params: Params) => string;

/**
 * Fills marks for a reader of a language. In Arabic each value stands between FSI and PDI (UAX #9 §2.5): a
 * Latin name, a slash or a date would otherwise draw the words around it out of their order.
 */
export function sayIn(language: Language, direction: 'rtl' | 'ltr'): Say {
  return (text, params) =>
    text.replace(/\{([a-zA-Z]+)\}/g, (mark, name: string) => {
      const value = params[name];
      if (value === undefined) return mark;
      const words = typeof value === 'object' ? value[language] : String(value);
      return direction === 'rtl' ? `\u2068${words}\u2069` : words;
    });
}
