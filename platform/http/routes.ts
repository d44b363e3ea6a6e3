import type { Exchange } from '@wasl/exchange';
import type { Clock } from '@wasl/kernel';
import type { Ledger } from '@wasl/ledger';
import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../metrics.ts';
import { addGovStackRoutes } from './govstack/routes.ts';
import { addHealthRoutes } from './health-routes.ts';
import { addLogRoutes } from './log-routes.ts';
import { addMetricsRoute } from './metrics-route.ts';
import { addNoteRoutes } from './note-routes.ts';
import { addOpenApiRoute } from './openapi/route.ts';
import { addOperatorRoutes, type OperatorRoutesOptions } from './operator-routes.ts';
import { addPageRoutes } from './page-routes.ts';
import { addReceiptRoutes } from './receipt-routes.ts';
import { addRegistryRoutes } from './registry-routes.ts';

export type RoutePorts = OperatorRoutesOptions & {
  readonly node: string;
  readonly ledger: Pick<
    Ledger,
    'answer' | 'enterNote' | 'publicLogs' | 'receiptFile' | 'status' | 'trustFile'
  >;
  readonly exchange: Pick<Exchange, 'contract' | 'directory' | 'enter' | 'publish' | 'receipt' | 'statement'>;
  readonly metrics: Metrics;
  readonly clock: Clock;
};

/** Every route of the server; what begins with /exchange/ goes through its door before any of them. */
export function addRoutes(app: FastifyInstance, ports: RoutePorts): void {
  const { node, ledger, exchange, metrics, clock } = ports;
  addHealthRoutes(app, ledger);
  addLogRoutes(app, ledger);
  addMetricsRoute(app, metrics);
  addNoteRoutes(app, ledger);
  addRegistryRoutes(app, exchange);
  addReceiptRoutes(app, exchange);
  addGovStackRoutes(app, { node, exchange, clock });
  addPageRoutes(app, { node, ledger, directory: exchange.directory });
  addOperatorRoutes(app, ports);
  addOpenApiRoute(app);
}
