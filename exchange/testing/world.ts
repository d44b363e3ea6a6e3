import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, request as openRequest, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { TestContext } from 'node:test';
import { signRequest } from '@wasl/client';
import {
  LEDGER_MODULE,
  type Ledger,
  nodeCrypto,
  openLedger,
  readWitnessFile,
  type SigningKey,
  sha256,
} from '@wasl/ledger';
import { formatVerifierKey, parsePolicy, utf8 } from '@wasl/log';
import { type AgreementContent, type Body, parseBody, type Verification, verifyReceipt } from '@wasl/receipt';
import { testStore } from '@wasl/store/testing';
import { digestOf } from '../digest.ts';
import { createExchangeDoor } from '../door.ts';
import { EXCHANGE_MODULE, type Exchange, type ExchangeOptions, openExchange } from '../exchange.ts';
import { testContract } from './contract.ts';
import * as make from './registry.ts';

export const NODE = 'node.example';
const NEVER_MS = 3_600_000;

export type Provider = (request: IncomingMessage, response: ServerResponse) => void;

/** A call as a test wants it sent; what it leaves out is as it should be. */
export type CallOptions = {
  readonly method?: string;
  readonly target?: string;
  readonly body?: Uint8Array | string | null;
  readonly contentType?: string;
  readonly agreement?: string;
  readonly purpose?: string;
  readonly idempotencyKey?: string | null;
  readonly key?: SigningKey;
  readonly keyId?: string;
  readonly created?: number;
  readonly nonce?: string;
  readonly salt?: Uint8Array;
  readonly authority?: string;
  /** Changes the signed headers before they are sent. */
  readonly alter?: (headers: Map<string, string>) => void;
  /** What is sent in place of what was signed. */
  readonly sent?: { readonly target?: string; readonly body?: Uint8Array | string; readonly method?: string };
};

export type Called = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly bytes: Uint8Array;
  json(): Record<string, unknown>;
  /** The code of the problem, null where the answer is none. */
  readonly code: string | null;
};

export type World = Awaited<ReturnType<typeof exchangeWorld>>;

const FILE = {
  id: 'f1',
  title: 'A file',
  secret: 'not agreed',
  pages: [{ number: 1, text: 'not agreed' }, { number: 2 }],
  holder: { office: 'records', name: 'not agreed' },
};

/** Answers the test contract as it should be answered. */
export function goodProvider(request: IncomingMessage, response: ServerResponse): void {
  request.resume();
  request.on('end', () => {
    if (request.url?.endsWith('/scan') === true && request.method === 'GET') {
      response.writeHead(200, { 'content-type': 'application/octet-stream' }).end('opaque');
    } else if (request.method === 'DELETE' || request.url?.endsWith('/scan') === true) {
      response.writeHead(204).end();
    } else {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(FILE));
    }
  });
}

/**
 * A node with a provider behind it and a consumer that may call it: everything real but the parties. It goes
 * with the test; `reopen` closes it and opens it on the same database, as after a restart.
 */
