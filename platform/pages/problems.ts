import type { Language, Localised, ProblemEntry, ProblemTable } from '@wasl/kernel';
import { spaced } from '@wasl/web/writing';
import { type Html, html } from './html.ts';
import { layout, type Page } from './layout.ts';
import { NOTICE } from './notice.ts';
import { PAGE_STYLE } from './styles.ts';
import { TEXTS, type Text } from './text/text.ts';

/**
 * The public list of refusals, by code: `#<code>` is where the `type` of an RFC 9457 problem leads.
 * Throws where two rooms document one code: a reader could not tell which refusal is meant.
 */
export function renderProblems(
  language: Language,
  tables: readonly ProblemTable[],
  notice: Localised = NOTICE,
): Page {
  const text = TEXTS[language];
  const { problems } = text;
  const entries = tables.flatMap((table) => Object.entries(table)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const twice = entries.find(([code], i) => code === entries[i + 1]?.[0]);
  if (twice !== undefined) throw new RangeError(`the code ${twice[0]} is documented twice`);
  const main = html`<div class="intro">
<h1>${problems.title}</h1>
<p class="lead">${problems.lead}</p>
<p class="quiet">${problems.variable}</p>
</div>
<nav class="card" aria-labelledby="codes_heading">
<h2 id="codes_heading">${problems.list}</h2>
<ul class="codes">${entries.map(([code]) => html`<li><a href="#${code}"><code dir="ltr">${code}</code></a></li>`)}</ul>
</nav>
${entries.map(([code, entry]) => problemCard(code, entry, language, text))}`;
  return layout({
    page: 'problems',
    language,
    title: problems.title,
    main,
    style: PAGE_STYLE,
    script: null,
    notice,
  });
}

function problemCard(
  code: string,
  { status, title, remedy }: ProblemEntry,
  language: Language,
  text: Text,
): Html {
  return html`<section class="card problem" id="${code}" aria-labelledby="${code}_title">
<h2 id="${code}_title"><code dir="ltr">${code}</code></h2>
<p>${withVariables(spaced(title[language], language))}</p>
<dl>
<dt>${text.problems.remedy}</dt><dd>${withVariables(spaced(remedy[language], language))}</dd>
<dt>${text.problems.status}</dt><dd>${status}</dd>
</dl>
</section>`;
}

/** `{name}` marks as words in a frame. */
function withVariables(text: string): Html {
  const pieces = text
    .split(/\{(\w+)\}/)
    .map((piece, i) => (i % 2 === 0 ? html`${piece}` : html`<var dir="ltr">${piece}</var>`));
  return html`${pieces}`;
}
