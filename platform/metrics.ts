import type { Observed } from '@wasl/exchange';
import type { Ledger } from '@wasl/ledger';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What is measured of this process, in the Prometheus text format. */
export type Metrics = {
  observe(observed: Observed): void;
  readonly contentType: string;
  render(): Promise<string>;
};

/** Seconds, from what a cached answer takes to the longest wait for a provider. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** Of a request whose service is not known, or whose caller is not. */
const NO_SERVICE = 'none';
const ANSWERED = 'answered';

/** Metrics name services and codes, never a caller: who asks whom is in the receipts, not in a scrape. */
export function createMetrics(ledger: Ledger): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Counter({
    name: 'wasl_exchange_requests_total',
    help: 'Requests to the exchange by service and by outcome: answered, or the code of the refusal.',
    labelNames: ['service', 'code'],
    registers,
  });
  const duration = new Histogram({
    name: 'wasl_exchange_duration_seconds',
    help: 'From the arrival of a request to its answer being ready.',
    labelNames: ['service'],
    buckets: BUCKETS,
    registers,
  });
  const logSize = new Gauge({
    name: 'wasl_log_size_entries',
    help: 'Entries of a log that are durable.',
    labelNames: ['origin'],
    registers,
  });
  const published = new Gauge({
    name: 'wasl_log_published_entries',
    help: 'Entries of a log under its public checkpoint.',
    labelNames: ['origin'],
    registers,
  });
  const pending = new Gauge({
    name: 'wasl_ledger_pending_receipts',
    help: 'Receipts that wait for their batch.',
    registers,
  });
  const batch = new Gauge({
    name: 'wasl_ledger_last_batch_receipts',
    help: 'Receipts in the last batch that was committed.',
    registers,
  });
  const openClaims = new Gauge({
    name: 'wasl_ledger_open_claims',
    help: 'Exchanges claimed and not settled.',
    registers,
  });
  const witnessAge = new Gauge({
    name: 'wasl_witness_age_seconds',
    help: 'Since a witness last cosigned a checkpoint of a log.',
    labelNames: ['origin', 'witness'],
    registers,
  });
  return {
    observe({ service, code, milliseconds }) {
      requests.inc({ service: service ?? NO_SERVICE, code: code ?? ANSWERED });
      if (service !== null) duration.observe({ service }, milliseconds / 1_000);
    },
    contentType: registry.contentType,
    async render() {
      const status = await ledger.status();
      for (const log of status.logs) {
        logSize.set({ origin: log.origin }, log.size);
        published.set({ origin: log.origin }, log.published);
      }
      for (const { origin, witness, seconds } of status.witnesses)
        witnessAge.set({ origin, witness }, seconds);
      pending.set(status.pending);
      batch.set(status.lastBatch);
      openClaims.set(status.openClaims);
      return registry.metrics();
    },
  };
}
