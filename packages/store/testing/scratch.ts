import { chmod, mkdir, mkdtemp, readdir, readlink, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { Problem } from '@wasl/kernel';
import type { Store, StoreModule } from '../store.ts';

const ROOM = 512 * 2 ** 20;

/** A memory disk where the machine has a roomy one (an fsync is free there), else the temporary folder. */
export async function roomyFolder(): Promise<string> {
  const memory = await statfs('/dev/shm').catch(() => undefined);
  return memory !== undefined && memory.bavail * memory.bsize > ROOM ? '/dev/shm' : tmpdir();
}

/** A folder that is removed when the test ends. By default every account may pass through it. */
export async function scratch(t: { after(end: () => Promise<void>): void }, mode = 0o711): Promise<string> {
  const folder = await mkdtemp(join(await roomyFolder(), 'wasl-test-'));
  await chmod(folder, mode);
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A module whose migration files, by name, are written under the folder. */
export async function moduleIn(
  folder: string,
  name: string,
  files: Readonly<Record<string, string>>,
): Promise<StoreModule> {
  const migrations = join(folder, `migrations-${name}`);
  await rm(migrations, { recursive: true, force: true });
  await mkdir(migrations);
  for (const [file, sql] of Object.entries(files)) await writeFile(join(migrations, file), sql);
  return { name, migrations: pathToFileURL(`${migrations}/`) };
}

/** For `assert.rejects`: a refusal with this code. */
export function refusal(code: string): (error: unknown) => boolean {
  return (error) => {
    if (error instanceof Problem && error.code === code) return true;
    throw error;
  };
}

/** Processes that work in the folder or below it: none, once its server has stopped (Linux). */
export async function processesIn(folder: string): Promise<readonly string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const places = await Promise.all(pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => '')));
  return pids.filter((_, index) => places[index]?.startsWith(folder));
}

/** Migrations of a module `notes` that tests of the server write to. */
export const NOTES = {
  '0001-note.sql': 'CREATE TABLE note (text text NOT NULL); GRANT SELECT, INSERT ON note TO {{role}};',
};

export async function notesOf(store: Store): Promise<readonly string[]> {
  const { rows } = await store.pool('notes').query<{ text: string }>('SELECT text FROM note ORDER BY text');
  return rows.map(({ text }) => text);
}

/** Tries again until it succeeds, for ten seconds. */
export async function eventually<Outcome>(attempt: () => Promise<Outcome>): Promise<Outcome> {
  for (const start = Date.now(); ; await delay(20)) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() - start > 10_000) throw error;
    }
  }
}
