const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Scheme and the characters of RFC 3986, with whole escapes. */
const URI = /^[a-z][a-z0-9+.-]*:(?:[a-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9a-f]{2})+$/i;
const EMAIL =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?=[^@]{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/i;
const MAX_EMAIL = 254;
const MAX_URI = 2_048;

/** A calendar date of RFC 3339 §5.6: 2026-02-30 is none. */
function isDate(text: string): boolean {
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (year === undefined) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  date.setUTCFullYear(Number(year));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

/** RFC 3339 §5.6 with `T` and `Z` as it writes them; leap seconds are refused, as most readers do. */
function isDateTime(text: string): boolean {
  return text[10] === 'T' && isDate(text.slice(0, 10)) && TIME.test(text.slice(11));
}

/** The formats of texts that are enforced; every other is refused in a contract. */
export const FORMATS: Readonly<Record<string, (text: string) => boolean>> = {
  date: isDate,
  'date-time': isDateTime,
  time: (text) => TIME.test(text),
  uuid: (text) => UUID.test(text),
  uri: (text) => text.length <= MAX_URI && URI.test(text) && URL.canParse(text),
  email: (text) => text.length <= MAX_EMAIL && EMAIL.test(text),
};
