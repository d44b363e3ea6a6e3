import { testStore } from '@wasl/store/testing';
import { PROGRAMME_MODULE } from '../store/module.ts';
import { shipFacts } from '../store/ship.ts';

export const AT = '2026-03-01T09:00:00.000Z';

/** A store of its own that holds the shipped facts, and goes with the test that opened it. */
export async function openProgramme() {
  const store = await testStore([PROGRAMME_MODULE]);
  const pool = store.pool(PROGRAMME_MODULE.name);
  await shipFacts(pool, AT);
  return { ...store, pool };
}
