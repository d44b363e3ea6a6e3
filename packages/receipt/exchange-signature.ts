import { toBase64 } from '@wasl/log';
import type { ExchangeFields } from './exchange-fields.ts';
import type { Component } from './signature-base.ts';
import { readSignatureInput, type SignatureInput } from './signature-input.ts';

const TAG = 'wasl/exchange/v1';

/**
 * The caller's signature, rebuilt from the body alone (docs/exchange.md §2): what it says, and the bytes it
 * covers. Target and content are covered through the commitment, so the base needs neither.
 */
export function exchangeSignature(
  body: Pick<ExchangeFields, 'request' | 'agreement' | 'purpose'>,
): SignatureInput {
  const { method, authority, commitment, signatureInput } = body.request;
  const components: Component[] = [
    ['@method', method],
    ['@authority', authority],
    ['wasl-agreement', body.agreement.id],
    ['wasl-purpose', body.purpose],
    ['wasl-commitment', `:${toBase64(commitment)}:`],
  ];
  return readSignatureInput(signatureInput, components, TAG);
}
