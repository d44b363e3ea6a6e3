/** What may be decoded to, and no further: no control character, which no reader shows. */
const CONTROL = /\p{Cc}/u;
const ESCAPED = /%[0-9A-Fa-f]{2}/;
/** RFC 3986 §3.3: the characters of a path segment as they are. */
const SEGMENT = /^(?:[A-Za-z0-9\-._~!$&'()*+,;=:@]|%[0-9A-Fa-f]{2})+$/;
/**
 * RFC 3986 §3.4 for a name or value of a query; `&` and `=` end it, and `;` must be escaped, because some
 * servers take it for `&`.
 */
const COMPONENT = /^(?:[A-Za-z0-9\-._~!$'()*+,:@/?]|%[0-9A-Fa-f]{2})*$/;

/**
 * The text of a path segment, decoded exactly once (RFC 3986 §2.4), or null: for what is not UTF-8, holds a
 * separator once decoded, is a dot segment, or would decode again (`%252F`), since a server behind may do so.
 */
export function decodeSegment(segment: string): string | null {
  const text = SEGMENT.test(segment) ? decode(segment) : null;
  if (text === null || /[/\\]/.test(text) || ESCAPED.test(text)) return null;
  return text === '.' || text === '..' ? null : text;
}

/** A name or value of application/x-www-form-urlencoded (`+` is a space), or null where it is malformed. */
export function decodeComponent(component: string): string | null {
  return COMPONENT.test(component) ? decode(component.replaceAll('+', ' ')) : null;
}

function decode(text: string): string | null {
  try {
    const decoded = decodeURIComponent(text);
    return CONTROL.test(decoded) ? null : decoded;
  } catch {
    return null;
  }
}
