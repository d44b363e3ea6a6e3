import { hash } from 'node:crypto';
import type { Language, Localised } from '@wasl/kernel';
import { parsePolicy, utf8 } from '@wasl/log';
import { verifierProgram } from './bundle.ts';
import { type Html, html } from './html.ts';
import { inlineData } from './inline.ts';
import { layout, type Page } from './layout.ts';
import { NOTICE } from './notice.ts';
import { rich } from './rich.ts';
import { VERIFY_STYLE } from './styles.ts';
import { TEXTS, type Text } from './text/text.ts';

export type VerifyPageOptions = {
  readonly language: Language;
  /** The name of the node that serves the page. */
  readonly node: string;
  /** The node's trust file (C2SP tlog-policy), which the page starts from. */
  readonly policy: string;
  readonly notice?: Localised;
};

/**
 * The verifier as one page that needs nothing else: it loads nothing, sends nothing, and works the same
 * from a disk without a network. Throws LogError where the trust file is malformed.
 */
export async function buildVerifyPage(options: VerifyPageOptions): Promise<Page> {
  const { language, node, policy, notice = NOTICE } = options;
  await parsePolicy(utf8(policy), (bytes) => hash('sha256', bytes, 'buffer'));
  const text = TEXTS[language];
  return layout({
    page: 'verify',
    language,
    title: text.verify.title,
    main: html`${frame(text)}${inlineData('embedded', { node, policy })}`,
    style: VERIFY_STYLE,
    script: await verifierProgram(),
    notice,
  });
}

/** What is there before the program runs; it fills the empty places, which it finds by their ids. */
function frame({ verify }: Text): Html {
  return html`<div class="intro">
<h1>${verify.title}</h1>
<p class="lead">${verify.lead}</p>
<ul class="promises">
<li>${verify.local}</li>
<li>${verify.offline}</li>
<li>${rich(verify.same)}</li>
</ul>
</div>
<noscript><p class="trouble">${rich(verify.noScript)}</p></noscript>
<p class="trouble" id="not-started">${rich(verify.notStarted)}</p>
<div class="trouble" id="trouble" role="alert" hidden></div>
<p class="apart" id="said" role="status"></p>
<p class="apart" id="alarm" role="alert"></p>
<div class="bench" id="bench" hidden>
<div class="work">
<div class="drop" id="drop">
<input class="apart" type="file" id="receipts" multiple aria-describedby="drop-hint">
<label class="button" for="receipts">${verify.choose}</label>
<p id="drop-hint">${rich(verify.drop)}</p>
</div>
<section class="results" id="results" aria-labelledby="results-heading" hidden>
<h2 id="results-heading" tabindex="-1">${verify.results}</h2>
<div id="overview"></div>
<div id="cards"></div>
</section>
</div>
<aside class="card trust" id="trust" aria-labelledby="trust-heading">
<h2 id="trust-heading">${verify.trustHeading}</h2>
<p>${verify.trustLead}</p>
<div id="trust-content"></div>
<p>${rich(verify.trustWarning)}</p>
<h3>${verify.replaceHeading}</h3>
<input class="apart" type="file" id="policy" aria-describedby="policy-hint">
<label class="button quiet-button" for="policy">${verify.replace}</label>
<p class="quiet" id="policy-hint">${verify.replaceDrop}</p>
<p id="policy-problem" role="alert"></p>
<button class="button quiet-button" type="button" id="policy-reset" hidden>${verify.reset}</button>
</aside>
</div>`;
}
