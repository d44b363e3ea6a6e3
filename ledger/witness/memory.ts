import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureFolder, hasCode } from '@wasl/kernel';
import { loadKey, loadOrCreateKey, type SigningKey } from '../key-file.ts';
import { witnessProblem } from './problems.ts';
import type { WitnessState } from './state.ts';
import { readStates, writeState } from './state-folder.ts';

/** What makes a witness the same one after a restart: its key, and all that it has cosigned. */
export type Memory = {
  readonly key: SigningKey;
  readonly states: ReadonlyMap<string, WitnessState>;
  /** Keeps the latest state of a log; see `writeState`. */
  readonly persist: (state: WitnessState) => Promise<void>;
};

/** Whether there is anything at `path`; an error that leaves it open is passed on. */
async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
}

/**
 * Opens the memory in `home`, made at the first start. A key without a state folder has lost its memory and
 * might contradict itself: `witness-state-missing`. States without their key belong to a witness that
 * verifiers know by another key: `key-file-missing`.
 */
export async function openMemory(home: string, name: string): Promise<Memory> {
  const keyPath = join(home, 'keys', 'witness.key');
  const folder = join(home, 'state');
  if ((await exists(keyPath)) && !(await exists(folder)))
    throw witnessProblem('witness-state-missing', { folder });
  // Before the key is made: a crash in between must not look like a lost memory.
  await ensureFolder(folder);
  const states = await readStates(folder);
  if (states.size > 0) await loadKey(keyPath);
  return {
    key: await loadOrCreateKey(keyPath, name, 'cosignature'),
    states,
    persist: (state) => writeState(folder, state),
  };
}
