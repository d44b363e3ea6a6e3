import type { Exchange } from '@wasl/exchange';
import type { Ledger, SigningKey } from '@wasl/ledger';
import { sha256 } from '@wasl/ledger';
import { fromUtf8, toBase64, utf8 } from '@wasl/log';
import type { PagesPorts, PortalNews } from '@wasl/programme/pages';
import {
  decodeReceipt,
  exactFields,
  isJsonObject,
  type Json,
  parseBody,
  parseStrictJson,
} from '@wasl/receipt';
import type { Store } from '@wasl/store';
import { askProgramme } from './ask.ts';
import { PORTAL_MODULE } from './module.ts';
import { findReleased, type Kept, keepReleased, latestReleased } from './store.ts';

export type PortalOptions = {
  readonly store: Store;
  readonly exchange: Pick<Exchange, 'handle'>;
  readonly ledger: Pick<Ledger, 'node' | 'receiptFile'>;
  readonly key: SigningKey;
  readonly report: (line: string) => void;
};

const EACH_MS = 24 * 3_600_000;
const AGAIN_MS = 10 * 60_000;

/**
 * The portal asks the programme when it opens and once a day, and keeps what the exchange released: the pages
 * say through which exchange their facts came, and hand out its receipt. An exchange that fails is reported,
 * said on the pages, and tried again; what the last one released stays.
 */
export async function openPortal({ store, exchange, ledger, key, report }: PortalOptions) {
  const pool = store.pool(PORTAL_MODULE.name);
  // Held, so that no page waits for it: this process alone adds to it.
  let last = readReleased(await latestReleased(pool));
  let failedAt: number | null = null;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let asking = Promise.resolve();

  async function ask(): Promise<void> {
    try {
      const released = await askProgramme(exchange.handle, ledger.node, key);
      const { body } = await decodeReceipt(await ledger.receiptFile(released.exchange), sha256);
      await keepReleased(pool, released, parseBody(body).at);
      last = readReleased(await latestReleased(pool));
      failedAt = null;
    } catch (error) {
      failedAt = Date.now();
      report(`portal: ${error instanceof Error ? error.message : String(error)}`);
    }
    if (closed) return;
    timer = setTimeout(() => (asking = ask()), failedAt === null ? EACH_MS : AGAIN_MS).unref();
  }

  await ask();
  return {
    news: async (): Promise<PortalNews> => ({ last, failedAt }),
    receipt: async (id: string) => ((await findReleased(pool, id)) === null ? null : ledger.receiptFile(id)),
    answer: async (id: string) => {
      const kept = await findReleased(pool, id);
      return kept === null ? null : utf8(openingOf(kept));
    },
    async close(): Promise<void> {
      closed = true;
      clearTimeout(timer);
      await asking;
    },
  } satisfies Pick<PagesPorts, 'news' | 'receipt' | 'answer'> & { close(): Promise<void> };
}

/** What opens the commitment to the answer in the receipt (docs/exchange.md §3), with the answer itself. */
function openingOf({ exchange, status, digest, salt, body }: Kept): string {
  return JSON.stringify({ exchange, status, digest, salt: toBase64(salt), body: fromUtf8(body) });
}

function readReleased(kept: Kept | null): PortalNews['last'] {
  if (kept === null) return null;
  const { exchange, at, body } = kept;
  const list = exactFields(parseStrictJson(fromUtf8(body), body.length), [
    'asOf',
    'source',
    'total',
    'targetTotal',
    'inWords',
    'items',
  ]);
  const items: readonly Json[] = Array.isArray(list.items) ? list.items : [];
  const objects = items.filter(isJsonObject);
  return {
    exchange,
    at: at.getTime(),
    total: Number(list.total),
    items: new Map(objects.map((item) => [String(item.id), item])),
  };
}
