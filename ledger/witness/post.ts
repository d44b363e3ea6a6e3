export type Fetch = typeof globalThis.fetch;

/** A witness's answer as received; `body` is null when it was larger than any answer has to be. */
export type Reply = { readonly status: number; readonly type: string; readonly body: Uint8Array | null };

const MAX_REPLY_BYTES = 8_192;

async function readBounded(response: Response): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  if (response.body !== null) {
    // Leaving the loop cancels the stream, and with it the connection.
    for await (const part of response.body) {
      length += part.length;
      if (length > MAX_REPLY_BYTES) return null;
      parts.push(part);
    }
  }
  return Buffer.concat(parts);
}

/** `POST <submission prefix>/add-checkpoint`. A redirect is an answer like any other, and is not followed. */
export async function postAddCheckpoint(
  prefix: string,
  body: Uint8Array,
  signal: AbortSignal,
  fetch: Fetch,
): Promise<Reply> {
  const url = new URL('add-checkpoint', prefix.endsWith('/') ? prefix : `${prefix}/`);
  const response = await fetch(url, {
    method: 'POST',
    body: new Uint8Array(body),
    redirect: 'manual',
    signal,
  });
  const [type = ''] = (response.headers.get('content-type') ?? '').split(';', 1);
  return { status: response.status, type: type.trim().toLowerCase(), body: await readBounded(response) };
}
