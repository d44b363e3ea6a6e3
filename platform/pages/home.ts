import type { Language, Localised } from '@wasl/kernel';
import { toBase64 } from '@wasl/log';
import type { LogRole } from '@wasl/receipt';
import { spaced } from '@wasl/web/writing';
import { type Html, html } from './html.ts';
import { layout, type Page } from './layout.ts';
import { NOTICE } from './notice.ts';
import { formatNumber } from './number.ts';
import { pagePath } from './paths.ts';
import { rich } from './rich.ts';
import { PAGE_STYLE } from './styles.ts';
import { TEXTS, type Text } from './text/text.ts';

/**
 * A log by its public checkpoint; `root` is null while nothing was published. What was entered since is
 * not shown: a count that moves with each entry would publish the time of each exchange.
 */
export type PublicLog = {
  readonly kind: LogRole;
  readonly origin: string;
  readonly publishedSize: number;
  readonly root: Uint8Array | null;
};

/** What the registry makes current, counted: all of it is public, so these may move with each entry. */
export type Totals = Readonly<Record<'organisations' | 'systems' | 'services' | 'agreements', number>>;

export type HomeOptions = {
  readonly language: Language;
  readonly node: string;
  readonly totals: Totals;
  readonly logs: readonly PublicLog[];
  /** Where the trust file is served. */
  readonly policyUrl: string;
  readonly notice?: Localised;
};

const TOTALS = ['organisations', 'systems', 'services', 'agreements'] as const;

/** The first page: what this is, what it is not, who is linked, the two logs as they are public. */
export function renderHome({ language, node, totals, logs, policyUrl, notice = NOTICE }: HomeOptions): Page {
  const text = TEXTS[language];
  const { home } = text;
  const main = html`<div class="intro">
<p class="quiet">${home.tagline}</p>
<h1>${home.title}</h1>
<div class="what">${home.what.map((sentence) => html`<p>${sentence}</p>`)}</div>
<p><a class="button" href="/${language}/programme">${home.programme}</a></p>
<p><a class="button quiet-button" href="${pagePath('verify', language)}">${home.verify}</a></p>
</div>
<section class="notice" aria-labelledby="notice_heading">
<h2 id="notice_heading">${home.noticeHeading}</h2>
<p>${spaced(notice[language], language)}</p>
</section>
<section class="section" aria-labelledby="totals_heading">
<h2 id="totals_heading">${home.totalsHeading}</h2>
<p class="lead">${home.totalsLead}</p>
<dl class="totals">${TOTALS.map(
    (name) =>
      html`<div><dt>${home.totals[name]}</dt><dd class="figure">${formatNumber(totals[name], language)}</dd></div>`,
  )}</dl>
<p><a href="/api/directory">${home.directory}</a></p>
</section>
<section class="section" aria-labelledby="logs_heading">
<h2 id="logs_heading">${home.logsHeading}</h2>
<p class="lead">${home.logsLead}</p>
<div class="pair">${logs.map((log) => logCard(log, language, text))}</div>
<p class="quiet">${home.cadence}</p>
</section>
<section class="section" aria-labelledby="trust_heading">
<h2 id="trust_heading">${home.trustHeading}</h2>
<p class="what">${rich(home.trustLead)}</p>
<ul>
<li><a href="${policyUrl}">${home.trustFile}</a></li>
<li><a href="${pagePath('problems', language)}">${home.problems}</a></li>
</ul>
<p class="quiet">${home.node} <bdi dir="ltr">${node}</bdi></p>
</section>`;
  return layout({ page: 'home', language, title: home.title, main, style: PAGE_STYLE, script: null, notice });
}

function logCard({ kind, origin, publishedSize, root }: PublicLog, language: Language, { home }: Text): Html {
  const { name, holds } = home.log[kind];
  const published =
    root === null
      ? html`<p>${home.unpublished}</p>`
      : html`<dl>
<dt>${home.size}</dt><dd class="figure">${formatNumber(publishedSize, language)}</dd>
<dt>${home.root}</dt><dd><code dir="ltr">${toBase64(root)}</code></dd>
<dt>${home.origin}</dt><dd><code dir="ltr">${origin}</code></dd>
</dl>
<p><a href="/log/${kind}/checkpoint">${home.checkpoint}</a></p>`;
  return html`<article class="card ticket">
<h3>${name}</h3>
<p class="quiet">${holds}</p>
${published}
</article>`;
}