export async function exchangeWorld(
  t: TestContext,
  options: {
    readonly provider?: Provider;
    readonly contract?: string;
    readonly agreement?: Partial<AgreementContent>;
    readonly exchange?: Partial<ExchangeOptions>;
    /** Where the provider is registered to live, by its port; on loopback by default. */
    readonly address?: (port: number) => string;
  } = {},
) {
  const store = await testStore([LEDGER_MODULE, EXCHANGE_MODULE]);
  const { home } = store;
  let provide: Provider = options.provider ?? goodProvider;
  const received: { readonly method: string; readonly url: string; readonly headers: readonly string[] }[] =
    [];
  const provider = createServer((request, response) => {
    received.push({ method: request.method ?? '', url: request.url ?? '', headers: request.rawHeaders });
    provide(request, response);
  });
  const providerPort = await listen(provider);
  const operator = await make.testKey(home, 'officers/operator');
  const second = await make.testKey(home, 'officers/second');
  const auditor = await make.testKey(home, 'officers/auditor');
  const deskKey = await make.testKey(home, 'model-audit/desk/first');
  const nodeKey = await make.testKey(home, `${NODE}/node`);
  const authorities = new Set([NODE]);
  const reports: string[] = [];
  const observed: string[] = [];
  let open: { readonly ledger: Ledger; readonly exchange: Exchange } | null = null;

  function opened() {
    if (open === null) throw new Error('the node is stopped');
    return open;
  }

  async function start(more: Partial<ExchangeOptions> = {}): Promise<void> {
    const ledger = await openLedger({
      store,
      home,
      node: NODE,
      shard: '',
      witnesses: await readWitnessFile(null),
      cadenceMs: NEVER_MS,
      report: (line) => reports.push(line),
    });
    await enterDirectly(ledger);
    const exchange = await openExchange({
      store,
      ledger,
      home,
      operator: make.OPERATOR,
      authorities,
      nodeKey,
      localProviders: new Map(),
      allowedAddresses: ['127.0.0.1'],
      observe: ({ code }) => observed.push(code ?? 'answered'),
      report: (line) => reports.push(line),
      ...options.exchange,
      ...more,
    });
    open = { ledger, exchange };
  }

  /** What a node's own start enters. */
  async function enterDirectly(ledger: Ledger): Promise<void> {
    const org = make.OPERATOR;
    if (ledger.registry.view().head.size > 0) return;
    await ledger.registry.enter(
      await make.setting([operator], `organisation/${org}`, make.organisation(org, operator)),
    );
    const key = formatVerifierKey(operator.verifier);
    await ledger.registry.enter(
      await make.setting([operator], `key/${org}/operator`, { organisation: org, role: 'operator', key }),
    );
  }

  async function stop(): Promise<void> {
    const closing = open;
    open = null;
    await closing?.exchange.close();
    await closing?.ledger.close();
  }

  await start();
  const server = createServer((request, response) =>
    createExchangeDoor(
      (wire) => opened().exchange.handle(wire),
      (line) => reports.push(line),
    )(request, response),
  );
  const port = await listen(server);
  authorities.add(`127.0.0.1:${port}`);

  t.after(async () => {
    server.closeAllConnections();
    server.close();
    provider.closeAllConnections();
    provider.close();
    await stop();
    await store.close();
  });

  const set = async (keys: readonly SigningKey[], subject: string, content: object) =>
    opened().exchange.enter(await make.setting(keys, subject, content));

  const contract = options.contract ?? testContract();
  const providerAddress = options.address?.(providerPort) ?? `http://127.0.0.1:${providerPort}`;
  await set([operator], `key/${make.OPERATOR}/officer/second`, make.officer(make.OPERATOR, second));
  await set([auditor, operator], `organisation/${make.CONSUMER}`, make.organisation(make.CONSUMER, auditor));
  await set([auditor], `key/${make.CONSUMER}/officer/first`, make.officer(make.CONSUMER, auditor));
  await set(
    [operator],
    `system/${make.OPERATOR}/archive`,
    make.system(make.OPERATOR, 'archive', providerAddress),
  );
  await set([auditor], `system/${make.CONSUMER}/desk`, make.system(make.CONSUMER, 'desk', null));
  await set(
    [auditor],
    `system-key/${make.CONSUMER}/desk/first`,
    make.systemKey(make.CONSUMER, 'desk', deskKey),
  );
  await opened().exchange.publish(
    await make.setting([operator], `service/${make.OPERATOR}/files/1`, make.service(contract)),
    contract,
  );
  await agree(make.agreement(options.agreement));

  /** Proposes an agreement and has it approved. */
  async function agree(content: AgreementContent, name = 'review'): Promise<void> {
    const proposal = await make.setting([auditor], `agreement/${make.CONSUMER}/${name}`, content);
    await opened().exchange.enter(proposal);
    await set([operator], `approval/${make.OPERATOR}/${make.CONSUMER}.${name}`, {
      agreement: `${make.CONSUMER}/${name}`,
      version: content.version,
      digest: digestOf(proposal),
    });
  }

  /** Signs a call and sends it over a real connection. */
  async function call(asked: CallOptions = {}): Promise<Called> {
    const { method, target, body, headers } = await sign(asked);
    return send(method, target, headers, body);
  }

  async function sign(asked: CallOptions = {}) {
    const method = asked.method ?? 'GET';
    const target = asked.target ?? '/exchange/model-directorate/files/1/files/f1';
    const body = asked.body === undefined || asked.body === null ? null : Buffer.from(asked.body);
    const key = asked.key ?? deskKey;
    const safe = method === 'GET';
    const signed = await signRequest(
      {
        method,
        authority: asked.authority ?? `127.0.0.1:${port}`,
        target,
        body,
        agreement: asked.agreement ?? 'model-audit/review',
        purpose: asked.purpose ?? 'review',
        idempotencyKey: asked.idempotencyKey === undefined ? (safe ? null : 'key-1') : asked.idempotencyKey,
      },
      {
        keyId: asked.keyId ?? key.verifier.name,
        created: asked.created ?? Math.floor(Date.now() / 1_000),
        nonce: asked.nonce ?? randomBytes(16).toString('base64url'),
        salt: asked.salt ?? randomBytes(32),
      },
      key.sign,
      sha256,
    );
    const headers = new Map(Object.entries(signed));
    headers.set('host', asked.authority ?? `127.0.0.1:${port}`);
    if (body !== null) headers.set('content-type', asked.contentType ?? 'application/json');
    asked.alter?.(headers);
    const sentBody = asked.sent?.body === undefined ? body : Buffer.from(asked.sent.body);
    return {
      method: asked.sent?.method ?? method,
      target: asked.sent?.target ?? target,
      headers,
      body: sentBody,
    };
  }

  function send(
    method: string,
    target: string,
    headers: ReadonlyMap<string, string>,
    body: Uint8Array | null,
  ): Promise<Called> {
    const { promise, resolve, reject } = Promise.withResolvers<Called>();
    const outgoing = openRequest(
      { host: '127.0.0.1', port, method, path: target, headers: Object.fromEntries(headers), agent: false },
      (response) => {
        buffer(response).then((bytes) => resolve(calledOf(response, bytes)), reject);
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body ?? undefined);
    return promise;
  }

  /** The bodies of all receipts, in the order of the log. */
  async function receipts(): Promise<Body[]> {
    const { rows } = await store
      .pool(LEDGER_MODULE.name)
      .query<{ body: Buffer }>('SELECT body FROM ledger.entry WHERE body IS NOT NULL ORDER BY index');
    return rows.map(({ body }) => parseBody(body));
  }

  async function verified(id: string): Promise<Verification> {
    const policy = await parsePolicy(utf8(await opened().ledger.trustFile()), sha256);
    return verifyReceipt(await opened().ledger.receiptFile(id), policy, nodeCrypto);
  }

  return {
    home,
    port,
    providerAddress,
    store,
    keys: { operator, second, auditor, deskKey, nodeKey },
    received,
    observed,
    reports,
    ledger: () => opened().ledger,
    exchange: () => opened().exchange,
    provide(next: Provider) {
      provide = next;
    },
    stopProvider: () => {
      provider.closeAllConnections();
      provider.close();
    },
    set,
    agree,
    call,
    sign,
    send,
    receipts,
    verified,
    stop,
    async reopen(more: Partial<ExchangeOptions> = {}) {
      await stop();
      await start(more);
    },
  };
}

export function calledOf(
  response: Pick<IncomingMessage, 'statusCode' | 'headers'>,
  bytes: Uint8Array,
): Called {
  const headers = Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [
      name,
      value === undefined ? undefined : String(value),
    ]),
  );
  const json = (): Record<string, unknown> => JSON.parse(Buffer.from(bytes).toString('utf8'));
  const isProblem = headers['content-type']?.startsWith('application/problem+json') === true;
  return {
    status: response.statusCode ?? 0,
    headers,
    bytes,
    json,
    code: isProblem ? String(json().code) : null,
  };
}

async function listen(server: ReturnType<typeof createServer>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  return address.port;
}
