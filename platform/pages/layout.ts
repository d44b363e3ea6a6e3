import { LANGUAGES, type Language, type Localised } from '@wasl/kernel';
import { spaced } from '@wasl/web/writing';
import { contentSecurityPolicy } from './csp.ts';
import { type Html, html, markupOf } from './html.ts';
import { ICON } from './icon.ts';
import { inlineScript, inlineStyle } from './inline.ts';
import { mark } from './mark.ts';
import { PAGE_NAMES, type PageName, pagePath } from './paths.ts';
import { TEXTS, type Text } from './text/text.ts';

/** A page to be sent as text/html; `csp` is its Content-Security-Policy header. */
export type Page = { readonly html: string; readonly csp: string };

export type LayoutOptions = {
  readonly page: PageName;
  readonly language: Language;
  readonly title: string;
  readonly main: Html;
  readonly style: string;
  readonly script: string | null;
  readonly notice: Localised;
};

/** What every page has: the mark, the way to the other pages and languages, and the notice of law §3. */
export function layout(options: LayoutOptions): Page {
  const { page, language, title, main, style, script, notice } = options;
  const text = TEXTS[language];
  const { header: csp, meta } = contentSecurityPolicy({ style, script });
  // No code of a refusal and no part of a page has an underscore: an anchor never meets another one.
  const document = html`<!doctype html>
<html lang="${language}" dir="${text.direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${meta}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title} · ${text.layout.name}</title>
<link rel="icon" href="${ICON}">
${inlineStyle(style)}
</head>
<body>
<a class="skip" href="#page_main">${text.layout.skip}</a>
<header class="masthead">
<div class="masthead-in">
<a class="brand" href="${pagePath('home', language)}">${mark()}<span>${text.layout.name}</span></a>
${pageNavigation(page, language, text)}
${languageNavigation(page, language, text)}
</div>
</header>
<main id="page_main" tabindex="-1">
${main}
</main>
<footer>
<div class="footer-in">
<h2>${text.layout.notice}</h2>
<p>${spaced(notice[language], language)}</p>
</div>
</footer>
${script === null ? '' : inlineScript(script)}
</body>
</html>
`;
  return { html: markupOf(document), csp };
}

function pageNavigation(current: PageName, language: Language, text: Text): Html {
  const items = PAGE_NAMES.map(
    (page) =>
      html`<li><a href="${pagePath(page, language)}"${currentIf(page === current, 'page')}>${text.layout[page]}</a></li>`,
  );
  // The programme is a page of its module's; from here one leads to it.
  const programme = html`<li><a href="/${language}/programme">${text.layout.programme}</a></li>`;
  return html`<nav class="pages" aria-label="${text.layout.pages}"><ul>${[programme, ...items]}</ul></nav>`;
}

/** Each language by its own name and in its own script, leading to the same page. */
function languageNavigation(page: PageName, current: Language, text: Text): Html {
  const items = LANGUAGES.map((language) => {
    const { direction, language: name } = TEXTS[language];
    const link = html`<a href="${pagePath(page, language)}" lang="${language}" dir="${direction}" hreflang="${language}"${currentIf(language === current, 'true')}>${name}</a>`;
    return html`<li>${link}</li>`;
  });
  return html`<nav class="languages" aria-label="${text.layout.languages}"><ul>${items}</ul></nav>`;
}

function currentIf(is: boolean, value: 'page' | 'true'): Html {
  return is ? html` aria-current="${value}"` : html``;
}
