import { createHash } from 'node:crypto';
import { formatBytes, type Headers } from '@wasl/client';
import { Problem } from '@wasl/kernel';
import type { Sha256Sync } from '@wasl/log';
import { gatewayProblem } from './problems.ts';
import type { Spool, SpooledBody } from './spool.ts';

/** JSON is read whole, up to this; it is what validation and the field filter work on. */
export const MAX_JSON_BYTES = 1_048_576;
/** Opaque content is streamed to a file and back, so that its size costs disk and not memory. */
export const MAX_OPAQUE_BYTES = 2 ** 30;

/** How long a body may take, in milliseconds. */
export type BodyLimits = {
  /** A sender that says nothing for so long has gone. */
  readonly silence: number;
  /** One that drips is cut off after so long: what it holds of memory or disk is wanted by others. */
  readonly json: number;
  readonly opaque: number;
};

export const BODY_LIMITS: BodyLimits = { silence: 10_000, json: 30_000, opaque: 15 * 60_000 };

/** A body that was read: its Content-Digest (RFC 9530), and its bytes in memory or in the spool. */
export type ReadBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly bytes: Uint8Array; readonly digest: string }
  | { readonly kind: 'opaque'; readonly spooled: SpooledBody; readonly digest: string };

export const NO_BODY: ReadBody = { kind: 'none' };

/** Whether a message declares a body (RFC 9112 §6). */
export function hasBody(headers: Headers): boolean {
  return headers.has('transfer-encoding') || (headers.get('content-length') ?? '0') !== '0';
}

/** How many bytes of memory a body may come to need: what it declares, or the most that is read. */
export function memoryFor(headers: Headers): number {
  if (!hasBody(headers) || mediaTypeOf(headers) === 'opaque') return 0;
  const declared = Number(headers.get('content-length') ?? MAX_JSON_BYTES);
  if (declared > MAX_JSON_BYTES) throw gatewayProblem('body-too-large', { limit: MAX_JSON_BYTES });
  return declared;
}

/**
 * Step 8, the body. Refuses a content coding (a bomb unpacks on our side of the limit), a type that is
 * neither JSON nor opaque, more than the limit, and a Content-Digest that is missing or not of these bytes.
 */
export async function readRequestBody(
  headers: Headers,
  body: AsyncIterable<Uint8Array>,
  spool: Spool,
  sha256: Sha256Sync,
  limits: BodyLimits = BODY_LIMITS,
): Promise<ReadBody> {
  const read = await readBody(headers, body, spool, sha256, limits);
  if ((headers.get('content-digest') ?? null) === digestOfBody(read)) return read;
  await discard(read);
  throw gatewayProblem('digest-mismatch');
}

function digestOfBody(body: ReadBody): string | null {
  return body.kind === 'none' ? null : body.digest;
}

/** Reads a body by its declared type, whole or into the spool. Its digest is computed, not yet compared. */
export async function readBody(
  headers: Headers,
  body: AsyncIterable<Uint8Array>,
  spool: Spool,
  sha256: Sha256Sync,
  limits: BodyLimits = BODY_LIMITS,
): Promise<ReadBody> {
  if (!hasBody(headers)) return NO_BODY;
  const coding = headers.get('content-encoding');
  if (coding !== undefined && coding !== 'identity') throw gatewayProblem('content-coding-unsupported');
  if (mediaTypeOf(headers) === 'json') {
    const bytes = await readWhole(patiently(body, limits.silence, limits.json));
    return { kind: 'json', bytes, digest: `sha-256=${formatBytes(sha256(bytes))}` };
  }
  const hash = createHash('sha256');
  const chunks = observed(patiently(body, limits.silence, limits.opaque), hash.update.bind(hash));
  const spooled = await spool.keep(chunks, MAX_OPAQUE_BYTES);
  return { kind: 'opaque', spooled, digest: `sha-256=${formatBytes(hash.digest())}` };
}

export async function discard(body: ReadBody): Promise<void> {
  if (body.kind === 'opaque') await body.spooled.discard();
}

/** `application/json` (in UTF-8, its only encoding: RFC 8259 §8.1) or `application/octet-stream`. */
export function mediaTypeOf(headers: Headers): 'json' | 'opaque' {
  const type = (headers.get('content-type') ?? '').toLowerCase().replace(/\s/g, '');
  if (type === 'application/json' || type === 'application/json;charset=utf-8') return 'json';
  if (type === 'application/octet-stream') return 'opaque';
  throw gatewayProblem('content-type-unsupported');
}

/** At most 1 MiB, whatever Content-Length promised. */
async function readWhole(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > MAX_JSON_BYTES) throw gatewayProblem('body-too-large', { limit: MAX_JSON_BYTES });
    chunks.push(chunk);
  }
  const [only] = chunks;
  return chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks, length);
}

async function* observed(body: AsyncIterable<Uint8Array>, see: (chunk: Uint8Array) => unknown) {
  for await (const chunk of body) {
    see(chunk);
    yield chunk;
  }
}

/**
 * The same bytes, with a bound on every wait and on the whole. A sender that falls silent is told apart from
 * one that breaks off. One timer a body: refreshing it is cheaper than making another for each chunk.
 */
async function* patiently(
  body: AsyncIterable<Uint8Array>,
  silenceMs: number,
  wholeMs: number,
): AsyncGenerator<Uint8Array> {
  const silence = Promise.withResolvers<never>();
  silence.promise.catch(() => undefined);
  const giveUp = () => silence.reject(gatewayProblem('body-timeout'));
  const idle = setTimeout(giveUp, silenceMs);
  const whole = setTimeout(giveUp, wholeMs);
  const chunks = body[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await Promise.race([chunks.next(), silence.promise]);
      if (next.done === true) return;
      idle.refresh();
      yield next.value;
    }
  } catch (error) {
    throw error instanceof Problem ? error : gatewayProblem('body-incomplete', {}, error);
  } finally {
    clearTimeout(idle);
    clearTimeout(whole);
    // An iterator left in the middle would keep its connection from being given up.
    void chunks.return?.().catch(() => undefined);
  }
}
