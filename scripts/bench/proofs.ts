import { sha256 } from '@wasl/ledger';
import { leafHash, verifyInclusion } from '@wasl/log';
import { filledEntry } from '../../ledger/testing/fill.ts';
import { type Figure, median } from './figure.ts';
import { type BenchLedger, openScene } from './scene.ts';

const ENTRIES = 1_000_000;
const BODY_BYTES = 600;
const SAMPLES = 400;
/** Fewer tiles than the ledger keeps, so that the second round meets them all in memory. */
const WARM_SAMPLES = 100;

/** Milliseconds that each proof took; every one is verified, outside the measure. */
async function prove(ledger: BenchLedger, samples: number): Promise<number[]> {
  const head = ledger.receiptHead();
  const times: number[] = [];
  for (let i = 0; i < samples; i++) {
    // By the golden ratio the samples are spread evenly, each far from the one before.
    const index = Math.floor(((i * 0.618_034) % 1) * ENTRIES);
    const start = performance.now();
    const proof = await ledger.prove({ index, head });
    times.push(performance.now() - start);
    const claim = { leafHash: leafHash(filledEntry(index), sha256), index, ...head, proof };
    if (!(await verifyInclusion(claim, sha256))) throw new Error(`the proof of entry ${index} is wrong`);
  }
  return times;
}

/** Proofs of entries spread over a log of a million, right after a start and again. */
export async function measureProofs(): Promise<Figure[]> {
  const scene = await openScene();
  try {
    await (await scene.openLedger()).close();
    await scene.load(ENTRIES, BODY_BYTES);
    const ledger = await scene.openLedger();
    const cold = await prove(ledger, SAMPLES);
    await prove(ledger, WARM_SAMPLES);
    const warm = await prove(ledger, WARM_SAMPLES);
    await ledger.close();
    const name = 'proof of any entry in a log of a million';
    return [
      { name: `${name}, cold, median`, value: median(cold), unit: 'ms', goal: { is: 'at most', value: 5 } },
      { name: `${name}, cold, 99 of 100 within`, value: percentile(cold, 0.99), unit: 'ms', goal: null },
      { name: `${name}, warm, median`, value: median(warm), unit: 'ms', goal: { is: 'at most', value: 5 } },
    ];
  } finally {
    await scene.close();
  }
}

function percentile(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? 0;
}
