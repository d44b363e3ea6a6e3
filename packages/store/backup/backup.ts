import { access, rename } from 'node:fs/promises';
import type { Clock } from '@wasl/kernel';
import { discardPending, openPending, settlePending } from '@wasl/kernel';
import type { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { appliedMigrations } from '../schema/bookkeeping.ts';
import type { Store } from '../store.ts';
import { copyTarget, qualified, sequencesOf, tablesOf } from './catalogue.ts';
import { encodeFrames, type Frame } from './container.ts';
import { type ExtraFile, encodeExtraFile } from './extra-file.ts';
import { ensureBackupKey } from './key.ts';
import { encodeJson, type ModuleState, type TableHead } from './manifest.ts';
import { backupProblem } from './problem.ts';
import { seal } from './seal.ts';

export type BackupOptions = {
  readonly store: Store;
  /** The operator's folder, where the backup key is kept. */
  readonly home: string;
  /** Absolute path of the file to make, which does not exist yet; its folder does. */
  readonly file: string;
  /** age public keys (`age1…`) that the backup can be opened with; by default the operator's own. */
  readonly recipients?: readonly string[];
  /** Files that travel with the database, such as the node's keys. */
  readonly extraFiles?: readonly ExtraFile[];
  readonly clock?: Clock;
  readonly signal?: AbortSignal;
};

export type BackupSummary = {
  readonly file: string;
  readonly createdAt: string;
  readonly recipients: readonly string[];
  readonly tables: number;
  readonly rows: number;
  /** Size of the encrypted file. */
  readonly bytes: number;
};

/**
 * Writes one encrypted file that holds every row of every module as of one moment, while the platform goes
 * on working, in constant memory. The file bears its name only once it is whole and on disk: a backup that
 * fails or is aborted leaves none.
 * Refuses `backup-file-exists`, `backup-recipient-invalid`, `backup-extra-file-invalid`.
 */
export async function backup(options: BackupOptions): Promise<BackupSummary> {
  const { store, file, signal } = options;
  if (await exists(file)) throw backupProblem('backup-file-exists', { file });
  const recipients = options.recipients ?? [await ensureBackupKey(options.home)];
  const extraFiles = (options.extraFiles ?? []).map(encodeExtraFile);
  const createdAt = new Date((options.clock ?? Date.now)()).toISOString();
  const totals = { tables: 0, rows: 0 };

  async function* frames(client: Client): AsyncGenerator<Frame> {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    // Names are qualified, and a row that a policy would hide fails the backup rather than be missing in it.
    await client.query("SET LOCAL search_path = ''; SET LOCAL row_security = off");
    const modules = await moduleStates(client);
    const schemas = modules.map(({ name }) => name);
    yield { kind: 'H', payload: encodeJson({ createdAt, serverVersion: store.version, modules }) };
    for (const payload of extraFiles) yield { kind: 'F', payload };
    for (const table of await lockedTables(client, schemas)) {
      totals.tables += 1;
      totals.rows += yield* tableFrames(client, table);
    }
    for (const state of await sequencesOf(client, schemas)) yield { kind: 'Q', payload: encodeJson(state) };
    yield { kind: 'Z', payload: encodeJson(totals) };
    await client.query('COMMIT');
  }

  const client = await store.migrator();
  try {
    const pending = await openPending(file, 0o600);
    try {
      const sealed = await seal(recipients, encodeFrames(frames(client)));
      await pending.handle.writeFile(sealed, signal === undefined ? {} : { signal });
      const { size: bytes } = await pending.handle.stat();
      await settlePending(pending, (from) => rename(from, file));
      return { file, createdAt, recipients, ...totals, bytes };
    } catch (error) {
      await discardPending(pending);
      throw error;
    }
  } finally {
    await client.end();
  }
}

async function moduleStates(client: Client): Promise<readonly ModuleState[]> {
  const byModule = Map.groupBy(await appliedMigrations(client), ({ module }) => module);
  return [...byModule].map(([name, applied]) => ({
    name,
    migrations: applied.map(({ file, sha256 }) => ({ file, sha256 })),
  }));
}

/** The tables, which no migration can change or drop until the transaction ends. */
async function lockedTables(client: Client, schemas: readonly string[]): Promise<readonly TableHead[]> {
  const tables = await tablesOf(client, schemas);
  const names = tables.map(({ schema, table }) => qualified(schema, table));
  if (names.length > 0) await client.query(`LOCK TABLE ${names.join(', ')} IN ACCESS SHARE MODE`);
  return tables;
}

async function* tableFrames(client: Client, table: TableHead): AsyncGenerator<Frame, number> {
  yield { kind: 'T', payload: encodeJson(table) };
  const copy = client.query(copyTo(`COPY ${copyTarget(table)} TO STDOUT (FORMAT ${table.format})`));
  for await (const chunk of copy) yield { kind: 'D', payload: chunk };
  // The count comes after the data, with the end of the command: the next one waits for it.
  await client.query('SELECT');
  yield { kind: 'E', payload: encodeJson({ rows: copy.rowCount }) };
  return copy.rowCount;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
