import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { witnessProblem } from './problems.ts';

export type ListenOptions = {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** How long a request may take to arrive, in milliseconds; Node answers 408 to a slower one. */
  readonly requestTimeoutMs: number;
  readonly onRequest: RequestListener;
  readonly onError: (error: Error) => void;
};

export type Listener = {
  readonly url: string;
  /** Stops accepting, lets requests in progress end for a second, then cuts what is left. */
  close(): Promise<void>;
};

/** Bounds memory: each connection holds one body at most. */
const MAX_CONNECTIONS = 512;
/** A log comes back every few seconds; C2SP tlog-witness wants its connection to be there still. */
const KEEP_ALIVE_MS = 60_000;
const CLOSE_PATIENCE_MS = 1_000;

/** Serves HTTP with everything a stranger can use up bounded. Refuses `witness-address-unusable`. */
export async function listen(options: ListenOptions): Promise<Listener> {
  const { port, requestTimeoutMs } = options;
  const server = createServer(
    {
      requestTimeout: requestTimeoutMs,
      headersTimeout: requestTimeoutMs,
      connectionsCheckingInterval: Math.ceil(requestTimeoutMs / 4),
      keepAliveTimeout: KEEP_ALIVE_MS,
    },
    (request, response) => {
      // A connection kept alive for a next request must not hold up the close.
      response.on('close', () => {
        if (!server.listening) server.closeIdleConnections();
      });
      options.onRequest(request, response);
    },
  );
  server.maxConnections = MAX_CONNECTIONS;
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  try {
    server.listen(port, options.host);
    await once(server, 'listening');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw witnessProblem('witness-address-unusable', { address: `${host}:${port}`, why }, error);
  }
  server.on('error', options.onError);
  const address = server.address();
  const bound = address !== null && typeof address === 'object' ? address.port : port;
  return {
    url: `http://${host}:${bound}`,
    async close() {
      const closed = once(server, 'close');
      const patience = setTimeout(() => server.closeAllConnections(), CLOSE_PATIENCE_MS);
      server.close();
      await closed;
      clearTimeout(patience);
    },
  };
}
