import { WireError } from './error.ts';

/** The host[:port] that a message is for: lower case, without the scheme's own port (RFC 9421 §2.2.3). */
const AUTHORITY = /^[a-z0-9._:[\]-]{1,255}$/;
/** Origin form (RFC 9112 §3.2.1) in printable ASCII; a fragment is never sent. */
const TARGET = /^\/[\x21\x22\x24-\x7e]{0,4095}$/;

/** A request target that can be signed and sent as it stands: path and query, at most 4096 characters. */
export function checkTarget(target: string): void {
  if (!TARGET.test(target)) throw new WireError('request-malformed', 'not a request target in ASCII');
}

/** The authority as it is signed. */
export function readAuthority(authority: string): string {
  const lower = authority.toLowerCase();
  if (!AUTHORITY.test(lower)) throw new WireError('request-malformed', 'not a host and port');
  return lower;
}
