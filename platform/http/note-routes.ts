import type { Ledger } from '@wasl/ledger';
import type { FastifyInstance } from 'fastify';
import { requestProblem } from './problems.ts';

/**
 * `POST /api/notes`: takes the signed note of an officer and answers with its receipt file. The signature
 * is the authorisation; sending the same note again gives its receipt again.
 */
export function addNoteRoutes(app: FastifyInstance, ledger: Pick<Ledger, 'enterNote' | 'receiptFile'>): void {
  app.post('/api/notes', async (request, reply) => {
    if (!(request.body instanceof Uint8Array)) throw requestProblem('http-request-malformed');
    const id = await ledger.enterNote(request.body);
    return reply
      .code(201)
      .header('cache-control', 'no-store')
      .header('wasl-receipt', id)
      .type('text/plain; charset=utf-8')
      .send(Buffer.from(await ledger.receiptFile(id)));
  });
}
