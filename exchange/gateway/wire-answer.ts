import { commitResponse, contentDigest, formatBytes } from '@wasl/client';
import { createRandom, languageOfHeader, type Problem, problemDocument } from '@wasl/kernel';
import { type Ledger, type SettledReceipt, sha256 } from '@wasl/ledger';
import { formatTlogProof, utf8 } from '@wasl/log';
import type { Release } from './answer.ts';
import type { WireAnswer } from './request.ts';

/** The commitment to what is answered, and the salt that opens it: the caller gets both, the receipt the first. */
export type ResponseCommitment = { readonly commitment: Uint8Array; readonly salt: Uint8Array };

const SALT_BYTES = 32;
const COMMON = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
const EMPTY = new Uint8Array();
const random = createRandom();

/** Commits to an answer: status and Content-Digest of the body sent, '' where there is none. */
export function commitRelease({ status, body }: Release): ResponseCommitment {
  const salt = random(SALT_BYTES);
  const digest = body.kind === 'none' ? '' : body.digest;
  return { salt, commitment: commitResponse(salt, status, digest, sha256) };
}

/**
 * Where the receipt is, and the proof that it is in the log as its batch left it (C2SP tlog-proof). Where the
 * proof cannot be made now the answer goes without: the receipt is durable, and its file proves the same.
 */
export async function receiptHeaders(
  id: string,
  settled: SettledReceipt,
  ledger: Pick<Ledger, 'prove' | 'checkpoint'>,
): Promise<Record<string, string>> {
  const where = { 'wasl-exchange': id, 'wasl-receipt': `/api/receipts/${id}` };
  const made = await Promise.all([ledger.prove(settled), ledger.checkpoint(settled)]).catch(() => null);
  if (made === null) return where;
  const [proof, checkpoint] = made;
  const bytes = formatTlogProof({ extra: settled.leaf, index: settled.index, proof, checkpoint });
  return { ...where, 'wasl-proof': formatBytes(bytes) };
}

/** The provider's answer, as far as it may leave. */
export function releasedAnswer(
  { status, body }: Release,
  { commitment, salt }: ResponseCommitment,
  receipt: Readonly<Record<string, string>>,
): WireAnswer {
  const headers = {
    ...COMMON,
    ...receipt,
    'wasl-response-commitment': formatBytes(commitment),
    'wasl-response-salt': formatBytes(salt),
  };
  switch (body.kind) {
    case 'none':
      return { status, headers, body: EMPTY };
    case 'json':
      return {
        status,
        headers: { ...headers, 'content-type': 'application/json', 'content-digest': body.digest },
        body: body.bytes,
      };
    case 'opaque':
      return {
        status,
        headers: {
          ...headers,
          'content-type': 'application/octet-stream',
          'content-length': String(body.spooled.length),
          'content-digest': body.digest,
        },
        body: body.spooled.release(),
      };
  }
}

/** A refusal as an RFC 9457 problem in the caller's language. */
export function problemAnswer(
  problem: Problem,
  acceptLanguage: string | undefined,
  receipt: Readonly<Record<string, string>>,
): WireAnswer {
  const language = languageOfHeader(acceptLanguage);
  const exchange = receipt['wasl-exchange'];
  const document = problemDocument(problem, language);
  const body = utf8(JSON.stringify(exchange === undefined ? document : { ...document, exchange }));
  const { retryAfter } = problem.params;
  return {
    status: problem.entry.status,
    headers: {
      ...COMMON,
      ...receipt,
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': language,
      'content-digest': contentDigest(body, sha256),
      ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
    },
    body,
  };
}

/** Accept-Language as sent, before the headers are known to be plain. */
export function acceptLanguageOf(rawHeaders: readonly string[]): string | undefined {
  const at = rawHeaders.findIndex((name, i) => i % 2 === 0 && name.toLowerCase() === 'accept-language');
  return at < 0 ? undefined : rawHeaders[at + 1];
}
