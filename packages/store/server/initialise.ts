import { chown, mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';
import type { Layout } from './layout.ts';
import { serverProblem } from './problem.ts';
import { type RunAs, runAs } from './run-as.ts';

/** The superuser of a supervised server. Its name never meets a module's role, which bears a `_`. */
export const SUPERUSER = 'wasl';

/**
 * Makes the data folder: checksums, UTF-8, the C locale (its order is the same on every machine and version,
 * so that no upgrade of a C library corrupts an index), SCRAM for every connection.
 * It is made under another name and renamed when whole: a folder named `data` is never half made.
 * For the process that holds the supervisor's lock. Refuses `postgresql-not-initialised`.
 */
export async function initialise(
  layout: Layout,
  binaries: Binaries,
  way: RunAs,
  password: string,
): Promise<void> {
  const partial = `${layout.data}.partial`;
  const passwordFile = `${partial}.password`;
  try {
    await rm(partial, { recursive: true, force: true });
    await rm(passwordFile, { force: true });
    await mkdir(partial, { mode: 0o700 });
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (way.way === 'account') {
      await chown(partial, way.uid, way.gid);
      await chown(passwordFile, way.uid, way.gid);
    }
    await runAs(way, join(binaries.folder, 'initdb'), [
      `--pgdata=${partial}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--data-checksums',
      '--encoding=UTF8',
      '--locale=C',
      '--no-instructions',
    ]);
    await rename(partial, layout.data);
    const folder = await open(layout.db, 'r');
    await folder.sync();
    await folder.close();
  } catch (error) {
    throw serverProblem(
      'postgresql-not-initialised',
      { folder: layout.data, reason: reasonOf(error) },
      error,
    );
  } finally {
    await rm(passwordFile, { force: true });
    await rm(partial, { recursive: true, force: true });
  }
}

function reasonOf(error: unknown): string {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
  return said.split('\n').at(-1) || String(error);
}
