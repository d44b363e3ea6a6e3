import { LANGUAGES, type RenderedVerification, renderVerification, type Verification } from '@wasl/receipt';
import { spaced } from '@wasl/web/writing';
import { sentence } from './dom.ts';
import { APP_TEXTS } from './text/text.ts';

const language = LANGUAGES.find((one) => one === document.documentElement.lang) ?? 'ar';

/** The words of the page, in the language that the server wrote on it. */
export const text = APP_TEXTS[language];

/** A verification in the words that the command line has for it; the notice stands in the page's footer. */
export function rendered(verification: Verification): RenderedVerification {
  return renderVerification(verification, language, null);
}

/** A sentence of `rendered`. */
export function said(sentenceText: string): (Node | string)[] {
  return sentence(spaced(sentenceText, language), language === 'ar' ? 'rtl' : 'ltr');
}
