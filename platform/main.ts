import { inLanguage, Problem } from '@wasl/kernel';
import type { FastifyInstance } from 'fastify';
import { ensureRegistered, operatorKey } from './bootstrap.ts';
import { writeTrustFile } from './cli/trust.ts';
import { type Config, readConfig } from './config.ts';
import { addHealthRoutes } from './http/health-routes.ts';
import { addLogRoutes } from './http/log-routes.ts';
import { addNoteRoutes } from './http/note-routes.ts';
import { addOperatorRoutes } from './http/operator-routes.ts';
import { addPageRoutes } from './http/page-routes.ts';
import { createServer } from './http/server.ts';
import { createOperatorDoor } from './operator-request.ts';
import { languageHere, type OpenPlatform, openPlatform } from './platform.ts';
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

/** Starts what answers on HTTP; resolves to its address once it listens. */
async function serve(config: Config, { store, ledger }: OpenPlatform, app: FastifyInstance): Promise<string> {
  const { home, node, host, port } = config;
  const operator = await operatorKey(home, node);
  await ensureRegistered(ledger, operator, Date.now);
  await ledger.publishNow();
  await writeTrustFile(home, await ledger.trustFile());
  addHealthRoutes(app, ledger);
  addLogRoutes(app, ledger);
  addNoteRoutes(app, ledger);
  addPageRoutes(app, { node, ledger });
  addOperatorRoutes(app, { store, home, open: createOperatorDoor(operator.verifier, Date.now) });
  const url = await app.listen({ host, port });
  await writeRunFile(home, { pid: process.pid, url });
  return url;
}

async function main(): Promise<number> {
  const ended = Promise.withResolvers<number>();
  // From the first moment on: a start that is interrupted still stops its database.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ended.resolve(0));
  const config = readConfig(process.env, process.cwd());
  const platform = await openPlatform(config, report);
  const app = createServer(report);
  try {
    void platform.ledger.halted.then((reason) => {
      process.stderr.write(`wasl: ${explain(reason)}\n`);
      ended.resolve(1);
    });
    report(`ready at ${await serve(config, platform, app)}`);
    return await ended.promise;
  } finally {
    setTimeout(() => process.exit(1), STOP_PATIENCE_MS).unref();
    await app.close();
    await removeRunFile(config.home);
    await platform.close();
  }
}

process.exit(await main().catch(fail));
