import { access, readFile, realpath, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { hasCode } from '@wasl/kernel';
import type { Candidate } from './candidates.ts';
import { runAs } from './run-as.ts';

/** PostgreSQL programs that run on this machine: their folder and version (`15.18`; major 15). */
export type Binaries = Candidate & { readonly version: string; readonly major: number };

/**
 * Oldest major version that we run on: since 15, PUBLIC may not create in schema `public` and the
 * database's owner owns that schema, which the roles of the modules lean on.
 */
export const OLDEST_MAJOR = 15;

/** What runs in the candidate's folder; undefined when `postgres` or `initdb` is missing or does not start. */
export async function binariesIn(candidate: Candidate): Promise<Binaries | undefined> {
  try {
    // PostgreSQL finds its share folder from where the program really is, not from a link in PATH.
    const folder = dirname(await realpath(join(candidate.folder, 'postgres')));
    await access(join(folder, 'initdb'));
    const version = await versionOf(folder).catch(async (error: unknown) => {
      if (candidate.origin !== 'npm') throw error;
      await linkLibraries(dirname(folder));
      return versionOf(folder);
    });
    return { origin: candidate.origin, folder, version, major: Number.parseInt(version, 10) };
  } catch {
    return undefined;
  }
}

async function versionOf(folder: string): Promise<string> {
  const said = await runAs({ way: 'self' }, join(folder, 'postgres'), ['--version']);
  const version = /\(PostgreSQL\) (\d+\S*)/.exec(said)?.[1];
  if (version === undefined) throw new Error(`${folder}/postgres does not tell its version`);
  return version;
}

/**
 * Makes the library links that the npm package leaves to its install script, which `npm ci
 * --ignore-scripts` and npm's list of allowed scripts can both keep from running.
 */
async function linkLibraries(native: string): Promise<void> {
  const links: unknown = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8'));
  if (!Array.isArray(links)) return;
  for (const { source, target } of links) {
    await symlink(basename(String(source)), join(native, 'lib', basename(String(target)))).catch(
      (error: unknown) => {
        if (!hasCode(error, 'EEXIST')) throw error;
      },
    );
  }
}
