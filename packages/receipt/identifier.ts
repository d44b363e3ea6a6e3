const UUID7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const TIME = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$/;
const CODE = /^[a-z0-9][a-z0-9.-]*$/;
const NODE = /^[a-z0-9][a-z0-9.:-]*(\/[a-z0-9][a-z0-9._-]*)*$/;
const MAX_NAME = 200;

/** A UUIDv7 (RFC 9562 §5.7) in lower case, the one spelling that is accepted. */
export function isUuid7(text: string): boolean {
  return UUID7.test(text);
}

/** RFC 3339 in UTC with milliseconds, of a day and an hour that exist. */
export function isTime(text: string): boolean {
  const milliseconds = TIME.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString() === text;
}

/** A segment of a subject: an organisation's code, a role, a label. */
export function isCode(text: string): boolean {
  return text.length <= MAX_NAME && CODE.test(text);
}

/** The name of a node: a schema-less URL in ASCII, so that no two names look alike. */
export function isNodeName(text: string): boolean {
  return text.length <= MAX_NAME && NODE.test(text);
}

/**
 * Text that a reader sees as it was signed: no control character but the newline, no Unicode line
 * separator or byte order mark, and none of the bidirectional controls that reorder what is displayed
 * (UAX #9 §2.1–2.4; CVE-2021-42574). The marks LRM, RLM and ALM, which Arabic text needs, stay allowed.
 */
export function isPlainText(text: string): boolean {
  return (
    text.isWellFormed() &&
    !/[\p{Cc}\u2028\u2029\ufeff\u202a-\u202e\u2066-\u2069]/u.test(text.replaceAll('\n', ''))
  );
}
