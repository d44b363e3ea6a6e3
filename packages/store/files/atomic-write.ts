import { randomBytes } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** A new file and the folder that will hold its name: both are open, so both can be fsynced. */
export type PendingFile = { readonly handle: FileHandle; readonly folder: FileHandle; readonly path: string };

/**
 * Opens a file under a temporary name in the folder of `path`, so that the later rename stays within one
 * file system. `mode` holds from the first byte on.
 */
export async function openPending(path: string, mode: number): Promise<PendingFile> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.partial`);
  // Opened before anything is written: a folder that cannot be fsynced must fail first, not last.
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
  await pending.handle.close().catch(() => undefined);
  await pending.folder.close().catch(() => undefined);
  await rm(pending.path, { force: true });
}

/**
 * Gives a pending file its name: fsync, then `place` (a rename or a link), then fsync of the folder. After
 * it returns, a power cut leaves the whole file; before, it leaves the old one or none.
 * An fsync error reaches the caller, who must not go on (the kernel may have dropped the pages).
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

/**
 * Replaces the file at `path` (absolute, its folder exists) with `bytes`, wholly or not at all, under the
 * permission bits `mode`. Every error propagates; none leaves a temporary file.
 */
export async function atomicWrite(path: string, bytes: Uint8Array | string, mode = 0o600): Promise<void> {
  const pending = await openPending(path, mode);
  try {
    // writeFile loops until every byte is written; a bare write may stop short.
    await pending.handle.writeFile(bytes);
    await settlePending(pending, (from) => rename(from, path));
  } catch (error) {
    await discardPending(pending);
    throw error;
  }
}
