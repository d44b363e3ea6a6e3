import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { ensureSecret, readSecret } from '../files/secret.ts';
import { backupProblem } from './problem.ts';

/** Where the key of this operator's backups is kept. */
export function backupKeyPath(home: string): string {
  return join(home, 'keys', 'backup.agekey');
}

/**
 * The public key (`age1…`) of this operator's backups, its secret one made at the first backup. The file has
 * the form that `age-keygen` gives it, so that `age --decrypt --identity` opens a backup without us.
 */
export async function ensureBackupKey(home: string): Promise<string> {
  const text = await ensureSecret(backupKeyPath(home), async () => {
    const secret = await generateX25519Identity();
    return [
      '# Opens the backups of this Wasl. They are lost without it: keep a copy in another place.',
      `# public key: ${await identityToRecipient(secret)}`,
      secret,
    ].join('\n');
  });
  const [secret] = secretKeysIn(text);
  if (secret === undefined) throw backupProblem('backup-key-invalid');
  return identityToRecipient(secret).catch((error: unknown) => {
    throw backupProblem('backup-key-invalid', {}, error);
  });
}

/** The secret keys in the text of an age key file. Refuses `backup-key-invalid` when it holds none. */
export function secretKeysOf(text: string): readonly string[] {
  const keys = secretKeysIn(text);
  if (keys.length === 0) throw backupProblem('backup-key-invalid');
  return keys;
}

/** The secret keys of this operator's backups. Refuses `backup-key-missing`. */
export async function readBackupKeys(home: string): Promise<readonly string[]> {
  const text = await readSecret(backupKeyPath(home));
  if (text === undefined) throw backupProblem('backup-key-missing', { path: backupKeyPath(home) });
  return secretKeysOf(text);
}

function secretKeysIn(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('AGE-SECRET-KEY-'));
}
