import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PARTIAL_SUFFIX, replaceFile } from '@wasl/kernel';
import { LogError } from '@wasl/log';
import { witnessProblem } from './problems.ts';
import { formatState, parseState, stateFileName, type WitnessState } from './state.ts';

/**
 * All that is kept in a state folder, by origin: logs no longer trusted too, for trust may come back.
 * Refuses `witness-state-damaged` at the first file that is not, whole and under its own name, a state: to
 * start without it would be to forget what was cosigned. The caller holds the folder's lock.
 */
export async function readStates(folder: string): Promise<Map<string, WitnessState>> {
  const states = new Map<string, WitnessState>();
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const { name } = entry;
    const file = join(folder, name);
    if (!entry.isFile()) throw witnessProblem('witness-state-damaged', { file });
    if (name.startsWith('.') && name.endsWith(PARTIAL_SUFFIX)) {
      await rm(file);
      continue;
    }
    const state = await readState(file);
    if (stateFileName(state.checkpoint.origin) !== name)
      throw witnessProblem('witness-state-damaged', { file });
    states.set(state.checkpoint.origin, state);
  }
  return states;
}

async function readState(file: string): Promise<WitnessState> {
  try {
    return parseState(await readFile(file));
  } catch (error) {
    if (!(error instanceof LogError)) throw error;
    throw witnessProblem('witness-state-damaged', { file }, error);
  }
}

/**
 * Keeps a state, durably. `witness-state-unwritable` means that nobody knows which state is on disk: the
 * witness must stop.
 */
export async function writeState(folder: string, state: WitnessState): Promise<void> {
  const file = join(folder, stateFileName(state.checkpoint.origin));
  try {
    await replaceFile(file, formatState(state));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw witnessProblem('witness-state-unwritable', { file, why }, error);
  }
}
