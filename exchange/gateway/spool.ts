import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { ensureFolder, hasCode, newId } from '@wasl/kernel';
import { gatewayProblem } from './problems.ts';

/** A body kept in a file until it was released, or until nobody wants it any more. */
export type SpooledBody = {
  /** In bytes. */
  readonly length: number;
  /** Streams it, once: the file goes with the stream, read to its end or not. */
  release(): Readable;
  /** Removes the file, but where it is being released. */
  discard(): Promise<void>;
};

export type Spool = { keep(body: AsyncIterable<Uint8Array>, limit: number): Promise<SpooledBody> };

/** A full disk is emptied by an operator, not by waiting a moment. */
const RETRY_AFTER_S = 60;

/**
 * Opens the folder where large bodies wait between their hash and their release. It starts empty: what a
 * crash left there was never settled, so nobody may have it.
 */
export async function openSpool(folder: string): Promise<Spool> {
  await rm(folder, { recursive: true, force: true });
  await ensureFolder(folder);
  return {
    async keep(body, limit) {
      const path = join(folder, newId());
      const remove = () => rm(path, { force: true });
      let length = 0;
      let released = false;
      try {
        await using file = await open(path, 'wx', 0o600);
        for await (const chunk of body) {
          length += chunk.length;
          if (length > limit) throw gatewayProblem('body-too-large', { limit });
          await file.writeFile(chunk);
        }
      } catch (error) {
        await remove();
        throw hasCode(error, 'ENOSPC', 'EDQUOT')
          ? gatewayProblem('node-busy', { retryAfter: RETRY_AFTER_S }, error)
          : error;
      }
      return {
        length,
        async discard() {
          if (!released) await remove();
        },
        release() {
          released = true;
          const stream = createReadStream(path);
          stream.once('close', () => void remove());
          return stream;
        },
      };
    },
  };
}
