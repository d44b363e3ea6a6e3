import type { Exchange } from '@wasl/exchange';
import type { FastifyInstance } from 'fastify';

/** `GET /api/receipts/<id>`: the receipt of an exchange, to its parties, by a signed request. */
export function addReceiptRoutes(app: FastifyInstance, exchange: Pick<Exchange, 'receipt'>): void {
  app.get('/api/receipts/:id', async ({ raw }, reply) => {
    const file = await exchange.receipt({ target: raw.url ?? '', rawHeaders: raw.rawHeaders });
    return reply
      .header('cache-control', 'no-store')
      .type('text/plain; charset=utf-8')
      .send(Buffer.from(file));
  });
}
