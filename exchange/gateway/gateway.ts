import type { NonceMemory } from '@wasl/client';
import { type Clock, newId, Problem } from '@wasl/kernel';
import { type Ledger, sha256 } from '@wasl/ledger';
import { utf8 } from '@wasl/log';
import type { CompiledContract } from '../contract/compile.ts';
import type { Directory } from '../directory/model.ts';
import type { Aggregate } from './aggregate.ts';
import { checkAgreement, type Terms } from './agree.ts';
import { type Release, readAnswer } from './answer.ts';
import { authenticate, checkClock } from './authenticate.ts';
import { type BodyLimits, discard, memoryFor, type ReadBody, readRequestBody } from './body.ts';
import type { ByteBudget } from './budget.ts';
import { checkContent, checkKind } from './content.ts';
import { readEnvelope } from './envelope.ts';
import { type Forward, failureOf } from './forward.ts';
import type { Lawfulness, LawfulnessPort } from './lawfulness.ts';
import { lookUp } from './look-up.ts';
import { gatewayProblem } from './problems.ts';
import type { ProviderSlots } from './provider-slots.ts';
import type { Quotas } from './quota.ts';
import { type Admitted, type Decision, recordOf } from './record.ts';
import { useNonce } from './replay.ts';
import type { WireAnswer, WireRequest } from './request.ts';
import type { Spool } from './spool.ts';
import type { VerifyInPool } from './verify-in-pool.ts';
import {
  acceptLanguageOf,
  commitRelease,
  problemAnswer,
  type ResponseCommitment,
  receiptHeaders,
  releasedAnswer,
} from './wire-answer.ts';

/** One request as an operator counts it: `service` where it is known, `code` null where it was answered. */
export type Observed = {
  readonly service: string | null;
  readonly code: string | null;
  readonly milliseconds: number;
};

/** What the gateway works with: ports, so that each can be another in a test or in a later house. */
export type GatewayPorts = {
  readonly node: string;
  /** Values of Host that are this node's. */
  readonly authorities: ReadonlySet<string>;
  readonly directory: () => Directory;
  /** By digest, `sha-256:` and Base64. */
  readonly contracts: ReadonlyMap<string, CompiledContract>;
  readonly ledger: Pick<Ledger, 'claims' | 'settle' | 'prove' | 'checkpoint'>;
  readonly forward: Forward;
  readonly lawfulness: LawfulnessPort;
  readonly nonces: NonceMemory;
  readonly quotas: Quotas;
  readonly slots: ProviderSlots;
  readonly budget: ByteBudget;
  readonly bodyLimits: BodyLimits;
  readonly spool: Spool;
  readonly verify: VerifyInPool;
  readonly aggregate: Aggregate;
  readonly clock: Clock;
  /** Told of what can only be a fault of this program. */
  readonly report: (line: string) => void;
  /** Told of each request once it is answered; `code` null where it was answered as asked. */
  readonly observe: (outcome: Observed) => void;
};

export type Gateway = {
  handle(request: WireRequest): Promise<WireAnswer>;
  /** Ids of the exchanges under way. */
  readonly underWay: ReadonlySet<string>;
};

/** What was agreed, and the request's own content, ready to be forwarded. */
type Prepared = { readonly terms: Terms; readonly body: ReadBody; readonly lawfulness: Lawfulness };

type Outcome =
  | { readonly release: Release; readonly commitment: ResponseCommitment; readonly decision: Decision }
  | { readonly problem: Problem; readonly decision: Decision };

/** After one of these it is not known whether the provider acted. */
const UNKNOWN_AFTER: ReadonlySet<string> = new Set([
  'provider-timeout',
  'provider-interrupted',
  'answer-not-kept',
]);

/**
 * The gateway. Its steps are those of docs/exchange.md §4, in order, a file each. Until the caller is known
 * (1–4) a refusal is counted and nothing more; from then on every request leaves a receipt, and nothing of
 * an answer leaves before its receipt is durable.
 */
