import { LogError, parsePolicy, type VerifierKey } from '@wasl/log';
import { sha256 } from '../crypto.ts';
import { witnessProblem } from './problems.ts';
import { stateFileName } from './state.ts';

/** What file systems allow, 255 bytes, less what a temporary name adds. */
const MAX_FILE_NAME = 200;

/**
 * The keys on the `log` lines of a C2SP tlog-policy file. Two of one name are one log whose key is being
 * replaced. Refuses `witness-policy-unusable`.
 */
export async function readTrustedLogs(policy: Uint8Array): Promise<VerifierKey[]> {
  try {
    const keys = (await parsePolicy(policy, sha256)).logs.map(({ key }) => key);
    const long = keys.find(({ name }) => stateFileName(name).length > MAX_FILE_NAME);
    if (long === undefined) return keys;
    throw new LogError('policy-malformed', `the name ${long.name} is too long for a file`);
  } catch (error) {
    if (!(error instanceof LogError)) throw error;
    throw witnessProblem('witness-policy-unusable', { why: error.message }, error);
  }
}
