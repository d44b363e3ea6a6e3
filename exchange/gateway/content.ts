import type { Headers } from '@wasl/client';
import { fromUtf8, LogError } from '@wasl/log';
import { parseStrictJson, ReceiptError } from '@wasl/receipt';
import { contractProblem } from '../contract/problems.ts';
import { type ReceivedBody, validateRequest } from '../contract/validate.ts';
import type { Terms } from './agree.ts';
import { hasBody, MAX_JSON_BYTES, mediaTypeOf, type ReadBody } from './body.ts';

/** Before a body is read: one of another kind than the operation takes costs neither memory nor disk. */
export function checkKind({ matched }: Terms, headers: Headers): void {
  const { kind } = matched.operation.checks.body;
  if (!hasBody(headers) || mediaTypeOf(headers) === kind) return;
  throw contractProblem('request-contract-violated', {
    where: '/body',
    rule: kind === 'none' ? 'undeclared' : 'media-type',
  });
}

/**
 * Step 8, the request against its contract. The bytes go on as they came, so they must have one reading
 * only: a name given twice, which the provider might read otherwise than we do, is refused.
 */
export function checkContent({ matched }: Terms, query: string, body: ReadBody): void {
  validateRequest(matched.operation, { pathParams: matched.pathParams, query, body: readContent(body) });
}

function readContent(body: ReadBody): ReceivedBody {
  if (body.kind !== 'json') return { kind: body.kind };
  try {
    return { kind: 'json', value: parseStrictJson(fromUtf8(body.bytes), MAX_JSON_BYTES) };
  } catch (error) {
    if (!(error instanceof ReceiptError || error instanceof LogError)) throw error;
    throw contractProblem('request-contract-violated', { where: '/body', rule: 'malformed' }, error);
  }
}
