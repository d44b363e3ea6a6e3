import { backup, type Store } from '@wasl/store';
import type { FastifyInstance } from 'fastify';
import { nodeKeys } from '../node-files.ts';
import type { OperatorRequest } from '../operator-request.ts';
import { requestProblem } from './problems.ts';

export type OperatorRoutesOptions = {
  readonly store: Store;
  readonly home: string;
  open(note: Uint8Array): Promise<OperatorRequest>;
};

/** `POST /api/operator`: what only who holds the operator's key may ask, such as a backup to a local file. */
export function addOperatorRoutes(app: FastifyInstance, options: OperatorRoutesOptions): void {
  const { store, home, open } = options;
  app.post('/api/operator', async (request, reply) => {
    if (!(request.body instanceof Uint8Array)) throw requestProblem('http-request-malformed');
    const { file } = await open(request.body);
    const summary = await backup({ store, home, file, extraFiles: await nodeKeys(home) });
    return reply.header('cache-control', 'no-store').send(summary);
  });
}
