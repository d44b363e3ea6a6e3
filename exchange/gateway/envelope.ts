import { type Headers, indexHeaders, requireHeader, WireError } from '@wasl/client';
import { gatewayProblem } from './problems.ts';
import type { WireRequest } from './request.ts';

/** A request whose outside is plain: one reading of its headers, one reading of its path. */
export type Envelope = {
  readonly method: string;
  readonly authority: string;
  readonly target: string;
  readonly headers: Headers;
  readonly organisation: string;
  readonly service: string;
  readonly major: number;
  /** Path of the operation, with its leading slash and its escapes as sent. */
  readonly path: string;
  /** Query without its question mark, '' where there is none. */
  readonly query: string;
};

const MAX_TARGET = 4_096;
/** Two codes, of at most 200 characters: a receipt, which every known caller is given, holds no longer ones. */
const TARGET =
  /^\/exchange\/([a-z0-9][a-z0-9.-]{0,199})\/([a-z0-9][a-z0-9.-]{0,199})\/(0|[1-9][0-9]{0,5})(\/[^?#]*)(?:\?([^#]*))?$/;
/** Printable ASCII but backslash: what another server on the way could take for a separator or drop. */
const PLAIN = /^[\x21-\x5b\x5d-\x7e]+$/;
/** Escapes of `/`, `\`, `.` and of control characters: a path that decodes to another path. */
const FORBIDDEN_ESCAPE = /%(?:2f|5c|2e|[01][0-9a-f]|7f)|%(?![0-9a-f]{2})/i;

/**
 * Step 1, the envelope. A target is read in one way only (no dot segments, empty segments, encoded
 * separators: X-Road's wildcard traversal fixed in 7.7.1 is what happens otherwise), and a header that a
 * decision leans on stands once (RFC 9110 §5.3, RFC 9112 §6.3).
 */
export function readEnvelope(request: WireRequest, authorities: ReadonlySet<string>): Envelope {
  const { headers, authority } = readHead(request.rawHeaders, authorities);
  checkVersion(request.version, headers);
  const { target } = request;
  const [, organisation = '', service = '', major = '', path = '', query = ''] =
    target.length <= MAX_TARGET && PLAIN.test(target) ? (TARGET.exec(target) ?? []) : [];
  const segments = path.slice(1).split('/');
  if (path === '' || FORBIDDEN_ESCAPE.test(path) || segments.some((segment) => /^\.{0,2}$/.test(segment))) {
    throw gatewayProblem('path-forbidden');
  }
  return {
    method: request.method,
    authority,
    target,
    headers,
    organisation,
    service,
    major: Number(major),
    path,
    query,
  };
}

/** Headers in their one reading, and the authority they are for, which must be this node's. */
export function readHead(
  raw: readonly string[],
  authorities: ReadonlySet<string>,
): { readonly headers: Headers; readonly authority: string } {
  const headers = wire(() => indexHeaders(raw));
  if (headers.has('transfer-encoding') && headers.has('content-length')) {
    throw gatewayProblem('request-malformed', { why: 'transfer-encoding, content-length' });
  }
  if (headers.has('upgrade') || headers.has('expect')) {
    throw gatewayProblem('request-malformed', { why: 'upgrade, expect' });
  }
  const authority = wire(() => requireHeader(headers, 'host')).toLowerCase();
  if (!authorities.has(authority)) throw gatewayProblem('authority-foreign', { authority });
  return { headers, authority };
}

/** HTTP/1.0, which some proxies speak, has no Transfer-Encoding: its framing would be anyone's choice (RFC 9112 §6.1). */
function checkVersion(version: string, headers: Headers): void {
  if (version === '1.1' || (version === '1.0' && !headers.has('transfer-encoding'))) return;
  throw gatewayProblem('request-malformed', { why: `HTTP/${version}` });
}

/** Runs a reader of the wire; what it refuses is refused under our documented code. */
export function wire<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    throw gatewayProblem(error.code, { why: error.message }, error);
  }
}
