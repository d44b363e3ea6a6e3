import { createHash } from 'node:crypto';

/**
 * The container of a backup, inside its age encryption (C2SP age: each chunk is authenticated, and so is
 * which chunk is the last).
 *
 *   "wasl-backup/1\n", then frames: kind (1 byte) ‖ length (4 bytes, big endian) ‖ payload
 *
 *   H  first: JSON of `Head`
 *   F  an extra file: length of its name (2 bytes, big endian) ‖ name ‖ bytes
 *   T  a table begins: JSON of `TableHead`
 *   D  the next bytes of that table, as `COPY … TO STDOUT` gave them
 *   E  the table ends: JSON of `TableEnd`
 *   Q  a sequence: JSON of `SequenceState`
 *   Z  last: SHA-256 of every byte before this frame (32 bytes) ‖ JSON of `Totals`. Nothing follows
 *
 * Order: H F* (T D* E)* Q* Z. JSON is UTF-8. age proves that the file is whole and unchanged, not who made
 * it: whoever knows the public key can encrypt to it.
 */
const MAGIC = Buffer.from('wasl-backup/1\n');
const DIGEST = 32;

/** No frame is larger, so that a reader's memory stays bounded. */
export const LARGEST_PAYLOAD = 16 * 2 ** 20;

export type FrameKind = 'H' | 'F' | 'T' | 'D' | 'E' | 'Q' | 'Z';
export type Frame = { readonly kind: FrameKind; readonly payload: Buffer };

/** A container that does not follow the format. */
export class ContainerError extends Error {}

/** The bytes of a container. Its last frame, of kind Z, is given without the digest. */
export async function* encodeFrames(frames: AsyncIterable<Frame>): AsyncGenerator<Uint8Array> {
  const digest = createHash('sha256').update(MAGIC);
  yield MAGIC;
  for await (const { kind, payload } of frames) {
    const body = kind === 'Z' ? Buffer.concat([digest.digest(), payload]) : payload;
    const head = Buffer.alloc(5);
    head.write(kind, 'ascii');
    head.writeUInt32BE(body.length, 1);
    if (kind !== 'Z') digest.update(head).update(body);
    yield head;
    yield body;
  }
}

/**
 * The frames of a container, the last without its digest, which has been compared by then. Throws a
 * `ContainerError` for anything but exactly one whole container.
 */
export async function* decodeFrames(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Frame> {
  const take = takerOf(bytes);
  const digest = createHash('sha256').update(MAGIC);
  if (!(await take(MAGIC.length)).equals(MAGIC)) throw new ContainerError('it does not begin like a backup');
  for (;;) {
    const head = await take(5);
    if (head.length < 5) throw new ContainerError('it ends before its last frame');
    const kind = kindOf(head.toString('latin1', 0, 1));
    const length = head.readUInt32BE(1);
    if (length > LARGEST_PAYLOAD + DIGEST) throw new ContainerError('a frame is too large');
    const payload = await take(length);
    if (payload.length < length) throw new ContainerError('it ends within a frame');
    if (kind === 'Z') {
      if (!payload.subarray(0, DIGEST).equals(digest.digest()))
        throw new ContainerError('its digest differs');
      // Reading to the end is what makes age check that no chunk is missing.
      if ((await take(1)).length > 0) throw new ContainerError('something follows its last frame');
      yield { kind, payload: payload.subarray(DIGEST) };
      return;
    }
    digest.update(head).update(payload);
    yield { kind, payload };
  }
}

/** Reads exactly so many bytes, fewer only at the end. */
function takerOf(bytes: AsyncIterable<Uint8Array>): (length: number) => Promise<Buffer> {
  const source = bytes[Symbol.asyncIterator]();
  let rest = Buffer.alloc(0);
  return async (length) => {
    const parts: Uint8Array[] = [rest];
    for (let have = rest.length; have < length; ) {
      const { done, value } = await source.next();
      if (done) break;
      parts.push(value);
      have += value.length;
    }
    const all = parts.length === 1 ? rest : Buffer.concat(parts);
    rest = all.subarray(length);
    return all.subarray(0, length);
  };
}

function kindOf(letter: string): FrameKind {
  switch (letter) {
    case 'H':
    case 'F':
    case 'T':
    case 'D':
    case 'E':
    case 'Q':
    case 'Z':
      return letter;
    default:
      throw new ContainerError(`there is no frame of kind ${letter}`);
  }
}
