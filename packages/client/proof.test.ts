import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  formatCheckpoint,
  formatNote,
  formatTlogProof,
  formatVerifierKey,
  keyIdOf,
  leafHash,
  signNote,
  type TlogProof,
  utf8,
} from '@wasl/log';
import { decodeReceipt } from '@wasl/receipt';
import { sha256 } from './node-crypto.ts';
import { checkProof, readProof } from './proof.ts';
import { isLogError, testKey } from './testing/sample.ts';
import { formatBytes } from './wire.ts';

const VECTORS = join(import.meta.dirname, '..', 'receipt', 'vectors');
const POLICY = readFileSync(join(VECTORS, 'policies', 'no-witness.policy'), 'utf8');
const STRANGER = readFileSync(join(VECTORS, 'policies', 'stranger.policy'), 'utf8');
const RECEIPT = await decodeReceipt(readFileSync(join(VECTORS, 'valid', 'logged.wasl')), sha256);
/** The proof that a node sends with an answer, here of a receipt that is published. */
const PROOF: TlogProof = { ...RECEIPT.proof, extra: RECEIPT.leaf };

function headerOf(proof: Partial<TlogProof>): string {
  return formatBytes(formatTlogProof({ ...PROOF, ...proof }));
}

async function holds(proof: Partial<TlogProof>, policy = POLICY): Promise<boolean> {
  const read = readProof(headerOf(proof));
  assert.ok(read !== null);
  return (await checkProof(read, policy)) !== null;
}

test('a proof shows that the leaf is in the receipt log, at a checkpoint that a trusted log signed', async () => {
  const read = readProof(headerOf({}));
  assert.ok(read !== null);
  assert.deepEqual(read.leaf, RECEIPT.leaf);
  const trusted = await checkProof(read, POLICY);
  assert.deepEqual([trusted?.checkpoint.origin, trusted?.checkpoint.size], ['node.example/log/receipts', 17]);
});

test('another leaf, place, hash or checkpoint is not shown by it', async () => {
  const flipped = (bytes: Uint8Array) => bytes.with(1, (bytes[1] ?? 0) ^ 1);
  assert.ok(!(await holds({ extra: flipped(RECEIPT.leaf) })));
  assert.ok(!(await holds({ index: PROOF.index - 1 })));
  assert.ok(!(await holds({ index: 17 })));
  assert.ok(!(await holds({ proof: PROOF.proof.map(flipped) })));
  assert.ok(!(await holds({ proof: PROOF.proof.slice(1) })));
  const { checkpoint } = PROOF;
  const grown = utf8(new TextDecoder().decode(checkpoint).replace('\n17\n', '\n18\n'));
  assert.ok(!(await holds({ checkpoint: grown })));
});

test('trust is in the trust file alone: another log of the node, or another node, shows nothing', async () => {
  assert.ok(!(await holds({}, STRANGER)));
  assert.ok(!(await holds(RECEIPT.head.proof)));
  await assert.rejects(holds({}, 'log nothing'), isLogError);
});

test('a log of another role, though trusted, shows no receipt', async () => {
  const { leaf } = RECEIPT;
  const shownBy = async (origin: string) => {
    const { publicKey, sign } = testKey(origin);
    const key = { name: origin, keyId: await keyIdOf(origin, 'ed25519', publicKey, sha256), publicKey };
    const signer = { ...key, type: 'ed25519' } as const;
    const text = formatCheckpoint({ origin, size: 1, root: leafHash(leaf, sha256) });
    const checkpoint = formatNote({ text, signatures: [await signNote(text, signer, sign)] });
    return holds({ index: 0, proof: [], checkpoint }, `log ${formatVerifierKey(signer)}\nquorum none\n`);
  };
  assert.ok(await shownBy('node.example/log/receipts'));
  assert.ok(await shownBy('node.example/log/receipts/2027'));
  assert.ok(!(await shownBy('node.example/log/registry')));
  assert.ok(!(await shownBy('node.example/log/receipts/2027/other')));
  assert.ok(!(await shownBy('node.example')));
});

test('what is not a proof with a leaf is not read', () => {
  const header = headerOf({});
  const traps = [
    '',
    header.slice(1),
    header.slice(0, -1),
    ':AAAA:',
    headerOf({ extra: null }),
    headerOf({ extra: utf8('not a leaf') }),
    headerOf({ checkpoint: utf8('not a checkpoint') }),
    `:${'A'.repeat(20_000)}:`,
  ];
  for (const trap of traps) assert.equal(readProof(trap), null, trap.slice(0, 80));
});
