import type { Clock } from '@wasl/kernel';
import { type ExchangeFields, encodeBody } from '@wasl/receipt';
import type { Directory } from '../directory/model.ts';
import type { Caller } from './authenticate.ts';
import type { Envelope } from './envelope.ts';
import type { Lawfulness } from './lawfulness.ts';
import type { Found } from './look-up.ts';

/** A request whose caller is known: from here on it leaves a receipt, whatever comes of it. */
export type Admitted = {
  /** UUIDv7 of the exchange. */
  readonly id: string;
  /** When the node had it, in milliseconds. */
  readonly received: number;
  readonly envelope: Envelope;
  readonly caller: Caller;
  readonly directory: Directory;
  readonly found: Found;
};

/** What came of an exchange; `code` is that of the documented problem, `fields` the JSON Pointers released. */
export type Decision = Pick<ExchangeFields, 'outcome' | 'code' | 'fields' | 'response'>;

/** The body of an exchange's receipt, complete whatever was found; it names codes and keys, never content. */
export function recordOf(
  node: string,
  { id, received, envelope, caller, directory, found }: Admitted,
  lawfulness: Lawfulness | 'unlawful',
  decision: Decision,
  clock: Clock,
): Uint8Array {
  const { key, signed } = caller;
  return encodeBody({
    kind: 'exchange',
    id,
    node,
    registry: directory.head,
    at: new Date(Math.max(clock(), received)).toISOString(),
    consumer: { organisation: key.organisation, system: key.system, key: key.label },
    provider: { organisation: envelope.organisation, service: envelope.service, major: envelope.major },
    operation: found.matched?.operation.id ?? null,
    contract: found.service?.contract ?? null,
    agreement: {
      id: signed.agreement,
      version: found.agreement?.version ?? null,
      digest: found.agreement?.digest ?? null,
    },
    purpose: signed.purpose,
    lawfulness,
    ...decision,
    request: {
      method: signed.method,
      authority: envelope.authority,
      commitment: signed.commitment,
      signatureInput: signed.input,
      signature: signed.signature,
    },
    received: new Date(received).toISOString(),
  });
}
