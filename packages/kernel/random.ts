import { randomFillSync } from 'node:crypto';

const POOL_BYTES = 16 * 1024;

/** Random bytes of the operating system, each given out once: so many, as an array of its own. */
export type Random = (length: number) => Uint8Array;

/** Draws many at a time: one call to the generator costs more than the 32 bytes it gives. */
export function createRandom(): Random {
  let pool = new Uint8Array();
  let offset = 0;
  return (length) => {
    if (offset + length > pool.length) {
      pool = randomFillSync(new Uint8Array(Math.max(POOL_BYTES, length)));
      offset = 0;
    }
    offset += length;
    return pool.slice(offset - length, offset);
  };
}