export function createGateway(ports: GatewayPorts): Gateway {
  const { node, ledger, clock, spool, budget, aggregate } = ports;
  const underWay = new Set<string>();

  async function handle(request: WireRequest): Promise<WireAnswer> {
    const received = clock();
    let admitted: Admitted;
    try {
      admitted = await admit(request, received);
    } catch (error) {
      return refuseUnrecorded(request, received, refusalOf(error));
    }
    underWay.add(admitted.id);
    try {
      return await exchange(admitted, request);
    } catch (error) {
      // The ledger could not record: the provider was not asked, and nothing left.
      return refuseUnrecorded(request, received, refusalOf(error));
    } finally {
      underWay.delete(admitted.id);
    }
  }

  /** Steps 1 to 4: who asks. No body is read for somebody unknown. */
  async function admit(request: WireRequest, received: number): Promise<Admitted> {
    const envelope = readEnvelope(request, ports.authorities);
    const directory = ports.directory();
    const caller = await authenticate(envelope, directory, ports.verify, sha256);
    checkClock(caller.signed.created, received);
    useNonce(ports.nonces, caller.signed.keyId, caller.signed.nonce);
    const found = lookUp(directory, ports.contracts, envelope, caller);
    return { id: newId(received), received, envelope, caller, directory, found };
  }

  async function exchange(admitted: Admitted, request: WireRequest): Promise<WireAnswer> {
    await using held = new AsyncDisposableStack();
    let lawfulness: Lawfulness = 'not-yet-checked';
    let prepared: Prepared;
    try {
      const { envelope, caller, directory, found, received } = admitted;
      const terms = checkAgreement(found, directory, envelope, caller, received);
      lawfulness = await ports.lawfulness(terms);
      ports.quotas.use(terms.agreement);
      checkKind(terms, envelope.headers);
      held.use(budget.take(memoryFor(envelope.headers)));
      const body = await readRequestBody(envelope.headers, request.body, spool, sha256, ports.bodyLimits);
      held.defer(() => discard(body));
      checkContent(terms, envelope.query, body);
      held.use(ports.slots.take(`${terms.service.organisation}/${terms.service.system}`));
      prepared = { terms, body, lawfulness };
    } catch (error) {
      return await refuse(admitted, lawfulness, request, refusalOf(error));
    }
    const interrupted = decided('unknown', 'node-interrupted');
    await claim(admitted, recordOf(node, admitted, lawfulness, interrupted, clock));
    const outcome = await ask(admitted, prepared, held);
    const body = recordOf(node, admitted, lawfulness, outcome.decision, clock);
    const settled = await settle(admitted, body).catch(refusalOf);
    if (settled instanceof Problem) return unsettled(admitted, request, settled);
    const receipt = await receiptHeaders(admitted.id, settled, ledger);
    if ('problem' in outcome) {
      observe(admitted, outcome.problem.code);
      return problemAnswer(outcome.problem, acceptLanguageOf(request.rawHeaders), receipt);
    }
    observe(admitted, null);
    // The spool's file outlives this function until it was streamed.
    return releasedAnswer(outcome.release, outcome.commitment, receipt);
  }

  /** Steps 10 to 12: the provider is asked once, and what may leave of its answer is made ready. */
  async function ask(admitted: Admitted, prepared: Prepared, held: AsyncDisposableStack): Promise<Outcome> {
    const { envelope, caller, directory, id } = admitted;
    const { terms, body } = prepared;
    const { organisation, system } = terms.service;
    try {
      const answer = await ports.forward({
        system: `${organisation}/${system}`,
        address: directory.systems.get(`${organisation}/${system}`)?.address ?? null,
        method: envelope.method,
        path: envelope.path,
        query: envelope.query,
        body,
        exchange: id,
        consumer: `${caller.key.organisation}/${caller.key.system}`,
        agreement: terms.agreement.id,
        purpose: terms.agreement.purpose.code,
        idempotencyKey: caller.signed.idempotencyKey,
      });
      const release = await readAnswer(answer, terms, spool, budget, held, sha256);
      const commitment = commitRelease(release);
      const response = { status: release.status, commitment: commitment.commitment };
      return {
        release,
        commitment,
        decision: { outcome: 'answered', code: null, fields: release.fields, response },
      };
    } catch (error) {
      if (isDefect(error)) ports.report(`exchange ${id}: ${describe(error)}`);
      const problem = failureOf(error);
      const outcome = UNKNOWN_AFTER.has(problem.code) ? 'unknown' : 'failed';
      return { problem, decision: decided(outcome, problem.code) };
    }
  }

  /** Step 9: the nonce and, should the node stop here, the whole receipt are durable before anybody is asked. */
  function claim({ id, caller }: Admitted, intent: Uint8Array): Promise<void> {
    return ledger.claims.claim({ id, nonce: utf8(`${caller.signed.keyId} ${caller.signed.nonce}`), intent });
  }

  /** Step 13: nothing of an answer leaves before this. */
  function settle({ id }: Admitted, body: Uint8Array) {
    return ledger.settle({ id, body, tags: [] });
  }

  /** The claim stands and will settle as unknown: the caller is told under which id. Nothing is counted. */
  function unsettled(admitted: Admitted, { rawHeaders }: WireRequest, cause: Problem): WireAnswer {
    const problem = gatewayProblem('receipt-not-kept', {}, cause);
    observe(admitted, problem.code);
    return problemAnswer(problem, acceptLanguageOf(rawHeaders), { 'wasl-exchange': admitted.id });
  }

  /** A refusal of a known caller: a receipt of its own, but for a quota that is asked for again and again. */
  async function refuse(
    admitted: Admitted,
    lawfulness: Lawfulness,
    request: WireRequest,
    problem: Problem,
  ): Promise<WireAnswer> {
    const { code } = problem;
    const agreement = admitted.caller.signed.agreement;
    if (code === 'quota-exceeded' && !ports.quotas.isFirstRefusal(agreement)) {
      return refuseUnrecorded(request, admitted.received, problem);
    }
    const unlawful = code === 'processing-unlawful';
    const body = recordOf(
      node,
      admitted,
      unlawful ? 'unlawful' : lawfulness,
      decided('refused', code),
      clock,
    );
    await claim(admitted, body);
    const settled = await settle(admitted, body);
    observe(admitted, code);
    const receipt = await receiptHeaders(admitted.id, settled, ledger);
    return problemAnswer(problem, acceptLanguageOf(request.rawHeaders), receipt);
  }

  function refuseUnrecorded({ rawHeaders }: WireRequest, received: number, problem: Problem): WireAnswer {
    aggregate.count(problem.code);
    ports.observe({ service: null, code: problem.code, milliseconds: clock() - received });
    return problemAnswer(problem, acceptLanguageOf(rawHeaders), {});
  }

  function observe({ found, received }: Admitted, code: string | null): void {
    const { service } = found;
    const name = service === null ? null : `${service.organisation}/${service.service}/${service.major}`;
    ports.observe({ service: name, code, milliseconds: clock() - received });
  }

  return { handle, underWay };
}

function decided(outcome: 'refused' | 'failed' | 'unknown', code: string): Decision {
  return { outcome, code, fields: [], response: null };
}

/** Neither a refusal nor what a network or file does: those come as problems, or with a code of their own. */
function isDefect(error: unknown): boolean {
  return !(error instanceof Problem) && !(error instanceof Error && 'code' in error);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** A documented refusal; a defect stays one. */
function refusalOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  throw error;
}
