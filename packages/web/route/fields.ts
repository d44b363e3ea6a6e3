import type { Fields } from '../language/address.ts';

const MOST_FIELDS = 200;

/**
 * The fields of `application/x-www-form-urlencoded` text (WHATWG URL §5.1), in queries and in forms. Null
 * for what no browser sends: bytes that are not UTF-8, half an escape, a NUL, or more than 200 fields.
 */
export function parseFields(text: string): Fields | null {
  const fields = new Map<string, string[]>();
  const pairs = text === '' ? [] : text.split('&');
  if (pairs.length > MOST_FIELDS) return null;
  for (const pair of pairs) {
    const [name, ...rest] = pair.split('=');
    const decoded = [name ?? '', rest.join('=')].map(decode);
    const [key, value] = decoded;
    if (key === undefined || key === null || value === undefined || value === null) return null;
    fields.set(key, [...(fields.get(key) ?? []), value]);
  }
  return fields;
}

function decode(text: string): string | null {
  try {
    const decoded = decodeURIComponent(text.replaceAll('+', ' '));
    return decoded.includes('\0') || !decoded.isWellFormed() ? null : decoded.replaceAll('\r\n', '\n');
  } catch {
    return null;
  }
}
