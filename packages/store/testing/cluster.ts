import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { candidatesOf } from '../server/candidates.ts';
import { layoutOf } from '../server/layout.ts';
import { superviseServer } from '../server/supervise.ts';
import { roomyFolder } from './scratch.ts';

/** A throw-away server: its superuser's address (database `postgres`), and a folder that goes with it. */
export type TestCluster = { readonly databaseUrl: string; readonly folder: string };

export type StartedTestCluster = TestCluster & {
  /** For the environment of test processes, so that they share this cluster. */
  readonly env: { readonly WASL_TEST_CLUSTER: string };
  stop(): Promise<void>;
};

/**
 * Starts a cluster for tests, on a memory disk where there is one (an fsync is then free). However this
 * process ends, even by SIGKILL, the server and its folder go with it.
 */
export async function startTestCluster(): Promise<StartedTestCluster> {
  const folder = await mkdtemp(join(await roomyFolder(), 'wasl-test-'));
  // The account that the server runs under, when this one is root, passes through.
  await chmod(folder, 0o711);
  const sentinel = watchOver(folder);
  try {
    const server = await superviseServer({
      home: folder,
      candidates: await candidatesOf(process.env),
      progress: () => undefined,
      settings: { max_connections: '200' },
    });
    const { user, password } = server.superuser;
    const socket = `host=${encodeURIComponent(server.socketFolder)}&port=${server.port}`;
    const cluster = { databaseUrl: `postgresql://${user}:${password}@/postgres?${socket}`, folder };
    return {
      ...cluster,
      env: { WASL_TEST_CLUSTER: JSON.stringify(cluster) },
      stop: async () => {
        await server.stop();
        await rm(folder, { recursive: true, force: true });
        sentinel.kill();
      },
    };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    sentinel.kill();
    throw error;
  }
}

/** The cluster of WASL_TEST_CLUSTER, else one of this process, started at the first call. */
export function testCluster(): Promise<TestCluster> {
  const shared = process.env.WASL_TEST_CLUSTER;
  cluster ??= shared === undefined ? startTestCluster() : Promise.resolve(parse(shared));
  return cluster;
}

let cluster: Promise<TestCluster> | undefined;

function parse(text: string): TestCluster {
  const { databaseUrl, folder } = JSON.parse(text);
  return { databaseUrl: String(databaseUrl), folder: String(folder) };
}

/**
 * A shell that waits for the end of this process (its standard input closes, whatever the cause), then
 * stops the server, waits for it, and removes the folder.
 */
function watchOver(folder: string) {
  const pidFile = join(layoutOf(folder).data, 'postmaster.pid');
  const script = `
    cat > /dev/null
    pid=$(head -n 1 "$1" 2> /dev/null) && kill -INT "$pid" 2> /dev/null
    tries=0
    while [ -e "$1" ] && [ $tries -lt 100 ]; do sleep 0.1; tries=$((tries + 1)); done
    rm -rf "$2"`;
  const sentinel = spawn('/bin/sh', ['-c', script, 'sh', pidFile, folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  sentinel.unref();
  if (sentinel.stdin instanceof Socket) sentinel.stdin.unref();
  return sentinel;
}
