import { randomUUID } from 'node:crypto';

const UUID7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

let lastMillisecond = 0;
let counter = 0;

/**
 * A UUIDv7 in lower case (RFC 9562 §5.7). Identifiers of one process ascend even when its clock steps
 * back: rand_a counts within the highest millisecond seen (RFC 9562 §6.2, method 1).
 */
export function newId(now: number = Date.now()): string {
  if (now > lastMillisecond) {
    lastMillisecond = now;
    counter = 0;
  } else if (++counter > 0xfff) {
    lastMillisecond += 1;
    counter = 0;
  }
  const time = lastMillisecond.toString(16).padStart(12, '0');
  const count = counter.toString(16).padStart(3, '0');
  // The end of a UUIDv4 is that of a UUIDv7, variant and 62 random bits; Node draws them many at a time.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count}-${randomUUID().slice(19)}`;
}

/** Whether the text is a UUIDv7 in the one spelling that we accept. */
export function isId(text: string): boolean {
  return UUID7.test(text);
}
