import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after } from 'node:test';
import { promisify } from 'node:util';
import { openStore } from '../open-store.ts';
import type { StoreOptions } from '../store.ts';
import { moduleIn, NOTES, scratch } from './scratch.ts';

/** Options for a store of module `notes` in this home, in English, that keep what they report. */
export async function optionsIn(home: string): Promise<StoreOptions & { readonly lines: string[] }> {
  const lines: string[] = [];
  return {
    home,
    modules: [await moduleIn(home, 'notes', NOTES)],
    report: (line) => lines.push(line),
    env: { ...process.env, LC_ALL: 'en_GB.UTF-8' },
    lines,
  };
}

/**
 * Copies of one home whose server was started once and stopped: what a test of a later start needs, at a
 * tenth of the time. Call it once, at the top of a test file.
 */
export function readyHomes(): (t: { after(end: () => Promise<void>): void }) => Promise<string> {
  let original: Promise<string> | undefined;

  async function make(): Promise<string> {
    const home = await scratch({ after: () => undefined });
    await (await openStore(await optionsIn(home))).close();
    return home;
  }

  after(async () => {
    if (original !== undefined) await rm(await original, { recursive: true, force: true });
  });
  return async (t) => {
    original ??= make();
    const home = join(await scratch(t), 'home');
    await promisify(execFile)('cp', ['-a', await original, home]);
    return home;
  };
}
