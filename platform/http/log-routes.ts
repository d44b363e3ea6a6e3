import type { Ledger } from '@wasl/ledger';
import type { FastifyInstance } from 'fastify';
import { requestProblem } from './problems.ts';

/** The two logs and their trust file, read-only and cacheable (C2SP tlog-tiles, tlog-policy). */
export function addLogRoutes(app: FastifyInstance, ledger: Pick<Ledger, 'answer' | 'trustFile'>): void {
  for (const kind of ['receipts', 'registry'] as const) {
    app.get<{ Params: { '*': string } }>(`/log/${kind}/*`, async (request, reply) => {
      const answer = await ledger.answer(kind, request.params['*']);
      if (answer === null) throw requestProblem('not-found');
      return reply.header('cache-control', answer.cache).type(answer.type).send(answer.body);
    });
  }
  app.get('/log/policy', async (_request, reply) =>
    reply
      .header('cache-control', 'public, max-age=60')
      .type('text/plain; charset=utf-8')
      .send(await ledger.trustFile()),
  );
}
