import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { TestContext } from 'node:test';
import { createNonceMemory, signRequest } from '@wasl/client';
import { ledgerProblem, type SettledReceipt, type SigningKey, sha256 } from '@wasl/ledger';
import { utf8 } from '@wasl/log';
import {
  type AgreementContent,
  applyStatement,
  type CurrentTree,
  EMPTY_CURRENT_TREE,
  parseBody,
  parseStatement,
} from '@wasl/receipt';
import { compileContract } from '../contract/compile.ts';
import { parseContract } from '../contract/parse.ts';
import { digestOf } from '../digest.ts';
import { buildDirectory } from '../directory/build.ts';
import type { Directory } from '../directory/model.ts';
import { BODY_LIMITS } from '../gateway/body.ts';
import { createByteBudget } from '../gateway/budget.ts';
import type { ForwardedRequest, ProviderAnswer } from '../gateway/forward.ts';
import { createGateway, type GatewayPorts } from '../gateway/gateway.ts';
import { NO_REGISTER } from '../gateway/lawfulness.ts';
import { createProviderSlots, SLOTS_PER_PROVIDER } from '../gateway/provider-slots.ts';
import { createQuotas } from '../gateway/quota.ts';
import { openSpool } from '../gateway/spool.ts';
import { createVerifyInPool } from '../gateway/verify-in-pool.ts';
import type { ExchangeBody } from './attack.ts';
import { testContract } from './contract.ts';
import * as make from './registry.ts';
import { type Called, type CallOptions, calledOf, NODE } from './world.ts';

export type StubOptions = {
  /** What the provider answers; by default nothing is asked. */
  readonly forward?: (request: ForwardedRequest) => Promise<ProviderAnswer>;
  readonly agreement?: Partial<AgreementContent>;
  readonly clock?: () => number;
  readonly ports?: Partial<GatewayPorts>;
};

/** A provider's answer, as the forwarder gives it. */
export function answerOf(
  status: number,
  headers: Readonly<Record<string, string>>,
  body: string | Uint8Array,
): ProviderAnswer {
  const bytes = Buffer.from(body);
  const framing: [string, string][] = [['content-length', String(bytes.length)]];
  return {
    status,
    headers: new Map([...framing, ...Object.entries(headers)]),
    body: (async function* () {
      yield bytes;
    })(),
    abandon: () => undefined,
  };
}

/**
 * The real gateway over ports that keep everything in memory: no database, network or log, so that thousands of
 * calls cost little. Its directory holds what a world's does.
 */
