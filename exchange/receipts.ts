import { type NonceMemory, readReceiptRequest } from '@wasl/client';
import type { Clock } from '@wasl/kernel';
import { type Ledger, ledgerProblem, sha256 } from '@wasl/ledger';
import { type Body, decodeReceipt, parseBody } from '@wasl/receipt';
import type { Directory, SystemKey } from './directory/model.ts';
import { checkClock, checkSignature } from './gateway/authenticate.ts';
import { readHead, wire } from './gateway/envelope.ts';
import { useNonce } from './gateway/replay.ts';
import type { VerifyInPool } from './gateway/verify-in-pool.ts';

export type ReceiptPorts = {
  readonly authorities: ReadonlySet<string>;
  readonly directory: () => Directory;
  readonly ledger: Pick<Ledger, 'receiptFile'>;
  readonly nonces: NonceMemory;
  readonly verify: VerifyInPool;
  readonly clock: Clock;
};

/**
 * Hands out the `.wasl` file of an exchange to a party of it: a system of the consumer's or the provider's
 * organisation, by a signed request (docs/exchange.md §3). To anybody else, `receipt-unknown`: a receipt
 * says who asked whom, which is not everybody's business.
 */
export async function handOutReceipt(
  ports: ReceiptPorts,
  request: { readonly target: string; readonly rawHeaders: readonly string[] },
): Promise<Uint8Array> {
  const { headers, authority } = readHead(request.rawHeaders, ports.authorities);
  const asked = wire(() => readReceiptRequest({ authority, target: request.target, headers }));
  const key = await checkSignature(ports.directory(), asked, ports.verify);
  checkClock(asked.created, ports.clock());
  useNonce(ports.nonces, asked.keyId, asked.nonce);
  const file = await ports.ledger.receiptFile(asked.exchange);
  const { body } = await decodeReceipt(file, sha256);
  if (!isParty(key, parseBody(body))) throw ledgerProblem('receipt-unknown', { id: asked.exchange });
  return file;
}

function isParty({ organisation, system }: SystemKey, body: Body): boolean {
  if (body.kind !== 'exchange') return false;
  const { consumer, provider } = body;
  const asked = consumer.organisation === organisation && consumer.system === system;
  return asked || provider.organisation === organisation;
}
