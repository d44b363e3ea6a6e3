import { utf8 } from '@wasl/log';
import { exchangeVectors } from './exchange-vectors.ts';
import { invalidFileVectors } from './invalid-file-vectors.ts';
import { invalidLogVectors } from './invalid-log-vectors.ts';
import { invalidRegistryVectors } from './invalid-registry-vectors.ts';
import { invalidStatementVectors } from './invalid-statement-vectors.ts';
import { POLICY_NAMES, policyText } from './policy.ts';
import { refusalsVectors } from './refusals-vectors.ts';
import { createScene, type Scene } from './scene.ts';
import { validVectors } from './valid-vectors.ts';
import type { Vector } from './vector.ts';

function policies({ main, shard, neighbour, careless }: Scene): [string, Uint8Array][] {
  const [receipts] = main.receipts.keys;
  const all = POLICY_NAMES.map((name) => [name, policyText(name, main, shard, neighbour, careless)] as const);
  return [
    ...all,
    ['stranger', policyText('no-witness', neighbour)] as const,
    ['receipts-only', `log ${receipts?.vkey}\nquorum none\n`] as const,
  ].map(([name, text]) => [policyPath(name), utf8(text)]);
}

function policyPath(name: string): string {
  return `policies/${name}.policy`;
}

function filePath({ name, expected }: Vector): string {
  return `${expected.valid ? 'valid' : 'invalid'}/${name}.wasl`;
}

/** Every file of the vectors folder, by its path in it, made anew from fixed seeds. */
export async function vectorFiles(): Promise<ReadonlyMap<string, Uint8Array>> {
  const scene = await createScene();
  const vectors = [
    ...(await validVectors(scene)),
    ...(await invalidFileVectors(scene)),
    ...(await invalidLogVectors(scene)),
    ...(await invalidRegistryVectors(scene)),
    ...(await invalidStatementVectors(scene)),
    ...(await exchangeVectors(scene)),
    ...(await refusalsVectors(scene.main)),
  ];
  const index = vectors.map((vector) => {
    const { name, about, policy, expected } = vector;
    return { name, about, file: filePath(vector), policy: policyPath(policy), ...expected };
  });
  return new Map([
    ['vectors.json', utf8(`${JSON.stringify(index, null, 1)}\n`)],
    ...policies(scene),
    ...vectors.map((vector): [string, Uint8Array] => [filePath(vector), vector.bytes]),
  ]);
}
