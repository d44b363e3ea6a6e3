import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { formatVerifierKey, keyIdOf, utf8 } from '@wasl/log';
import { generateSeed, publicKeyOf, sha256 } from '../crypto.ts';
import type { Ledger } from '../ledger.ts';
import { readWitnessFile, type WitnessFile } from '../trust-file.ts';
import { serveWitness } from '../witness/server.ts';
import type { TestNode } from './node.ts';

export type TestWitness = {
  /** The line that names it in a witness file. */
  readonly line: string;
  close(): Promise<void>;
  /** Starts it again where it was, with what it remembers. */
  reopen(): Promise<void>;
};

/** A real witness in this process, which trusts the logs of the ledger. Its folder lies in the node's home. */
export async function startWitness(
  t: TestContext,
  node: TestNode,
  ledger: Ledger,
  label: string,
  name = `${label}.example/witness`,
): Promise<TestWitness> {
  const home = join(node.home, `witness-${label}`);
  await mkdir(home, { recursive: true });
  const policy = utf8(await ledger.trustFile());
  let witness = await serveWitness({ home, name, policy, port: 0 });
  const port = Number(new URL(witness.url).port);
  t.after(() => witness.close());
  return {
    line: `witness ${label} ${formatVerifierKey(witness.key)} ${witness.url}`,
    close: () => witness.close(),
    async reopen() {
      witness = await serveWitness({ home, name, policy, port });
    },
  };
}

/** The line of a witness of which only the address is real. */
export async function witnessLine(label: string, url: string): Promise<string> {
  const name = `${label}.example/witness`;
  const publicKey = publicKeyOf(generateSeed());
  const keyId = await keyIdOf(name, 'cosignature', publicKey, sha256);
  return `witness ${label} ${formatVerifierKey({ name, keyId, type: 'cosignature', publicKey })} ${url}`;
}

export function witnessFile(...lines: readonly string[]): Promise<WitnessFile> {
  return readWitnessFile(`${lines.join('\n')}\n`);
}
