import type { Ledger } from '@wasl/ledger';
import type { FastifyInstance } from 'fastify';

/** `GET /healthz`: the process answers. `GET /readyz`: the ledger answers too, with what it holds. */
export function addHealthRoutes(app: FastifyInstance, ledger: Pick<Ledger, 'status'>): void {
  app.get('/healthz', async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'ok' }),
  );
  app.get('/readyz', async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'ready', ...(await ledger.status()) }),
  );
}
