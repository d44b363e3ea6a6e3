import { hasCode } from '@wasl/kernel';
import { Client, type ClientConfig, escapeIdentifier } from 'pg';
import { type Credentials, openClient } from './connection.ts';
import type { Progress } from './progress.ts';
import { schemaProblem } from './schema/problem.ts';
import { candidatesOf } from './server/candidates.ts';
import { type SupervisedServer, superviseServer } from './server/supervise.ts';
import type { StoreOptions, StoreOrigin } from './store.ts';

/** A database that can be connected to, and how. */
export type Reached = {
  readonly origin: StoreOrigin;
  readonly database: string;
  /** Without credentials. */
  readonly url: string;
  /** The connection of a role; without credentials, of the role that does the set-up. */
  config(credentials?: Credentials): ClientConfig;
  /** Stops the server if this process supervises it. */
  close(): Promise<void>;
};

/** Name of the database in a supervised server. */
const DATABASE = 'wasl';

/** The database of the address, else the one of a server that is supervised under the operator's home. */
export async function reachDatabase(
  home: string,
  options: StoreOptions,
  progress: Progress,
): Promise<Reached> {
  if (options.databaseUrl) return reachByUrl(options.databaseUrl);
  const candidates = options.candidates ?? (await candidatesOf(options.env ?? process.env));
  const server = await superviseServer({ home, candidates, progress });
  try {
    await ensureDatabase(server);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return {
    origin: server.origin,
    database: DATABASE,
    url: addressOf(server.socketFolder, server.port, DATABASE),
    config: (credentials = server.superuser) => ({ ...socketOf(server), ...credentials, database: DATABASE }),
    close: server.stop,
  };
}

function reachByUrl(url: string): Reached {
  const { host, port, database } = parse(url);
  return {
    origin: 'url',
    database,
    url: addressOf(host, port, database),
    config: (credentials) => ({
      connectionString: credentials === undefined ? url : withCredentials(url, credentials),
      // A firewall that forgets an idle connection must be noticed before a query waits on it.
      keepAlive: true,
    }),
    close: async () => undefined,
  };
}

/** The address of a database by network (IPv6 in brackets, RFC 3986 §3.2.2) or by the folder of a socket. */
function addressOf(host: string, port: number, database: string): string {
  if (host.startsWith('/')) return `postgresql:///${database}?host=${encodeURIComponent(host)}&port=${port}`;
  return `postgresql://${host.includes(':') ? `[${host}]` : host}:${port}/${database}`;
}

function parse(url: string): { host: string; port: number; database: string } {
  try {
    if (!/^postgres(ql)?:\/\//.test(url)) throw new TypeError('not a PostgreSQL address');
    const { host, port, database } = new Client({ connectionString: url });
    if (database === undefined) throw new TypeError('no database');
    return { host, port, database };
  } catch (error) {
    throw schemaProblem('database-url-invalid', {}, error);
  }
}

/** The address with another user and password, whether it bore some in front of the host, behind, or none. */
function withCredentials(url: string, { user, password }: Credentials): string {
  const [, scheme = '', place = '', query = ''] =
    /^(\w+:\/\/)(?:[^@/?#]*@)?([^?#]*)(?:\?([^#]*))?/.exec(url) ?? [];
  const parameters = new URLSearchParams(query);
  parameters.delete('user');
  parameters.delete('password');
  return `${scheme}${encodeURIComponent(user)}:${encodeURIComponent(password)}@${place}?${parameters}`;
}

/**
 * Makes the database in a server of our own, and closes the two that every server has: PUBLIC could
 * otherwise connect to them and fill them with temporary tables.
 */
async function ensureDatabase(server: SupervisedServer): Promise<void> {
  const client = await openClient({ ...socketOf(server), ...server.superuser, database: 'postgres' });
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount !== 0) return;
    await client.query('REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC');
    await client.query(`CREATE DATABASE ${escapeIdentifier(DATABASE)}`);
  } catch (error) {
    // Another process that started at the same moment has just made it.
    if (!hasCode(error, '42P04', '23505')) throw error;
  } finally {
    await client.end();
  }
}

function socketOf({ socketFolder, port }: SupervisedServer): ClientConfig {
  return { host: socketFolder, port, ssl: false };
}
