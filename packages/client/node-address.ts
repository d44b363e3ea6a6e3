import { isCode } from '@wasl/receipt';
import { WireError } from './error.ts';

/** A node, by its origin: where requests go, and the authority that they are signed for. */
export type NodeAddress = { readonly origin: string; readonly authority: string };

/** Values in the order of their names; of a list, one `name=value` each. */
export type Query = Readonly<Record<string, string | readonly string[]>>;

/** Reads `https://host[:port]`: no path, user, query, or port that the scheme has anyway. */
export function readNodeAddress(text: string): NodeAddress {
  const url = URL.canParse(text) ? new URL(text) : null;
  const web = url?.protocol === 'https:' || url?.protocol === 'http:';
  if (url === null || !web || (text !== url.origin && text !== `${url.origin}/`)) {
    throw malformed('a node is addressed as https://host or https://host:port');
  }
  return { origin: url.origin, authority: url.host };
}

/**
 * The request target of an operation: `service` as `<org>/<service>/<major>`, `path` and `query` in plain
 * text, of which every character beyond RFC 3986's unreserved ones is escaped once. What a URL parser on the
 * way would write differently (dot segments, empty ones) is refused: the target is signed to the letter.
 */
export function operationTarget(node: NodeAddress, service: string, path: string, query: Query = {}): string {
  const [organisation = '', name = '', major = '', ...rest] = service.split('/');
  if (!isCode(organisation) || !isCode(name) || !/^(0|[1-9][0-9]{0,5})$/.test(major) || rest.length > 0) {
    throw malformed('a service is <org>/<service>/<major>');
  }
  const [first, ...segments] = path.split('/');
  if (first !== '' || segments.length === 0 || segments.some((segment) => /^\.{0,2}$/.test(segment))) {
    throw malformed('a path begins with a slash and has no empty segment and none of dots alone');
  }
  const pairs = Object.entries(query).flatMap(([key, values]) =>
    [values].flat().map((value) => `${escaped(key)}=${escaped(value)}`),
  );
  const search = pairs.length === 0 ? '' : `?${pairs.join('&')}`;
  const target = `/exchange/${service}/${segments.map(escaped).join('/')}${search}`;
  const { pathname, search: parsed } = new URL(`${node.origin}${target}`);
  if (pathname + parsed !== target) throw malformed('the path or the query cannot be sent as it stands');
  return target;
}

/** `encodeURIComponent` leaves five characters that RFC 3986 §2.2 reserves, one of which URL parsers escape. */
function escaped(text: string): string {
  if (!text.isWellFormed()) throw malformed('a path or a query holds half of a surrogate pair');
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function malformed(why: string): WireError {
  return new WireError('request-malformed', why);
}
