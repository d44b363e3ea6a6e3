import type { Assets } from '../assets/assets.ts';
import { Breadcrumbs } from '../components/breadcrumbs.tsx';
import { Footer } from '../components/footer.tsx';
import { Header } from '../components/header.tsx';
import { addressOf } from '../language/address.ts';
import { DIRECTION, PAGE_LANGUAGES } from '../language/language.ts';
import { usePlace } from '../language/place.ts';
import type { PageAnswer } from '../route/answer.ts';
import { textIn } from '../text/text.ts';
import { ICON } from './icon.ts';
import type { Site } from './site.ts';

export type DocumentProps = { readonly site: Site; readonly page: PageAnswer; readonly assets: Assets };

/** The whole of a page: head, the way to it and away from it, its content, the notice. */
export function Document({ site, page, assets }: DocumentProps) {
  const { language, path } = usePlace();
  const text = textIn(language);
  return (
    <html lang={language} dir={DIRECTION[language]}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${page.title} · ${text.name}`}</title>
        <link rel="icon" href={ICON} />
        <link rel="stylesheet" href={assets.style.path} />
        {PAGE_LANGUAGES.map((other) => (
          <link key={other} rel="alternate" hreflang={other} href={addressOf(other, path)} />
        ))}
        {page.forms.map(({ type, title, path: form }) => (
          <link key={form} rel="alternate" type={type} title={title} href={addressOf(language, form)} />
        ))}
        <script src={assets.program.path} defer />
      </head>
      <body>
        <a class="skip" href="#main">
          {text.skip}
        </a>
        <Header site={site} />
        <Breadcrumbs crumbs={page.crumbs} />
        <main class="frame" id="main" tabIndex={-1}>
          {page.main}
        </main>
        <Footer site={site} />
      </body>
    </html>
  );
}
