import type { IncomingMessage } from 'node:http';

/**
 * The whole body of a request; null as soon as it is longer than `limit` bytes. Rejects when the client goes
 * away, or is too slow for the server's `requestTimeout`, before the end.
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Uint8Array | null> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let length = 0;
    request.on('data', (part: Buffer) => {
      length += part.length;
      if (length <= limit) parts.push(part);
      // The rest keeps flowing and is dropped, so that the client is still there to read the answer.
      else resolve(null);
    });
    request.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))));
    request.on('error', reject);
  });
}
