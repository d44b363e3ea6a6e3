import { Problem } from '@wasl/kernel';
import { loadAssets } from '../assets/assets.ts';
import { PAGE_POLICY } from '../document/policy.ts';
import { refusalPage } from '../document/refusal.tsx';
import { renderDocument } from '../document/render.tsx';
import type { Site } from '../document/site.ts';
import { addressOf } from '../language/address.ts';
import type { Place } from '../language/place.ts';
import { webProblem } from '../problems.ts';
import type { Answer } from './answer.ts';

/** An answer as HTTP carries it. */
export type Sent = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The token of the session that begins with it, or null where the reader's ends. */
  readonly session?: string | null;
  readonly body: string | Uint8Array | AsyncIterable<Uint8Array>;
};

/** Puts the site's clothes on what `handle` answers. Its refusals become pages; other errors are thrown on. */
export async function dress(site: Site, place: Place, handle: () => Answer | Promise<Answer>): Promise<Sent> {
  try {
    return await sentOf(site, place, await handle());
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const sent = await sentOf(site, place, refusalPage(error, place.language));
    const { seconds } = error.params;
    if (sent.status !== 429 || seconds === undefined) return sent;
    return { ...sent, headers: { ...sent.headers, 'retry-after': String(seconds) } };
  }
}

async function sentOf(site: Site, place: Place, answer: Answer): Promise<Sent> {
  switch (answer.kind) {
    case 'page': {
      const body = renderDocument(place, { site, page: answer, assets: await loadAssets() });
      return { status: answer.status, headers: pageHeaders(place, answer.personal), body };
    }
    case 'redirect':
      return {
        status: 303,
        headers: { location: addressOf(place.language, answer.to), 'cache-control': 'no-store' },
        ...(answer.session === undefined ? {} : { session: answer.session }),
        body: '',
      };
    case 'file':
      return { status: 200, headers: attachment(answer), body: answer.bytes };
    case 'stream':
      return { status: 200, headers: attachment(answer), body: answer.body };
    case 'missing':
      return sentOf(site, place, refusalPage(webProblem('page-not-found'), place.language));
  }
}

function pageHeaders({ language, formToken }: Place, personal: boolean) {
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-language': language,
    'content-security-policy': PAGE_POLICY,
    'cache-control': personal || formToken !== undefined ? 'no-store' : 'no-cache',
    // With `no-referrer` browsers would hide where a form of ours came from.
    'referrer-policy': 'same-origin',
  };
}

function attachment({ name, type }: { readonly name: string; readonly type: string }) {
  return {
    'content-type': type,
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'no-store',
  };
}
