import { join } from 'node:path';
import { createNonceMemory } from '@wasl/client';
import type { Clock } from '@wasl/kernel';
import { type Ledger, type RegistryView, readStatement, type SigningKey } from '@wasl/ledger';
import { utf8 } from '@wasl/log';
import type { Store } from '@wasl/store';
import { contractProblem } from './contract/problems.ts';
import { describeDirectory } from './directory/describe.ts';
import { proveStatement } from './directory/prove.ts';
import { watchDirectory } from './directory/watch.ts';
import { createAggregate } from './gateway/aggregate.ts';
import { BODY_LIMITS, type BodyLimits } from './gateway/body.ts';
import { createByteBudget } from './gateway/budget.ts';
import { createForward, type Timeouts } from './gateway/forward.ts';
import { createGateway, type Observed } from './gateway/gateway.ts';
import { type LawfulnessPort, NO_REGISTER } from './gateway/lawfulness.ts';
import { startSweeping } from './gateway/orphans.ts';
import { addressRules } from './gateway/provider-address.ts';
import { createProviderSlots, SLOTS_PER_PROVIDER } from './gateway/provider-slots.ts';
import { createQuotas, dayOf } from './gateway/quota.ts';
import { openSpool } from './gateway/spool.ts';
import { createVerifyInPool } from './gateway/verify-in-pool.ts';
import type { LocalProvider } from './local-provider.ts';
import { handOutReceipt } from './receipts.ts';
import { judgeStatement } from './registry/rules.ts';
import { openContracts } from './store/contracts.ts';
import { readQuotaUsed, writeQuotaUsed } from './store/quota-used.ts';

/** The exchange's part of the database. */
export const EXCHANGE_MODULE = { name: 'exchange', migrations: new URL('./migrations/', import.meta.url) };

export type ExchangeOptions = {
  readonly store: Store;
  readonly ledger: Ledger;
  /** Folder of what waits on disk. */
  readonly home: string;
  /** Code of the organisation that operates the node. */
  readonly operator: string;
  /** Values of Host that are this node's; its owner may add to it. */
  readonly authorities: ReadonlySet<string>;
  /** With which the node signs what it sends to providers; its name is the keyid. */
  readonly nodeKey: SigningKey;
  /** Systems answered in this process, by `<org>/<system>`. */
  readonly localProviders: ReadonlyMap<string, LocalProvider>;
  /** Addresses and networks inside that providers may live at. */
  readonly allowedAddresses: readonly string[];
  readonly lawfulness?: LawfulnessPort;
  readonly timeouts?: Partial<Timeouts>;
  /** Exchanges that may be under way with one provider. */
  readonly slotsPerProvider?: number;
  readonly bodyLimits?: Partial<BodyLimits>;
  readonly clock?: Clock;
  readonly observe: (observed: Observed) => void;
  readonly report: (line: string) => void;
};

/** Memory for bodies under way: some thousand common ones, or thirty-two of the largest and their answers. */
const BUDGET_BYTES = 64 * 1_048_576;
const KEEP_QUOTAS_MS = 5_000;

/** Opens the exchange on an open ledger: settles what a crash left open, then is ready for requests. */
export async function openExchange(options: ExchangeOptions) {
  const { store, ledger, home, operator, authorities, nodeKey, report } = options;
  const clock = options.clock ?? Date.now;
  const pool = store.pool(EXCHANGE_MODULE.name);
  const directory = await watchDirectory(ledger.registry);
  const named = new Set([...directory.current().services.values()].map(({ contract }) => contract));
  const contracts = await openContracts(pool, clock, named, report);
  const quotas = createQuotas(clock, await readQuotaUsed(pool, dayOf(clock())));
  const nonces = createNonceMemory(clock);
  const verify = createVerifyInPool();
  const aggregate = createAggregate({
    node: ledger.node,
    clock,
    head: () => directory.current().head,
    settle: ledger.settle,
    report,
  });
  const { forward, close: closeForward } = createForward({
    nodeKey: { id: nodeKey.verifier.name, sign: nodeKey.sign },
    addresses: addressRules(options.allowedAddresses),
    localProviders: options.localProviders,
    clock,
    timeouts: options.timeouts ?? {},
  });
  const gateway = createGateway({
    node: ledger.node,
    authorities,
    directory: directory.current,
    contracts: contracts.compiled,
    ledger,
    forward,
    lawfulness: options.lawfulness ?? NO_REGISTER,
    nonces,
    quotas,
    slots: createProviderSlots(options.slotsPerProvider ?? SLOTS_PER_PROVIDER),
    budget: createByteBudget(BUDGET_BYTES),
    bodyLimits: { ...BODY_LIMITS, ...options.bodyLimits },
    spool: await openSpool(join(home, 'spool')),
    verify,
    aggregate,
    clock,
    report,
    observe: options.observe,
  });
  const sweeping = await startSweeping({ ledger, clock, underWay: gateway.underWay, report });
  const keeping = setInterval(() => {
    writeQuotaUsed(pool, quotas.today()).catch((error: unknown) =>
      report(`quotas are kept later: ${String(error)}`),
    );
  }, KEEP_QUOTAS_MS);
  keeping.unref();

  /** `document` is kept once the statement's signer is known, so that nobody else can have anything kept. */
  async function enter(note: Uint8Array, document: Uint8Array | null = null): Promise<RegistryView> {
    const view = await ledger.registry.enter(note, async (signed, tree) => {
      if (document !== null) await contracts.keep(document);
      await judgeStatement(signed, { tree, contracts: contracts.compiled, operator, now: clock() });
    });
    await directory.refresh();
    return view;
  }

  return {
    /** Answers one exchange (docs/exchange.md). Throws defects only. */
    handle: gateway.handle,
    /** Enters the signed statement of an officer; it counts once this resolves. */
    enter: (note: Uint8Array): Promise<RegistryView> => enter(note),
    /**
     * Publishes a service: keeps its contract, then enters the statement that names it. The document of a
     * statement that an officer signed is kept even where a rule refuses it; nothing leans on it then.
     */
    async publish(note: Uint8Array, document: string): Promise<RegistryView> {
      const { subject } = readStatement(note).statement;
      if (!subject.startsWith('service/')) {
        throw contractProblem('contract-malformed', { where: subject, why: 'service/…' });
      }
      return enter(note, utf8(document));
    },
    contract: contracts.document,
    /** Everything the registry makes current, as JSON for whoever asks. */
    directory: () => describeDirectory(directory.current()),
    /** What is current for a subject, with its proof; null where nothing is. */
    statement: (subject: string) => proveStatement(ledger.registry.view(), subject),
    receipt: (request: { readonly target: string; readonly rawHeaders: readonly string[] }) =>
      handOutReceipt({ authorities, directory: directory.current, ledger, nonces, verify, clock }, request),
    async close(): Promise<void> {
      clearInterval(keeping);
      sweeping.close();
      await closeForward();
      await aggregate.close();
      await writeQuotaUsed(pool, quotas.today());
    },
  };
}

export type Exchange = Awaited<ReturnType<typeof openExchange>>;
