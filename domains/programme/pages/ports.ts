import type { Clock } from '@wasl/kernel';
import type { JsonObject } from '@wasl/receipt';
import type { Pool } from 'pg';
import type { Publisher } from '../open-data/publisher.ts';

/** What an exchange released to the portal: the list of commitments, as the agreement lets it out. */
export type Released = {
  /** UUIDv7 of the exchange, whose receipt is offered. */
  readonly exchange: string;
  /** When the answer was released, in milliseconds. */
  readonly at: number;
  readonly total: number;
  /** The commitments of the answer by their identifiers. */
  readonly items: ReadonlyMap<string, JsonObject>;
};

/** Where the portal stands with the exchange. */
export type PortalNews = {
  readonly last: Released | null;
  /** When the last attempt failed, in milliseconds; null where it did not. */
  readonly failedAt: number | null;
};

export type PagesPorts = {
  /** The programme's own pool. */
  readonly pool: Pool;
  readonly clock: Clock;
  /** The day of the annual results, null while it is not announced. */
  readonly resultsOn: string | null;
  /** Who publishes the open data: whoever runs the platform, with the notice that its documents carry. */
  readonly publisher: Omit<Publisher, 'url'>;
  /** `https://host` under which the files of the open data name each other. */
  readonly origin: () => string;
  readonly news: () => Promise<PortalNews>;
  /** The receipt, or what it proves, of an exchange of the portal's own; null for any other. */
  readonly receipt: (exchange: string) => Promise<Uint8Array | null>;
  readonly answer: (exchange: string) => Promise<Uint8Array | null>;
};

/** Where receipts of the portal's exchanges are had. */
export const PROOFS_PATH = '/programme/proofs';
export const PROGRAMME_PATH = '/programme';
export const COMMITMENTS_PATH = '/programme/commitments';
export const REGIONS_PATH = '/programme/regions';
export const RESULTS_PATH = '/programme/results';
export const DATA_PATH = '/programme/data';
