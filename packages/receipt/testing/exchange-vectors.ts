import { enterAgreements } from './exchange-registry.ts';
import { invalidExchangeBodyVectors } from './invalid-exchange-body-vectors.ts';
import { invalidExchangeVectors } from './invalid-exchange-vectors.ts';
import type { Scene } from './scene.ts';
import { validExchangeVectors } from './valid-exchange-vectors.ts';
import type { Vector } from './vector.ts';

/** Receipts of exchanges. They come last: their registry grows out of the one that the others lean on. */
export async function exchangeVectors({ main }: Scene): Promise<Vector[]> {
  await enterAgreements(main);
  return [
    ...(await validExchangeVectors(main)),
    ...(await invalidExchangeBodyVectors(main)),
    ...(await invalidExchangeVectors(main)),
  ];
}
