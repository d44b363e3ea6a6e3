import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Credentials } from '../connection.ts';
import { ensureSecret, readSecret } from '../files/secret.ts';
import type { Progress } from '../progress.ts';
import { askServer } from './answer.ts';
import type { Candidate } from './candidates.ts';
import { chooseBinaries } from './choose.ts';
import { clearRemains } from './clear-remains.ts';
import { initialise, SUPERUSER } from './initialise.ts';
import { keepRunning, type Running } from './keep-running.ts';
import { launch } from './launch.ts';
import { existingData, type Layout, layoutOf, newSocketFolder, ownFolder } from './layout.ts';
import { serverProblem } from './problem.ts';
import { settingsOf } from './settings.ts';
import { type SupervisorLock, takeSupervisorLock } from './supervisor-lock.ts';
import { untilOutcome } from './wait.ts';

export type SupervisedServer = Running & {
  readonly origin: 'machine' | 'npm';
  readonly superuser: Credentials;
};

export type Supervision = {
  readonly home: string;
  readonly candidates: readonly Candidate[];
  readonly progress: Progress;
  /** Settings that outrank our own: for tests, which also start what we refuse to use. */
  readonly settings?: Readonly<Record<string, string>>;
};

/**
 * Starts PostgreSQL under `home`, or joins the one that runs there. One process at a time supervises it:
 * restarts it when it dies, and stops it at the end. Whoever comes while that process lives is a guest; the
 * first to come after it was killed adopts the server. Refuses the codes of `SERVER_PROBLEMS`.
 */
export async function superviseServer(supervision: Supervision): Promise<SupervisedServer> {
  const { home, progress } = supervision;
  const layout = layoutOf(home);
  await mkdir(layout.db, { recursive: true, mode: 0o711 });
  // Before anything is written: it may be another account's.
  await existingData(layout.data, uid());
  const secret = join(home, 'secrets', 'postgresql-superuser');
  const place = await untilOutcome(layout, progress, async () => {
    const lock = await takeSupervisorLock(layout);
    return lock === undefined ? joinServer(layout, secret) : { lock };
  });
  if (!('lock' in place)) return { ...place, origin: (await fitting(supervision, layout)).binaries.origin };
  try {
    return await lead(supervision, layout, secret, place.lock);
  } catch (error) {
    place.lock.release();
    throw error;
  }
}

/** As a guest; undefined while the supervisor is still at it. */
async function joinServer(
  layout: Layout,
  secret: string,
): Promise<Omit<SupervisedServer, 'origin'> | undefined> {
  const password = await readSecret(secret);
  const answer = password === undefined ? undefined : await askServer(layout, password);
  if (password === undefined || answer === undefined) return undefined;
  await answer.client.end();
  const { socketFolder, port } = answer.postmaster;
  return { socketFolder, port, superuser: { user: SUPERUSER, password }, stop: async () => undefined };
}

/** As the supervisor. */
async function lead(
  supervision: Supervision,
  layout: Layout,
  secret: string,
  lock: SupervisorLock,
): Promise<SupervisedServer> {
  const { progress } = supervision;
  const { binaries, way, data } = await fitting(supervision, layout);
  const password = data === undefined ? await ensureSecret(secret) : await readSecret(secret);
  if (password === undefined)
    throw serverProblem('postgresql-secret-missing', { path: secret, folder: layout.data });
  await ownFolder(layout.log, way);
  if (data === undefined) {
    progress('preparing', { folder: layout.data });
    await initialise(layout, binaries, way, password);
  }
  const running = await keepRunning({
    layout,
    password,
    progress,
    start: async (previous) => {
      const folder = previous ?? newSocketFolder(layout);
      await ownFolder(folder, way);
      await clearRemains(layout.data, folder);
      const settings = { ...settingsOf(binaries.major, folder, layout.log), ...supervision.settings };
      return launch(join(binaries.folder, 'postgres'), layout, way, settings);
    },
  });
  return {
    ...running,
    origin: binaries.origin,
    superuser: { user: SUPERUSER, password },
    stop: async () => {
      try {
        await running.stop();
      } finally {
        lock.release();
      }
    },
  };
}

async function fitting({ candidates }: Supervision, layout: Layout) {
  const data = await existingData(layout.data, uid());
  return { ...(await chooseBinaries(candidates, layout, data, uid())), data };
}

function uid(): number {
  return process.geteuid?.() ?? -1;
}
