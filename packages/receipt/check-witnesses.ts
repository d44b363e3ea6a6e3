import { equal, operatorOf, type Policy, type TrustedCheckpoint, type Witnessing } from '@wasl/log';
import { ReceiptError } from './error.ts';

/** Cosignatures that count, of how many that could: witnesses of the policy that the node does not run. */
export type WitnessCount = {
  readonly counted: number;
  readonly of: number;
  /** Who cosigned the receipt log, and when by their own clocks (POSIX seconds). */
  readonly times: readonly Witnessing[];
};

export const NO_WITNESSES: WitnessCount = { counted: 0, of: 0, times: [] };

/** By the same measure of independence as `openCheckpoint`: another operator, and not the log's own key. */
export function countWitnesses({ checkpoint, witnesses }: TrustedCheckpoint, policy: Policy): WitnessCount {
  const own = policy.logs.filter(({ key }) => key.name === checkpoint.origin);
  const independent = policy.witnesses.filter(
    ({ key }) =>
      operatorOf(key.name) !== operatorOf(checkpoint.origin) &&
      !own.some((log) => equal(log.key.publicKey, key.publicKey)),
  );
  return { counted: witnesses.length, of: independent.length, times: witnesses };
}

/** The quorum holds for both logs: a registry shown to this reader alone could hold any key. */
export function checkQuorum(receiptLog: TrustedCheckpoint, registryLog: TrustedCheckpoint): void {
  if (!receiptLog.quorumMet) {
    throw new ReceiptError('quorum-not-met', 'too few witnesses cosigned the receipt log');
  }
  if (!registryLog.quorumMet) {
    throw new ReceiptError('registry-quorum-not-met', 'too few witnesses cosigned the registry log');
  }
}
