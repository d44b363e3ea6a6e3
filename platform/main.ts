import { inLanguage, Problem } from '@wasl/kernel';
import { ensureRegistered, operatorKey } from './bootstrap.ts';
import { writeTrustFile } from './cli/trust.ts';
import { readConfig } from './config.ts';
import { addHealthRoutes } from './http/health-routes.ts';
import { addLogRoutes } from './http/log-routes.ts';
import { addNoteRoutes } from './http/note-routes.ts';
import { createServer } from './http/server.ts';
import { languageHere, openPlatform } from './platform.ts';
import { removeRunFile, writeRunFile } from './run-file.ts';

/** An operator waits ten seconds at most; what has not ended by then is ended. */
const STOP_PATIENCE_MS = 9_000;

function report(line: string): void {
  process.stdout.write(`wasl: ${line}\n`);
}

function explain(error: unknown): string {
  if (!(error instanceof Problem))
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  const { title, remedy } = inLanguage(error, languageHere());
  return `${title} ${remedy} [${error.code}]`;
}

function fail(error: unknown): never {
  process.stderr.write(`wasl: ${explain(error)}\n`);
  process.exit(1);
}

async function main(): Promise<void> {
  const config = readConfig(process.env, process.cwd());
  const platform = await openPlatform(config, report);
  const { ledger } = platform;
  await ensureRegistered(ledger, await operatorKey(config.home, config.node), Date.now);

  await writeTrustFile(config.home, await ledger.trustFile());

  const app = createServer(report);
  addHealthRoutes(app, ledger);
  addLogRoutes(app, ledger);
  addNoteRoutes(app, ledger);
  const url = await app.listen({ host: config.host, port: config.port });
  await writeRunFile(config.home, { pid: process.pid, url });

  let stopping = false;
  function stop(code: number): void {
    if (stopping) return;
    stopping = true;
    void (async () => {
      setTimeout(() => process.exit(1), STOP_PATIENCE_MS).unref();
      await app.close();
      await removeRunFile(config.home);
      await platform.close();
      process.exit(code);
    })().catch(fail);
  }
  process.on('SIGINT', () => stop(0));
  process.on('SIGTERM', () => stop(0));
  process.on('SIGHUP', () => stop(0));
  void ledger.halted.then((reason) => {
    process.stderr.write(`wasl: ${explain(reason)}\n`);
    stop(1);
  });
  report(`ready at ${url}`);
}

await main().catch(fail);
