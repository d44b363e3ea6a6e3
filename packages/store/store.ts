import type { Client, Pool } from 'pg';
import type { Candidate } from './server/candidates.ts';

/** What a room of the platform brings to the store: its PostgreSQL schema and the files that build it. */
export type StoreModule = {
  /** Name of the schema: lower-case letters, digits and `_`, starting with a letter, at most 30 characters. */
  readonly name: string;
  /**
   * Folder of `NNNN-title.sql` files, numbered from 0001 without a gap. Each runs once, in a transaction of
   * its own, with the module's schema first in `search_path`. `{{role}}` stands for the module's role, quoted:
   * it may do only what these files grant it.
   */
  readonly migrations: URL;
  /** The most connections its pool opens. By default an even share of what the server allows. */
  readonly connections?: number;
};

export type StoreOptions = {
  /** Absolute path of the operator's folder, which exists. Holds `db/`, `secrets/` and `keys/`. */
  readonly home: string;
  /** `postgresql://` address of a server run by someone else. Without it, one is supervised under `home`. */
  readonly databaseUrl?: string | undefined;
  readonly modules: readonly StoreModule[];
  /** Receives progress for a person, one line at a time, in the language of the terminal (`env`). */
  readonly report: (line: string) => void;
  /** Where `PATH`, `WASL_PG_BIN` and the terminal's language are read; the process's own by default. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Where to look for PostgreSQL, best first; by default this machine, then the npm packages. */
  readonly candidates?: readonly Candidate[];
};

/** Who runs the server: someone else, or we do with the machine's binaries or with those npm ships. */
export type StoreOrigin = 'url' | 'machine' | 'npm';

/** Where the database answers, without credentials: fit for JSON, a log line, or `psql`. */
export type StoreAddress = { readonly url: string };

export type Store = {
  readonly origin: StoreOrigin;
  /** The server's version, such as `18.4`. */
  readonly version: string;
  readonly address: StoreAddress;
  /** The pool that signs in as the module's own role. It reconnects by itself. */
  pool(module: string): Pool;
  /**
   * A dedicated connection as the module's own role, for what lives with a session (an advisory lock,
   * LISTEN). The caller ends it, listens to its `error` event, and reconnects.
   */
  connect(module: string): Promise<Client>;
  /**
   * A dedicated connection with the rights of the migrator, who owns every module's schema: for backup,
   * restore and checks run by the operator, never for serving. The caller ends it.
   */
  migrator(): Promise<Client>;
  /** Ends every connection, and stops the server when this process is its supervisor. Safe to call twice. */
  close(): Promise<void>;
  /** The same as `close`, for `await using`. */
  [Symbol.asyncDispose](): Promise<void>;
};
