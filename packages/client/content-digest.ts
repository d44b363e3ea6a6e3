import { equal, HASH_BYTES, type Sha256Sync } from '@wasl/log';
import { WireError } from './error.ts';
import { formatBytes, type Headers, parseBytes } from './wire.ts';

const PREFIX = 'sha-256=';

/** The value of Content-Digest over a body (RFC 9530 §2), with SHA-256 and nothing else. */
export function contentDigest(body: Uint8Array, sha256: Sha256Sync): string {
  return `${PREFIX}${formatBytes(sha256(body))}`;
}

/** Refuses a body that is not the one its Content-Digest names (`digest-mismatch`). */
export function checkContentDigest(header: string, bodyHash: Uint8Array): void {
  if (!equal(hashOf(header), bodyHash)) {
    throw new WireError('digest-mismatch', 'the body is not the one that Content-Digest names');
  }
}

/** The Content-Digest of a message, null where it has none; one of another form is refused. */
export function readContentDigest(headers: Headers): string | null {
  const header = headers.get('content-digest');
  if (header === undefined) return null;
  hashOf(header);
  return header;
}

function hashOf(header: string): Uint8Array {
  const value = header.startsWith(PREFIX) ? header.slice(PREFIX.length) : '';
  return parseBytes(value, HASH_BYTES, 'content-digest');
}
