import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openStore } from '@wasl/store';
import { startTestCluster } from '@wasl/store/testing';
import { Client } from 'pg';
import { LEDGER_MODULE } from '../ledger.ts';
import type { OwnStore } from './node.ts';

const DATABASE = 'alone';

export type OwnCluster = {
  readonly folder: string;
  /** For `testNode`; closing it stops the cluster. */
  openStore(): Promise<OwnStore>;
};

/** A cluster that no other test shares, so that it can be starved or killed. */
export async function startOwnCluster(): Promise<OwnCluster> {
  const cluster = await startTestCluster();
  const client = new Client({ connectionString: cluster.databaseUrl });
  await client.connect();
  await client.query(`CREATE DATABASE ${DATABASE}`);
  await client.end();
  const home = join(cluster.folder, 'home');
  await mkdir(home);
  const databaseUrl = cluster.databaseUrl.replace('/postgres?', `/${DATABASE}?`);
  return {
    folder: cluster.folder,
    async openStore() {
      const store = await openStore({ home, databaseUrl, modules: [LEDGER_MODULE], report: () => {} });
      const close = () => store.close().finally(cluster.stop);
      return { ...store, home, databaseUrl, close, [Symbol.asyncDispose]: close };
    },
  };
}

/**
 * The largest file that the server's processes may write, in bytes; null takes the limit away. A write past
 * it fails as one on a full disk does. Runs as the server's own account, which may limit itself.
 */
export async function limitFiles(folder: string, bytes: number | null): Promise<void> {
  await Promise.all((await serverProcesses(folder)).map((pid) => limitProcess(pid, bytes)));
}

async function limitProcess(pid: string, bytes: number | null): Promise<void> {
  try {
    const { uid, gid } = await stat(`/proc/${pid}`);
    const options = process.geteuid?.() === 0 ? { uid, gid } : {};
    const limit = `--fsize=${bytes ?? 'unlimited'}:unlimited`;
    await promisify(execFile)('prlimit', [`--pid=${pid}`, limit], options);
  } catch (error) {
    // A server process that ended meanwhile needs no limit.
    if (await stat(`/proc/${pid}`).catch(() => null)) throw error;
  }
}

/** The postmaster of a home and its children, which inherit from it what is set now (Linux). */
async function serverProcesses(folder: string): Promise<string[]> {
  const [postmaster = ''] = (await readFile(join(folder, 'db', 'data', 'postmaster.pid'), 'utf8')).split(
    '\n',
  );
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const parents = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')));
  const children = pids.filter((_, i) => parents[i]?.replace(/^.*\) . /s, '').startsWith(`${postmaster} `));
  return [postmaster, ...children];
}
