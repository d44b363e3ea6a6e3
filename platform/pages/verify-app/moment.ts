import { el } from './dom.ts';

/** A time of a receipt (RFC 3339, UTC), in UTC: the reader's zone is not the node's, nor the witnesses'. */
export function moment(iso: string, locale: string): HTMLElement {
  const format = new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: 'medium',
    timeZone: 'UTC',
    numberingSystem: 'latn',
  });
  return el('time', { datetime: iso }, `${format.format(new Date(iso))} UTC`);
}
