import { randomBytes } from 'node:crypto';
import { link, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** How a file ends that was being written when its process died; it never held anything that counts. */
export const PARTIAL_SUFFIX = '.partial';

async function syncFolder(path: string): Promise<void> {
  await using folder = await open(path, 'r');
  await folder.sync();
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  await using file = await open(path, 'wx', 0o600);
  // writeFile loops until every byte is written; a bare write may stop short.
  await file.writeFile(bytes);
  await file.sync();
}

/** Writes the bytes under a temporary name beside `path`, then lets `place` give them their name. */
async function settle(path: string, bytes: Uint8Array, place: (temporary: string) => Promise<void>) {
  const nonce = randomBytes(6).toString('hex');
  const temporary = join(dirname(path), `.${basename(path)}.${nonce}${PARTIAL_SUFFIX}`);
  // Opened before anything is written: a folder that cannot be synced must fail first, not last.
  await using folder = await open(dirname(path), 'r');
  try {
    await writeDurably(temporary, bytes);
    await place(temporary);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await folder.sync();
}

/**
 * Replaces the file at `path` (mode 0600, its folder exists), wholly or not at all; durable once it
 * returns. After an error what is on disk is unknown, since the kernel may have dropped the pages: the
 * process must stop and read again, never retry.
 */
export function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  return settle(path, bytes, (temporary) => rename(temporary, path));
}

/**
 * Creates the file at `path` (mode 0600, its folder exists) with all its bytes; durable once it returns.
 * Fails with EEXIST where the name is taken: a link, unlike a rename, never replaces.
 */
export function createFile(path: string, bytes: Uint8Array): Promise<void> {
  return settle(path, bytes, async (temporary) => {
    await link(temporary, path);
    await rm(temporary);
  });
}

/** Whether the error is the system's, under this name: `ENOENT`, `EEXIST`, … */
export function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** Whether there is anything at `path`. An error that leaves it open is passed on. */
export async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return false;
    throw error;
  }
}

/** Creates the folder at `path` (absolute) and those above it, mode 0700; durable once it returns. */
export async function ensureFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let above = dirname(path); ; above = dirname(above)) {
    await syncFolder(above);
    if (above === dirname(first)) return;
  }
}
