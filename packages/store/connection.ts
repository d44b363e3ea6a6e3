import { Socket } from 'node:net';
import { Client, type ClientConfig } from 'pg';

export type Credentials = { readonly user: string; readonly password: string };

/** Opens one connection. Its loss is silent until the next query, unless the caller listens to `error`. */
export async function openClient(config: ClientConfig): Promise<Client> {
  const client = new Client({ connectionTimeoutMillis: 10_000, ...config });
  // Without a listener the loss of an idle connection would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    void client.end().catch(() => undefined);
    throw error;
  }
}

/** Lets the process end although this connection is open: for one that only watches. */
export function unrefClient(client: Client): void {
  const { stream } = client.connection;
  if (stream instanceof Socket) stream.unref();
}
