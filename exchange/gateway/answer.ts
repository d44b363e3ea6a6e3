import { formatBytes } from '@wasl/client';
import { Problem } from '@wasl/kernel';
import { fromUtf8, LogError, type Sha256Sync, utf8 } from '@wasl/log';
import { type Json, parseStrictJson, ReceiptError } from '@wasl/receipt';
import { filterFor } from '../contract/filter.ts';
import { contractProblem } from '../contract/problems.ts';
import { validateResponse } from '../contract/validate.ts';
import type { Terms } from './agree.ts';
import { discard, MAX_JSON_BYTES, memoryFor, NO_BODY, type ReadBody, readBody } from './body.ts';
import type { ByteBudget } from './budget.ts';
import { breakOf, type ProviderAnswer } from './forward.ts';
import { gatewayProblem } from './problems.ts';
import type { Spool } from './spool.ts';

/** The JSON Pointer (RFC 6901) of a whole answer: what an agreement names to let opaque content leave. */
const WHOLE = '';

/** What may leave: the provider's status, and of its answer what was agreed. */
export type Release = {
  readonly status: number;
  readonly body: ReadBody;
  /** JSON Pointers that were agreed and present, in order. */
  readonly fields: readonly string[];
};

/**
 * Steps 11 and 12, the answer. It must be one that the contract declares, to the letter; of it only the
 * agreed fields leave. A refusal that the contract declares (4xx) leaves as its status alone: no agreement
 * names fields of it. Anything else is the provider's fault, and nothing of it leaves.
 */
export async function readAnswer(
  answer: ProviderAnswer,
  { matched: { operation }, agreement }: Terms,
  spool: Spool,
  budget: ByteBudget,
  held: AsyncDisposableStack,
  sha256: Sha256Sync,
): Promise<Release> {
  const { status } = answer;
  held.defer(answer.abandon);
  if (status < 200 || status >= 500 || (status >= 300 && status < 400)) {
    throw gatewayProblem('provider-misbehaved', { why: status });
  }
  const body = await readProviderBody(answer, spool, budget, held, sha256);
  // Also where its receipt cannot be made durable: what was released by then is left alone.
  held.defer(() => discard(body));
  const value = body.kind === 'json' ? parseAnswer(body.bytes) : null;
  validateResponse(operation, status, body.kind, value);
  const agreed = agreement.fields[operation.id] ?? [];
  if (body.kind === 'json' && status < 300) {
    const filtered = filterFor(operation, agreed)(value);
    const bytes = utf8(JSON.stringify(filtered.value));
    const digest = `sha-256=${formatBytes(sha256(bytes))}`;
    return { status, body: { kind: 'json', bytes, digest }, fields: filtered.released };
  }
  if (body.kind === 'opaque' && status < 300 && agreed.includes(WHOLE))
    return { status, body, fields: [WHOLE] };
  return { status, body: NO_BODY, fields: [] };
}

const RETRY_AFTER_S = 2;

/** What the readers of bodies refuse is, of an answer, the provider's fault and not the caller's. */
function atProvider(error: unknown): unknown {
  if (!(error instanceof Problem)) return error;
  if (error.code === 'node-busy')
    return gatewayProblem('answer-not-kept', { retryAfter: RETRY_AFTER_S }, error);
  if (error.code === 'body-timeout') return gatewayProblem('provider-timeout', {}, error);
  if (error.code === 'body-incomplete') return breakOf(error.cause);
  return gatewayProblem('provider-misbehaved', { why: error.code }, error);
}

async function readProviderBody(
  { headers, body }: ProviderAnswer,
  spool: Spool,
  budget: ByteBudget,
  held: AsyncDisposableStack,
  sha256: Sha256Sync,
): Promise<ReadBody> {
  try {
    if (!headers.has('content-type') && (await isEmpty(body))) return NO_BODY;
    held.use(await budget.wait(memoryFor(headers)));
    return await readBody(headers, body, spool, sha256);
  } catch (error) {
    throw atProvider(error);
  }
}

/** Many a server (Node's own) chunks an answer without a body: it names no type, and ends at once. */
async function isEmpty(body: AsyncIterable<Uint8Array>): Promise<boolean> {
  for await (const _ of body) return false;
  return true;
}

function parseAnswer(bytes: Uint8Array): Json {
  try {
    return parseStrictJson(fromUtf8(bytes), MAX_JSON_BYTES);
  } catch (error) {
    if (!(error instanceof ReceiptError || error instanceof LogError)) throw error;
    throw contractProblem('response-contract-violated', { where: '', rule: error.message }, error);
  }
}
