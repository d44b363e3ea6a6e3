import { concat } from '@wasl/log';
import { malformed, type RawAnswer } from './answer.ts';
import { CallError, type SentRequest } from './call-error.ts';
import type { HeaderFields } from './wire.ts';

/** The part of the global `fetch` that is used, so that a test or a proxy can stand in for it. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export type Outgoing = {
  readonly url: string;
  readonly method: string;
  readonly headers: HeaderFields;
  readonly body: Uint8Array | null;
  readonly signal: AbortSignal | null;
  /** Bytes of an answer that are read at most. */
  readonly limit: number;
};

/**
 * Sends a request once and reads the whole answer. No redirect is followed: what was signed is for this node.
 * Nothing is sent twice: whether an unsafe request was passed on only the caller can decide to risk.
 */
export async function sendOnce(
  fetch: Fetch,
  { url, method, headers, body, signal, limit }: Outgoing,
  sent: SentRequest | null,
): Promise<RawAnswer> {
  const init: RequestInit = {
    method,
    // A content coding would come between the bytes and their digest.
    headers: { ...headers, 'accept-encoding': 'identity' },
    redirect: 'error',
    ...(body === null ? {} : { body: Uint8Array.from(body) }),
    ...(signal === null ? {} : { signal }),
  };
  try {
    const response = await fetch(url, init);
    const { status } = response;
    const answered = new Map(response.headers);
    if ((answered.get('content-encoding') ?? 'identity') !== 'identity') {
      throw malformed('the answer has a content coding', status, sent);
    }
    return { status, headers: answered, bytes: await readUpTo(limit, response, sent) };
  } catch (error) {
    if (error instanceof CallError) throw error;
    throw new CallError({ code: 'unreachable' }, 'the node gave no whole answer', sent, error);
  }
}

async function readUpTo(
  limit: number,
  { body, status }: Response,
  sent: SentRequest | null,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > limit) throw malformed(`the answer is larger than ${limit} bytes`, status, sent);
    chunks.push(chunk);
  }
  return concat(...chunks);
}
