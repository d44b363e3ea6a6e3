import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { cliProblem } from './problems.ts';

/** Reads a file that the command line names; an unreadable one is `file-unreadable`. */
export async function readInput(cwd: string, file: string): Promise<Uint8Array> {
  try {
    return await readFile(resolve(cwd, file));
  } catch (error) {
    throw cliProblem(
      'file-unreadable',
      { file, why: error instanceof Error ? error.message : String(error) },
      error,
    );
  }
}
