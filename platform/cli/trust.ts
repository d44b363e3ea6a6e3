import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode, replaceFile } from '@wasl/kernel';
import { sha256 } from '@wasl/ledger';
import { LogError, type Policy, parsePolicy } from '@wasl/log';
import { readInput } from './files.ts';
import { cliProblem } from './problems.ts';

/** The node's trust file as it lies in its home, for verification while the platform is stopped. */
export function trustPath(home: string): string {
  return join(home, 'policy');
}

export async function writeTrustFile(home: string, text: string): Promise<void> {
  await replaceFile(trustPath(home), text, 0o644);
}

/**
 * The trust file to verify with: the one named, else the one in the home. Refuses `trust-file-missing`
 * and `trust-file-malformed`; it is never taken from a receipt.
 */
export async function readTrust(cwd: string, named: string | undefined, home: string): Promise<Policy> {
  const file = named ?? trustPath(home);
  const bytes = named === undefined ? await readFile(file).catch(orMissing) : await readInput(cwd, named);
  try {
    return await parsePolicy(bytes, sha256);
  } catch (error) {
    if (error instanceof LogError)
      throw cliProblem('trust-file-malformed', { file, why: error.message }, error);
    throw error;
  }
}

function orMissing(error: unknown): never {
  if (hasCode(error, 'ENOENT', 'EACCES')) throw cliProblem('trust-file-missing', {}, error);
  throw error;
}