export async function stubGateway(t: TestContext, options: StubOptions = {}) {
  const home = await mkdtemp(join(tmpdir(), 'wasl-stub-'));
  t.after(() => rm(home, { recursive: true, force: true }));
  const clock = options.clock ?? Date.now;
  const contract = testContract();
  const compiled = compileContract(parseContract(utf8(contract)));
  const deskKey = await make.testKey(home, 'model-audit/desk/first');
  const directory = await stubDirectory(home, deskKey, contract, options.agreement ?? {});
  const claimed = new Map<string, Uint8Array>();
  const settled: ExchangeBody[] = [];
  const counted: string[] = [];
  const asked: ForwardedRequest[] = [];
  const quotas = createQuotas(clock, new Map());

  const ledger: GatewayPorts['ledger'] = {
    claims: {
      async claim({ nonce, intent }) {
        const key = Buffer.from(nonce).toString();
        if (claimed.has(key)) throw ledgerProblem('claim-replayed');
        claimed.set(key, intent);
      },
      orphans: async () => [],
      open: async () => claimed.size - settled.length,
      forget: async () => 0,
    },
    async settle({ id, body }) {
      const read = parseBody(body);
      if (read.kind === 'exchange') settled.push(read);
      return settledStub(settled.length, id);
    },
    prove: async () => [],
    checkpoint: async () => utf8('a checkpoint\n'),
  };
  const gateway = createGateway({
    node: NODE,
    authorities: new Set([NODE]),
    directory: () => directory,
    contracts: new Map([[compiled.contract.digest, compiled]]),
    ledger,
    async forward(request) {
      asked.push(request);
      if (options.forward === undefined) throw new Error('the provider is not asked');
      return options.forward(request);
    },
    lawfulness: NO_REGISTER,
    nonces: createNonceMemory(clock),
    quotas,
    slots: createProviderSlots(SLOTS_PER_PROVIDER),
    budget: createByteBudget(64 * 2 ** 20),
    bodyLimits: BODY_LIMITS,
    spool: await openSpool(join(home, 'spool')),
    verify: createVerifyInPool(),
    aggregate: { count: (code) => void counted.push(code), close: async () => undefined },
    clock,
    report: () => undefined,
    observe: () => undefined,
    ...options.ports,
  });

  async function call(asking: CallOptions = {}): Promise<Called> {
    const method = asking.method ?? 'GET';
    const target = asking.target ?? '/exchange/model-directorate/files/1/files/f1';
    const body = asking.body === undefined || asking.body === null ? null : Buffer.from(asking.body);
    const signed = await signRequest(
      {
        method,
        authority: NODE,
        target,
        body,
        agreement: asking.agreement ?? 'model-audit/review',
        purpose: asking.purpose ?? 'review',
        idempotencyKey: method === 'GET' ? null : 'key-1',
      },
      {
        keyId: (asking.key ?? deskKey).verifier.name,
        created: asking.created ?? Math.floor(clock() / 1_000),
        nonce: asking.nonce ?? randomBytes(16).toString('base64url'),
        salt: randomBytes(32),
      },
      (asking.key ?? deskKey).sign,
      sha256,
    );
    const content =
      body === null
        ? []
        : ['content-type', asking.contentType ?? 'application/json', 'content-length', `${body.length}`];
    const answer = await gateway.handle({
      version: '1.1',
      method,
      target,
      rawHeaders: ['host', NODE, ...Object.entries(signed).flat(), ...content],
      body: (async function* () {
        if (body !== null) yield body;
      })(),
    });
    const bytes = answer.body instanceof Uint8Array ? answer.body : await buffer(answer.body);
    return calledOf({ statusCode: answer.status, headers: { ...answer.headers } }, bytes);
  }

  return {
    home,
    gateway,
    ledger,
    call,
    directory,
    quotas,
    claimed,
    settled,
    counted,
    asked,
    keys: { deskKey },
  };
}

export type StubGateway = Awaited<ReturnType<typeof stubGateway>>;

function settledStub(size: number, id: string): SettledReceipt {
  const root = new Uint8Array(32);
  return { index: size - 1, head: { size, root }, salt: root, leaf: utf8(id) };
}

/** What a world's registry makes current, without a registry. */
async function stubDirectory(
  home: string,
  deskKey: SigningKey,
  contract: string,
  agreement: Partial<AgreementContent>,
): Promise<Directory> {
  const operator = await make.testKey(home, 'officers/operator');
  const auditor = await make.testKey(home, 'officers/auditor');
  const proposal = await make.setting(
    [auditor],
    `agreement/${make.CONSUMER}/review`,
    make.agreement(agreement),
  );
  const notes = [
    await make.setting(
      [operator],
      `organisation/${make.OPERATOR}`,
      make.organisation(make.OPERATOR, operator),
    ),
    await make.setting([auditor], `organisation/${make.CONSUMER}`, make.organisation(make.CONSUMER, auditor)),
    await make.setting(
      [operator],
      `system/${make.OPERATOR}/archive`,
      make.system(make.OPERATOR, 'archive', 'http://archive.example'),
    ),
    await make.setting([auditor], `system/${make.CONSUMER}/desk`, make.system(make.CONSUMER, 'desk', null)),
    await make.setting(
      [auditor],
      `system-key/${make.CONSUMER}/desk/first`,
      make.systemKey(make.CONSUMER, 'desk', deskKey),
    ),
    await make.setting([operator], `service/${make.OPERATOR}/files/1`, make.service(contract)),
    proposal,
    await make.setting([operator], `approval/${make.OPERATOR}/${make.CONSUMER}.review`, {
      agreement: `${make.CONSUMER}/review`,
      version: 1,
      digest: digestOf(proposal),
    }),
  ];
  const tree = notes.reduce<CurrentTree>(
    (before, note) => applyStatement(before, parseStatement(note), sha256),
    EMPTY_CURRENT_TREE,
  );
  const head = { origin: `${NODE}/log/registry`, size: notes.length, root: new Uint8Array(32) };
  return buildDirectory(head, tree, sha256);
}
