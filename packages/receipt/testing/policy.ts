import { type Policy, parsePolicy, utf8 } from '@wasl/log';
import { sha256, testKey } from './keys.ts';
import type { World } from './world.ts';

/** Two witnesses run by others, and one by the node's own operator. */
export const NORTH = await testKey('north.example/witness', 'cosignature');
export const SOUTH = await testKey('south.example/witness', 'cosignature');
export const OWN = await testKey('node.example/witness', 'cosignature');

const WITNESSES = [`witness north ${NORTH.vkey}`, `witness south ${SOUTH.vkey}`];

/** The lines that follow the logs in each trust file of these tests. */
const WITNESS_LINES = {
  'no-witness': ['quorum none'],
  'none-required': [...WITNESSES, 'quorum none'],
  'one-required': [...WITNESSES, 'group independent any north south', 'quorum independent'],
  'two-required': [...WITNESSES, 'group independent all north south', 'quorum independent'],
  'own-witness': [`witness own ${OWN.vkey}`, `witness north ${NORTH.vkey}`, 'quorum none'],
  'own-witness-required': [`witness own ${OWN.vkey}`, `witness north ${NORTH.vkey}`, 'quorum own'],
} as const;
export type PolicyName = keyof typeof WITNESS_LINES;
export const POLICY_NAMES: readonly PolicyName[] = [
  'no-witness',
  'none-required',
  'one-required',
  'two-required',
  'own-witness',
  'own-witness-required',
];

/** A trust file for the logs of these nodes. */
export function policyText(name: PolicyName, ...worlds: readonly World[]): string {
  const logs = worlds.flatMap(({ receipts, registry }) => [...receipts.keys, ...registry.keys]);
  return `${[...logs.map(({ vkey }) => `log ${vkey}`), ...WITNESS_LINES[name]].join('\n')}\n`;
}

export function policyOf(name: PolicyName, ...worlds: readonly World[]): Promise<Policy> {
  return parsePolicy(utf8(policyText(name, ...worlds)), sha256);
}
