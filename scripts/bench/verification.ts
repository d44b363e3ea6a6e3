import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeCrypto, sha256 } from '@wasl/ledger';
import { parsePolicy } from '@wasl/log';
import { verifyReceipt } from '@wasl/receipt';
import { ROOT } from '../root.mjs';
import { type Figure, median } from './figure.ts';

const VECTORS = join(ROOT, 'packages', 'receipt', 'vectors');
const RUNS = 500;

type Vector = { readonly file: string; readonly policy: string; readonly valid: boolean };

/** Verification of a receipt file that ships as a test vector, warm, everything from bytes to verdict. */
export async function measureVerification(): Promise<Figure[]> {
  const vectors: readonly Vector[] = JSON.parse(await readFile(join(VECTORS, 'vectors.json'), 'utf8'));
  const vector = vectors.find(({ valid }) => valid);
  if (vector === undefined) throw new Error('there is no valid vector');
  const bytes = await readFile(join(VECTORS, vector.file));
  const policy = await parsePolicy(await readFile(join(VECTORS, vector.policy)), sha256);
  const times: number[] = [];
  for (let i = 0; i < RUNS; i++) {
    const start = performance.now();
    const { valid } = await verifyReceipt(bytes, policy, nodeCrypto);
    times.push(performance.now() - start);
    if (!valid) throw new Error('the vector did not verify');
  }
  return [
    {
      name: 'verification of a receipt, median',
      value: median(times),
      unit: 'ms',
      goal: { is: 'at most', value: 5 },
    },
    { name: 'verification of a receipt, first in a process', value: times[0] ?? 0, unit: 'ms', goal: null },
  ];
}
