import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { discardPending, hasCode, openPending, settlePending } from '@wasl/kernel';
import { fileProblem } from './problem.ts';

/**
 * The secret kept at `path`, without its line end; undefined when there is no such file.
 * Refuses `secret-exposed` when accounts outside the owner and its group may read it, `secret-unusable`
 * when it is empty.
 */
export async function readSecret(path: string): Promise<string | undefined> {
  let secret: string;
  try {
    if (((await stat(path)).mode & 0o007) !== 0) throw fileProblem('secret-exposed', { path });
    secret = (await readFile(path, 'utf8')).trimEnd();
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
  if (secret === '') throw fileProblem('secret-unusable', { path });
  return secret;
}

/**
 * The secret kept at `path`; made with `generate` and kept there first when there is none (mode 0600, in a
 * folder of mode 0700). Of two processes that make it at once, one wins and both return the same.
 */
export async function ensureSecret(
  path: string,
  generate: () => string | Promise<string> = randomSecret,
): Promise<string> {
  const existing = await readSecret(path);
  if (existing !== undefined) return existing;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const pending = await openPending(path, 0o600);
  try {
    await pending.handle.writeFile(`${await generate()}\n`);
    // A link refuses a name that is taken, where a rename would replace the winner's secret.
    await settlePending(pending, (from) => link(from, path).catch(unlessTaken));
    await rm(pending.path);
  } catch (error) {
    await discardPending(pending);
    throw error;
  }
  return (await readSecret(path)) ?? ensureSecret(path, generate);
}

function unlessTaken(error: unknown): void {
  if (!hasCode(error, 'EEXIST')) throw error;
}

/** 256 random bits in base64url: no character that a URL or a password file must escape. */
function randomSecret(): string {
  return randomBytes(32).toString('base64url');
}
