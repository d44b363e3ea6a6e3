import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Credentials } from '../connection.ts';
import { ensureSecret, readSecret } from '../files/secret.ts';
import type { Progress } from '../progress.ts';
import type { Candidate } from './candidates.ts';
import { chooseBinaries } from './choose.ts';
import { initialise, SUPERUSER } from './initialise.ts';
import { keepRunning } from './keep-running.ts';
import { launch } from './launch.ts';
import { existingData, layoutOf, newSocketFolder, ownFolder } from './layout.ts';
import { serverProblem } from './problem.ts';
import { settingsOf } from './settings.ts';

export type SupervisedServer = {
  readonly origin: 'machine' | 'npm';
  /** Folder of the socket, and the port that is part of its name. */
  readonly socketFolder: string;
  readonly port: number;
  readonly superuser: Credentials;
  /** Stops the server when this process is its supervisor; another process's server keeps running. */
  stop(): Promise<void>;
};

export type Supervision = {
  readonly home: string;
  readonly candidates: readonly Candidate[];
  readonly progress: Progress;
  /** Settings that outrank our own: for tests of what a start refuses. */
  readonly settings?: Readonly<Record<string, string>>;
};

/**
 * Starts PostgreSQL under `home`, or joins the one that runs there. The process that holds the supervisor's
 * lock restarts the server when it dies and stops it at the end: the one that started it, or the first to
 * find it after that one was killed. Any other is a guest.
 */
export async function superviseServer(supervision: Supervision): Promise<SupervisedServer> {
  const { home, progress } = supervision;
  const layout = layoutOf(home);
  const self = process.geteuid?.() ?? -1;
  await mkdir(layout.db, { recursive: true, mode: 0o711 });
  const data = await existingData(layout.data, self);
  const { binaries, way } = await chooseBinaries(supervision.candidates, layout, data, self);
  const secret = join(home, 'secrets', 'postgresql-superuser');
  const password = data === undefined ? await ensureSecret(secret) : await readSecret(secret);
  if (password === undefined)
    throw serverProblem('postgresql-secret-missing', { path: secret, folder: layout.data });
  await ownFolder(layout.log, way);
  if (data === undefined) {
    progress('preparing', { folder: layout.data });
    await initialise(layout, binaries, way, password);
  }
  const program = join(binaries.folder, 'postgres');
  const running = await keepRunning({
    layout,
    password,
    progress,
    start: async (previous) => {
      const folder = previous ?? newSocketFolder(layout);
      await ownFolder(folder, way);
      const settings = { ...settingsOf(binaries.major, folder, layout.log), ...supervision.settings };
      return launch(program, layout, way, settings);
    },
  });
  return { origin: binaries.origin, superuser: { user: SUPERUSER, password }, ...running };
}
