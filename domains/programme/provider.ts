import type { LocalAnswer, LocalProvider, LocalRequest } from '@wasl/exchange';
import { utf8 } from '@wasl/log';
import { getCommitment, listCommitments, summarise } from './answers.ts';
import { PROGRAMME, type Programme } from './commitments.ts';
import { readListQuery } from './query.ts';

const COMMITMENT = /^\/commitments\/([^/]+)$/;

/** The service as the node's own programme system offers it. */
export const answerProgramme: LocalProvider = programmeProvider(PROGRAMME);

/**
 * Answers the operations of the contract over a programme, to whoever the node lets through. It reads a
 * request as strictly as if nobody had before: 404 for what the contract does not offer or the programme
 * does not hold, 400 for a query or a body that is not of the operation.
 */
export function programmeProvider(programme: Programme): LocalProvider {
  return async (request) => answer(programme, request);
}

function answer(programme: Programme, { method, path, query, body }: LocalRequest): LocalAnswer {
  if (method !== 'GET') return empty(404);
  if (body !== null && body.length > 0) return empty(400);
  if (path === '/commitments') {
    const asked = readListQuery(query);
    return asked === null ? empty(400) : json(listCommitments(programme, asked));
  }
  if (path === '/summary') return query === '' ? json(summarise(programme)) : empty(400);
  const [, id = ''] = COMMITMENT.exec(path) ?? [];
  const found = getCommitment(programme, id);
  if (found === null) return empty(404);
  return query === '' ? json(found) : empty(400);
}

function json(value: object): LocalAnswer {
  return { status: 200, contentType: 'application/json', body: utf8(JSON.stringify(value)) };
}

/** A status says it all: of a refusal nothing else leaves the exchange. */
function empty(status: number): LocalAnswer {
  return { status, contentType: '', body: new Uint8Array() };
}
