import type { LocalAnswer, LocalRequest } from '@wasl/exchange';
import { answerProgramme } from '../provider.ts';

/** A request as the node hands it over, to a path and query of the service. */
export function requestOf(target: string, changes: Partial<LocalRequest> = {}): LocalRequest {
  const [path = '', ...query] = target.split('?');
  return {
    method: 'GET',
    path,
    query: query.join('?'),
    body: null,
    exchange: '019ab4d2-1a2b-7000-8000-000000000100',
    consumer: 'model-audit/desk',
    agreement: 'model-audit/programme-review',
    purpose: 'programme-review',
    ...changes,
  };
}

export function ask(target: string, changes: Partial<LocalRequest> = {}): Promise<LocalAnswer> {
  return answerProgramme(requestOf(target, changes));
}
