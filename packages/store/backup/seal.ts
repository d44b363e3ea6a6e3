import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Decrypter, Encrypter } from 'age-encryption';
import { backupProblem } from './problem.ts';

const AGE = 'age-encryption.org/v1\n';

/** Encrypts to every recipient, in constant memory. Refuses `backup-recipient-invalid`. */
export async function seal(
  recipients: readonly string[],
  bytes: AsyncGenerator<Uint8Array>,
): Promise<AsyncIterable<Uint8Array>> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) {
    try {
      encrypter.addRecipient(recipient);
    } catch (error) {
      throw backupProblem('backup-recipient-invalid', { recipient }, error);
    }
  }
  return encrypter.encrypt(streamOf(bytes));
}

/**
 * The decrypted bytes of a backup file. Each chunk is authentic when it arrives, the file only once the last
 * one has. Refuses `backup-foreign` for another kind of file, `backup-key-invalid`, `backup-wrong-key`, and
 * `backup-damaged` when a bit differs or the end is missing.
 */
export async function* unseal(file: string, secretKeys: readonly string[]): AsyncGenerator<Uint8Array> {
  // age reads up to the end of its header: without this look ahead, a large file of another kind into memory.
  if (!(await startsWith(file, AGE))) throw backupProblem('backup-foreign', { file });
  const decrypter = new Decrypter();
  try {
    for (const key of secretKeys) decrypter.addIdentity(key);
  } catch (error) {
    throw backupProblem('backup-key-invalid', {}, error);
  }
  const source = createReadStream(file, { highWaterMark: 2 ** 18 });
  try {
    yield* await decrypter.decrypt(streamOf(chunksOf(source)));
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw error;
    const noKey = error instanceof Error && error.message.startsWith('no identity matched');
    throw backupProblem(noKey ? 'backup-wrong-key' : 'backup-damaged', { file }, error);
  } finally {
    source.destroy();
  }
}

async function startsWith(file: string, text: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(text.length), 0, text.length, 0);
    return buffer.toString('latin1', 0, bytesRead) === text;
  } finally {
    await handle.close();
  }
}

async function* chunksOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* source;
}

/** A web stream that asks the generator for a chunk only when one is wanted, and ends it when cancelled. */
function streamOf(chunks: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await chunks.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
