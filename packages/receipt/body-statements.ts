import { formatVerifierKey, utf8, type VerifierCrypto } from '@wasl/log';
import { authoriseStatement } from './authority.ts';
import type { Body } from './body.ts';
import { serviceContent } from './exchange-content.ts';
import { exchangeSubjects } from './exchange-subjects.ts';
import { parseStatement, type SignedStatement } from './statement.ts';
import { keyContent } from './statement-content.ts';
import { parseSubject } from './subject.ts';

/**
 * The statements that a body leans on, of those current at its registry head: what its rule needs, and what
 * gives a reader the names. In the order in which `current` has them.
 */
export async function statementsOfBody(
  body: Body,
  current: readonly SignedStatement[],
  crypto: VerifierCrypto,
): Promise<SignedStatement[]> {
  switch (body.kind) {
    case 'statement':
      return ofStatement(body, current, crypto);
    case 'exchange':
      return ofExchange(body, current);
    case 'refusals':
      return [];
  }
}

/** The organisation, and the keys that signed for it. */
async function ofStatement(
  { organisation, statement: note }: Extract<Body, { kind: 'statement' }>,
  current: readonly SignedStatement[],
  crypto: VerifierCrypto,
): Promise<SignedStatement[]> {
  const { signers } = await authoriseStatement(parseStatement(utf8(note)), current, crypto);
  const keys = new Set(signers.map(formatVerifierKey));
  return current.filter(({ statement }) => {
    const subject = parseSubject(statement.subject);
    if (subject.organisation !== organisation) return false;
    return subject.type === 'organisation' || (subject.type === 'key' && keys.has(keyContent(statement).key));
  });
}

/**
 * Both sides, the caller's key, service, agreement and approval. Suspensions too, though no rule asks for one:
 * they say why a node refused, and a node that asked in spite of one shows it.
 */
function ofExchange(
  body: Extract<Body, { kind: 'exchange' }>,
  current: readonly SignedStatement[],
): SignedStatement[] {
  const { suspensions, ...subjects } = exchangeSubjects(body);
  const service = current.find(({ statement }) => statement.subject === subjects.service);
  const answering =
    service === undefined
      ? []
      : [`system/${body.provider.organisation}/${serviceContent(service.statement).system}`];
  const wanted = new Set([...Object.values(subjects), ...suspensions, ...answering]);
  return current.filter(({ statement }) => wanted.has(statement.subject));
}
