import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { createExchangeDoor, EXCHANGE_PREFIX, openExchange } from '@wasl/exchange';
import { IDENTITY_MODULE, sessionCookie } from '@wasl/identity';
import { IDENTITY_TEXTS, identityRoutes, openIdentity } from '@wasl/identity/pages';
import { hasCode, inLanguage, Problem } from '@wasl/kernel';
import { PROGRAMME_MODULE, shipFacts } from '@wasl/programme';
import { PAGES_TEXTS, programmeRoutes } from '@wasl/programme/pages';
import { livingRoutes } from '@wasl/web';
import { ensureRegistered, MODEL_ORGANISATION, nodeKey, operatorKey, signStatement } from './bootstrap.ts';
import { writeTrustFile } from './cli/trust.ts';
import { type Config, configProblem, readConfig } from './config.ts';
import { addRoutes } from './http/routes.ts';
import { createServer, type Door } from './http/server.ts';
import { addWebRoutes } from './http/web-routes.ts';
import { createMetrics } from './metrics.ts';
import { ensureModel, MODEL_PROVIDERS, portalKey } from './model-directorate.ts';
import { createOperatorDoor } from './operator-request.ts';
import { languageHere, type OpenPlatform, openPlatform } from './platform.ts';
import { openPortal } from './portal/portal.ts';
import { removeRunFile, writeRunFile } from './run-file.ts';
import { SITE, SITE_TEXTS } from './site.ts';

/** An operator waits ten seconds at most; what has not ended by then is ended. */
const STOP_PATIENCE_MS = 9_000;
/** Of these, what is under way may take so much to be answered. */
const DRAIN_MS = 5_000;

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

/** By what names who runs on this machine addresses the node, whatever it listens on. */
function localNames(host: string): string[] {
  return [host.includes(':') ? `[${host}]` : host, 'localhost', '127.0.0.1', '[::1]'];
}

/** The exchange and the HTTP server that it answers on; `listen` resolves to the address once both are ready. */
type Serving = { listen(): Promise<string>; close(): Promise<void> };

/** Brings up what answers on HTTP, the registry brought to where a working node begins. */
async function serve(config: Config, { store, ledger }: OpenPlatform): Promise<Serving> {
  const { home, node, host, port } = config;
  const operator = await operatorKey(home, node);
  const signer = await nodeKey(home, node);
  await ensureRegistered(ledger, operator, signer, Date.now);
  const authorities = new Set([node, ...config.authorities]);
  const metrics = createMetrics(ledger);
  const exchange = await openExchange({
    store,
    ledger,
    home,
    operator: MODEL_ORGANISATION.code,
    authorities,
    nodeKey: signer,
    localProviders: MODEL_PROVIDERS,
    allowedAddresses: config.allowedAddresses,
    observe: metrics.observe,
    report,
  });
  await shipFacts(store.pool(PROGRAMME_MODULE.name), new Date().toISOString());
  await ensureModel({ exchange, ledger }, home, operator, Date.now);
  const portal = await openPortal({ store, exchange, ledger, key: await portalKey(home), report });
  await ledger.publishNow();
  await writeTrustFile(home, await ledger.trustFile());
  let stopping = false;
  const door: Door = {
    prefix: EXCHANGE_PREFIX,
    open: createExchangeDoor(exchange.handle, report, () => stopping),
  };
  const app = createServer(report, door);
  addRoutes(app, {
    node,
    ledger,
    exchange,
    metrics,
    store,
    home,
    open: createOperatorDoor(operator.verifier, Date.now),
    clock: Date.now,
  });
  // Until it listens nothing asks for an address.
  let origin = config.publicUrl ?? `https://${node}`;
  const pages = programmeRoutes({
    pool: store.pool(PROGRAMME_MODULE.name),
    clock: Date.now,
    // Not announced: the day is never guessed.
    resultsOn: null,
    publisher: { name: MODEL_ORGANISATION.name, notice: SITE.notice },
    origin: () => origin,
    ...portal,
  });
  const named = () => byName(origin);
  const identity = openIdentity({
    pool: store.pool(IDENTITY_MODULE.name),
    clock: Date.now,
    origin: named,
    provider: await readProviderSettings(config.provider),
    fetch: null,
    record: async (content) => {
      const subject = `note/${MODEL_ORGANISATION.code}`;
      await ledger.enterNote(await signStatement({ subject, action: 'note', content }, operator, Date.now));
    },
  });
  const texts = [
    SITE_TEXTS,
    { module: 'programme', texts: PAGES_TEXTS, reviewed: [] },
    { module: 'identity', texts: IDENTITY_TEXTS, reviewed: [] },
  ];
  addWebRoutes(app, {
    site: SITE,
    routes: [...livingRoutes(texts), ...pages, ...identityRoutes(identity, named)],
    admit: identity.admit,
    sessions: sessionCookie(config.publicUrl?.startsWith('https:') === true),
  });
  return {
    async listen() {
      const url = await app.listen({ host, port }).catch((error: unknown) => {
        throw hasCode(error, 'EADDRINUSE') ? configProblem('address-in-use', { host, port }, error) : error;
      });
      origin = config.publicUrl ?? url;
      const { port: bound } = new URL(url);
      for (const name of localNames(host)) authorities.add(new URL(`http://${name}:${bound}`).host);
      await writeRunFile(home, { pid: process.pid, url });
      const link = await identity.firstLink();
      if (link !== null) report(`first administrator: ${named()}/sign-in/first/${link}`);
      return url;
    },
    async close() {
      stopping = true;
      // An exchange that waits for its provider settles as unknown: counts and quotas are kept in any case.
      await Promise.race([app.close(), delay(DRAIN_MS)]);
      await portal.close();
      await exchange.close();
      await removeRunFile(home);
    },
  };
}

/** The provider with its secret, which lies in a file so that no environment and no command line shows it. */
async function readProviderSettings(provider: Config['provider']) {
  if (provider === undefined) return null;
  const { issuer, clientId, secretFile } = provider;
  const text = await readFile(secretFile, 'utf8').catch((error: unknown) => {
    const name = 'WASL_OIDC_CLIENT_SECRET_FILE';
    throw configProblem('config-invalid', { name, value: secretFile, expected: './client-secret' }, error);
  });
  return { issuer, clientId, clientSecret: text.trim() };
}

/** The same address by a name where it is one of this machine by number: passkeys know names alone. */
function byName(origin: string): string {
  return origin.replace(/^http:\/\/(127\.0\.0\.1|\[::1\]|0\.0\.0\.0|\[::\])(?=:|$)/, 'http://localhost');
}

async function main(): Promise<number> {
  const ended = Promise.withResolvers<number>();
  // From the first moment on: a start that is interrupted still stops its database.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ended.resolve(0));
  const config = readConfig(process.env, process.cwd());
  const platform = await openPlatform(config, report);
  let serving: Serving | null = null;
  try {
    void platform.ledger.halted.then((reason) => {
      process.stderr.write(`wasl: ${explain(reason)}\n`);
      ended.resolve(1);
    });
    serving = await serve(config, platform);
    report(`ready at ${await serving.listen()}`);
    return await ended.promise;
  } finally {
    setTimeout(() => process.exit(1), STOP_PATIENCE_MS).unref();
    await serving?.close();
    await platform.close();
  }
}

process.exit(await main().catch(fail));
