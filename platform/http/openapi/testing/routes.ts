import { addRoutes } from '../../routes.ts';
import { createServer } from '../../server.ts';

export type Route = { readonly method: string; readonly url: string };

function never(): never {
  throw new TypeError('a route is registered, not called');
}

const NO_STORE = {
  origin: 'npm',
  version: '',
  address: { url: '' },
  pool: never,
  connect: never,
  migrator: never,
  close: never,
  [Symbol.asyncDispose]: never,
} as const;

/** Every route that the server knows, as it tells when one is added. Nothing behind them is there. */
export async function routesOfServer(): Promise<Route[]> {
  const routes: Route[] = [];
  const app = createServer(never, { prefix: '/exchange/', open: never });
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) routes.push({ method: one.toLowerCase(), url });
  });
  addRoutes(app, {
    node: 'node.example',
    home: '',
    store: NO_STORE,
    clock: never,
    open: never,
    ledger: {
      answer: never,
      enterNote: never,
      publicLogs: never,
      receiptFile: never,
      status: never,
      trustFile: never,
    },
    exchange: {
      contract: never,
      directory: never,
      enter: never,
      publish: never,
      receipt: never,
      statement: never,
    },
    metrics: { observe: never, contentType: '', render: never },
  });
  await app.ready();
  return routes;
}
