import { EXCHANGE_MODULE } from '@wasl/exchange';
import { IDENTITY_MODULE } from '@wasl/identity';
import { languageOfTerminal } from '@wasl/kernel';
import { LEDGER_MODULE, type Ledger, openLedger } from '@wasl/ledger';
import { PROGRAMME_MODULE } from '@wasl/programme';
import { openStore, type Store } from '@wasl/store';
import type { Config } from './config.ts';
import { readWitnesses, takeHome } from './home.ts';
import { PORTAL_MODULE } from './portal/module.ts';

/** The rooms below the web, open on a home that this process holds. */
export type OpenPlatform = { readonly store: Store; readonly ledger: Ledger; close(): Promise<void> };

export const MODULES = [
  LEDGER_MODULE,
  EXCHANGE_MODULE,
  PROGRAMME_MODULE,
  PORTAL_MODULE,
  IDENTITY_MODULE,
] as const;

export type Report = (line: string) => void;

/** Opens the database of a home this process holds. `close` gives the home back. */
export async function openDatabase(
  config: Config,
  report: Report,
): Promise<{ store: Store; close(): Promise<void> }> {
  const release = await takeHome(config.home);
  try {
    const store = await openStore({
      home: config.home,
      databaseUrl: config.databaseUrl,
      modules: MODULES,
      report,
    });
    return {
      store,
      async close() {
        await store.close();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

/** Opens database and ledger; this process then is the one that records. */
export async function openPlatform(config: Config, report: Report): Promise<OpenPlatform> {
  const { store, close } = await openDatabase(config, report);
  try {
    const ledger = await openLedger({
      store,
      home: config.home,
      node: config.node,
      shard: config.shard,
      witnesses: await readWitnesses(config.home),
      report,
    });
    return {
      store,
      ledger,
      async close() {
        await ledger.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

export function languageHere() {
  return languageOfTerminal(process.env);
}
