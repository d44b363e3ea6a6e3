import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { hasCode } from '@wasl/kernel';
import { loadKey, type SigningKey } from '@wasl/ledger';
import { MODEL_ORGANISATION, operatorKeyPath } from '../bootstrap.ts';
import { cliProblem } from './problems.ts';

export { officerKeyPath, systemKeyPath } from '../model-directorate.ts';

/** A key and the file it was read from. */
export type KeyFile = { readonly file: string; readonly key: SigningKey };

/** The name of an officer's key; the file's name alone would not tell organisation and label apart. */
export function officerKeyName(organisation: string, label: string): string {
  return `${organisation}/officers/${label}`;
}

async function keyFiles(home: string, beginning: string): Promise<KeyFile[]> {
  const folder = join(home, 'keys');
  const names = await readdir(folder).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  });
  const files = names.filter((name) => name.startsWith(beginning) && name.endsWith('.key')).sort();
  return Promise.all(
    files.map(async (name) => ({ file: join(folder, name), key: await loadKey(join(folder, name)) })),
  );
}

/** Every key of a system in the home, or of one system (`<org>/<system>`). */
export async function systemKeys(home: string, system?: string): Promise<KeyFile[]> {
  const found = await keyFiles(home, 'system.');
  return found.filter(({ key }) => system === undefined || key.verifier.name.startsWith(`${system}/`));
}

/** The keys in the home that may sign for an organisation; the operator's signs for the model organisation. */
export async function officerKeys(home: string, organisation: string): Promise<KeyFile[]> {
  const officers = (await keyFiles(home, `officer.${organisation}.`)).filter(({ key }) =>
    key.verifier.name.startsWith(officerKeyName(organisation, '')),
  );
  if (organisation !== MODEL_ORGANISATION.code) return officers;
  const operator = operatorKeyPath(home);
  return [...(await keyFiles(home, 'operator.')).filter(({ file }) => file === operator), ...officers];
}

/**
 * The key that signs for an organisation: the file named, else the only one in the home. Refuses
 * `officer-key-missing` and `officer-key-ambiguous`: who signs is never guessed.
 */
export async function chooseOfficer(
  home: string,
  organisation: string,
  named: string | undefined,
  cwd: string,
): Promise<SigningKey> {
  if (named !== undefined) return loadKey(resolve(cwd, named));
  const [first, ...others] = await officerKeys(home, organisation);
  if (first === undefined) throw cliProblem('officer-key-missing', { organisation, home });
  if (others.length > 0) {
    const files = [first, ...others].map(({ file }) => file).join(', ');
    throw cliProblem('officer-key-ambiguous', { organisation, files });
  }
  return first.key;
}
