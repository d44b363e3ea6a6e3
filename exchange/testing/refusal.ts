import assert from 'node:assert/strict';
import { Problem } from '@wasl/kernel';
import type { World } from './world.ts';

/** A statement is refused with this code, and the registry is as it was. */
export async function refused(world: World, code: string, enter: () => Promise<unknown>): Promise<void> {
  const before = world.ledger().registry.view().head.size;
  await assert.rejects(enter, (error) => {
    if (error instanceof Problem && error.code === code) return true;
    throw error;
  });
  assert.equal(world.ledger().registry.view().head.size, before, 'something was entered');
}
