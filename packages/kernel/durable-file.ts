import { randomBytes } from 'node:crypto';
import { type FileHandle, link, mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** How a file ends that was being written when its process died; it never held anything that counts. */
export const PARTIAL_SUFFIX = '.partial';

/** A new file under a temporary name, and the folder that will hold its name: both can be synced. */
export type PendingFile = { readonly handle: FileHandle; readonly folder: FileHandle; readonly path: string };

/**
 * Opens a file under a temporary name in the folder of `path`, so that the later rename stays within one
 * file system. `mode` holds from the first byte on.
 */
export async function openPending(path: string, mode = 0o600): Promise<PendingFile> {
  const nonce = randomBytes(6).toString('hex');
  const temporary = join(dirname(path), `.${basename(path)}.${nonce}${PARTIAL_SUFFIX}`);
  // Opened before anything is written: a folder that cannot be synced must fail first, not last.
  const folder = await open(dirname(path), 'r');
  try {
    return { handle: await open(temporary, 'wx', mode), folder, path: temporary };
  } catch (error) {
    await folder.close();
    throw error;
  }
}

/** Closes and removes what `openPending` opened, after a failure. */
export async function discardPending(pending: PendingFile): Promise<void> {
  await pending.handle.close().catch(() => {});
  await pending.folder.close().catch(() => {});
  await rm(pending.path, { force: true });
}

/**
 * Gives a pending file its name: fsync, then `place` (a rename or a link), then fsync of the folder. After
 * it returns, a power cut leaves the whole file; before, it leaves the old one or none.
 * An fsync error reaches the caller, who must not go on: the kernel may have dropped the pages.
 */
export async function settlePending(
  pending: PendingFile,
  place: (from: string) => Promise<void>,
): Promise<void> {
  await pending.handle.sync();
  await pending.handle.close();
  await place(pending.path);
  await pending.folder.sync();
  await pending.folder.close();
}

async function writeAs(
  path: string,
  bytes: Uint8Array | string,
  mode: number,
  place: (from: string) => Promise<void>,
): Promise<void> {
  const pending = await openPending(path, mode);
  try {
    // writeFile loops until every byte is written; a bare write may stop short.
    await pending.handle.writeFile(bytes);
    await settlePending(pending, place);
  } catch (error) {
    await discardPending(pending);
    throw error;
  }
}

/** Replaces the file at `path` (its folder exists), wholly or not at all; durable once it returns. */
export function replaceFile(path: string, bytes: Uint8Array | string, mode = 0o600): Promise<void> {
  return writeAs(path, bytes, mode, (from) => rename(from, path));
}

/**
 * Creates the file at `path` (its folder exists) with all its bytes; durable once it returns. Fails with
 * EEXIST where the name is taken: a link, unlike a rename, never replaces.
 */
export function createFile(path: string, bytes: Uint8Array | string, mode = 0o600): Promise<void> {
  return writeAs(path, bytes, mode, async (from) => {
    await link(from, path);
    await rm(from);
  });
}

async function syncFolder(path: string): Promise<void> {
  await using folder = await open(path, 'r');
  await folder.sync();
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
