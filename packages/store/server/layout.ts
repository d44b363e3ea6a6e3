import { mkdtempSync } from 'node:fs';
import { chown, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasCode } from '@wasl/kernel';
import { serverProblem } from './problem.ts';
import type { RunAs } from './run-as.ts';

/** Folders of a supervised server under the operator's home. */
export type Layout = {
  readonly db: string;
  readonly data: string;
  readonly log: string;
  readonly run: string;
};

export function layoutOf(home: string): Layout {
  const db = join(home, 'db');
  return { db, data: join(db, 'data'), log: join(db, 'log'), run: join(db, 'run') };
}

export type ExistingData = { readonly major: number; readonly uid: number; readonly gid: number };

/**
 * What an existing data folder says of itself; undefined when there is none, or an empty one.
 * Refuses `data-folder-owner` when another account owns it, `data-folder-foreign` when it holds something
 * else. `self` is this process's uid; root may use any owner's.
 */
export async function existingData(data: string, self: number): Promise<ExistingData | undefined> {
  try {
    const { uid, gid } = await stat(data);
    if (self !== 0 && uid !== self) throw serverProblem('data-folder-owner', { folder: data, uid });
    const names = await readdir(data);
    if (names.length === 0) return undefined;
    if (!names.includes('PG_VERSION')) throw serverProblem('data-folder-foreign', { folder: data });
    return { major: Number.parseInt(await readFile(join(data, 'PG_VERSION'), 'utf8'), 10), uid, gid };
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** Makes a folder that only the server's account enters. */
export async function ownFolder(folder: string, runAs: RunAs): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (runAs.way === 'account') await chown(folder, runAs.uid, runAs.gid);
}

/**
 * Longest path of a socket that every system takes: `sun_path` holds 108 bytes on Linux and 104 on macOS,
 * and PostgreSQL adds a lock file beside it.
 */
const LONGEST_SOCKET_PATH = 100;
const TEMPORARY_PREFIX = join(tmpdir(), 'wasl-socket-');

/** A closed folder for the socket: `run` of the layout, or a private one under the temporary folder. */
export function newSocketFolder(layout: Layout): string {
  const fits = Buffer.byteLength(join(layout.run, '.s.PGSQL.5432')) <= LONGEST_SOCKET_PATH;
  return fits ? layout.run : mkdtempSync(TEMPORARY_PREFIX);
}

/** Removes a socket folder that `newSocketFolder` made under the temporary folder; leaves any other alone. */
export async function discardSocketFolder(folder: string): Promise<void> {
  if (folder.startsWith(TEMPORARY_PREFIX)) await rm(folder, { recursive: true, force: true });
}
