import { encodeRegistryEntry, type Receipt, summariseCurrent } from '../index.ts';
import { sha256, testKey } from './keys.ts';
import { proveEntry, proveGrowth, rootAt, type TestLog, WITNESS_TIME } from './log.ts';
import { NORTH, OWN, SOUTH } from './policy.ts';
import { falsified, flipped, type Scene } from './scene.ts';
import { encode, invalidVector, type Vector } from './vector.ts';
import { issue } from './world.ts';

const ONE_OF_TWO = { counted: 1, of: 2, times: [{ name: 'north', time: WITNESS_TIME }] };
const BOTH = {
  counted: 2,
  of: 2,
  times: [...ONE_OF_TWO.times, { name: 'south', time: WITNESS_TIME + 1 }],
};

/** Receipts whose logs, proofs or witnesses do not hold. */
export async function invalidLogVectors(scene: Scene): Promise<Vector[]> {
  return [
    ...(await receiptLogs(scene)),
    ...(await registryLogs(scene)),
    ...(await registryHeads(scene)),
    ...(await witnesses(scene)),
  ];
}

async function forgedLog(log: TestLog): Promise<TestLog> {
  return { ...log, keys: [await testKey(log.origin, 'ed25519', 'a key of the same name')] };
}

function withProof(receipt: Receipt, proof: Receipt['proof']): Uint8Array {
  return encode({ ...receipt, proof });
}

function withHeadProof(receipt: Receipt, proof: Receipt['proof']): Uint8Array {
  return encode({ ...receipt, head: { ...receipt.head, proof } });
}

async function receiptLogs({ main, neighbour, note, receipt, second }: Scene): Promise<Vector[]> {
  const { receipts, registry } = main;
  const { proof } = receipt;
  const forged = await proveEntry(await forgedLog(receipts), proof.index, 9, []);
  const elsewhere = await issue(neighbour, note, { body: { node: 'node.example' } });
  const inRegistry: TestLog = { ...registry, entries: [...registry.entries, receipt.leaf] };
  const size = inRegistry.entries.length;
  const registryAsReceipts = await proveEntry(inRegistry, size - 1, size, []);
  return [
    invalidVector('receipt-log-unlisted', 'receipt-log-untrusted', 'the trust file lists only another node', encode(receipt), 'stranger'),
    invalidVector('receipt-log-forged', 'receipt-log-untrusted', 'signed by another key of the same name', withProof(receipt, forged)),
    invalidVector(
      'receipt-log-witness-only',
      'receipt-log-untrusted',
      'signed by both witnesses and by no key of the log',
      withProof(receipt, { ...proof, checkpoint: (await proveEntry({ ...receipts, keys: [] }, proof.index, 9, [NORTH, SOUTH])).checkpoint }),
      'two-required',
    ),
    invalidVector(
      'receipt-log-signature',
      'receipt-log-signature-invalid',
      "the log's signature is false",
      withProof(receipt, { ...proof, checkpoint: falsified(proof.checkpoint, receipts.origin) }),
    ),
    invalidVector(
      'receipt-log-cosignature',
      'receipt-log-signature-invalid',
      'the cosignature of a listed witness is false',
      withProof(receipt, { ...proof, checkpoint: falsified(proof.checkpoint, NORTH.key.name) }),
      'two-required',
    ),
    invalidVector('receipt-log-of-neighbour', 'receipt-log-foreign', 'the receipt log of another node, trusted too', encode(elsewhere)),
    invalidVector(
      'receipt-log-is-registry',
      'receipt-log-foreign',
      'the leaf is proven in the registry log of the same node',
      withProof(receipt, registryAsReceipts),
    ),
    invalidVector('inclusion-index', 'receipt-not-included', 'another index', withProof(receipt, { ...proof, index: proof.index - 1 })),
    invalidVector('inclusion-index-beyond', 'receipt-not-included', 'an index beyond the tree', withProof(receipt, { ...proof, index: 1_000 })),
    invalidVector('inclusion-hash', 'receipt-not-included', 'a changed hash', withProof(receipt, { ...proof, proof: proof.proof.map((hash) => flipped(hash)) })),
    invalidVector('inclusion-short', 'receipt-not-included', 'a proof without its last hash', withProof(receipt, { ...proof, proof: proof.proof.slice(0, -1) })),
    invalidVector('inclusion-long', 'receipt-not-included', 'a proof of one hash too many', withProof(receipt, { ...proof, proof: [...proof.proof, new Uint8Array(32)] })),
    invalidVector('inclusion-swapped', 'receipt-not-included', 'the proof of another receipt', withProof(receipt, second.proof)),
    invalidVector(
      'inclusion-before',
      'receipt-not-included',
      'a checkpoint from before the receipt',
      withProof(receipt, { ...proof, checkpoint: (await proveEntry(receipts, 0, proof.index, [])).checkpoint }),
    ),
  ];
}

async function registryLogs({ main, neighbour, note, receipt }: Scene): Promise<Vector[]> {
  const { receipts, registry } = main;
  const { proof } = receipt.head;
  const forged = await proveEntry(await forgedLog(registry), proof.index, 8, []);
  const elsewhere = await issue({ ...main, registry: neighbour.registry, current: neighbour.current }, note);
  return [
    invalidVector('registry-log-unlisted', 'registry-log-untrusted', 'the trust file lists only the receipt log', encode(receipt), 'receipts-only'),
    invalidVector('registry-log-forged', 'registry-log-untrusted', 'signed by another key of the same name', withHeadProof(receipt, forged)),
    invalidVector(
      'registry-log-signature',
      'registry-log-signature-invalid',
      "the log's signature is false",
      withHeadProof(receipt, { ...proof, checkpoint: falsified(proof.checkpoint, registry.origin) }),
    ),
    invalidVector(
      'registry-log-cosignature',
      'registry-log-signature-invalid',
      'the cosignature of a listed witness is false',
      withHeadProof(receipt, { ...proof, checkpoint: falsified(proof.checkpoint, SOUTH.key.name) }),
      'two-required',
      BOTH,
    ),
    invalidVector('registry-log-of-neighbour', 'registry-log-foreign', 'the receipt leans on the registry of another node, trusted too', encode(elsewhere)),
    invalidVector(
      'registry-log-is-receipts',
      'registry-log-foreign',
      'the head is proven in the receipt log of the same node',
      withHeadProof(receipt, await proveEntry(receipts, 7, 8, [])),
    ),
    invalidVector('logs-exchanged', 'receipt-log-foreign', 'the two proofs exchanged', encode({ ...receipt, proof, head: { ...receipt.head, proof: receipt.proof } })),
  ];
}

async function registryHeads({ main, shard, careless, note, receipt }: Scene): Promise<Vector[]> {
  const { registry } = main;
  const size = registry.entries.length;
  const named = { origin: registry.origin, size, root: rootAt(registry, size) };
  const mismatch = (name: string, about: string, bytes: Uint8Array) =>
    invalidVector(name, 'registry-head-mismatch', about, bytes);
  const earlier = await issue(main, note, { leaningOn: 5, registrySize: size });
  const forked: TestLog = { ...registry, entries: registry.entries.with(0, new Uint8Array(40)) };
  const junk = new TextEncoder().encode('wasl/registry/v1\ncurrent 0\n\n');
  careless.registry.entries.push(junk);
  careless.current.push(careless.current.at(-1) ?? []);
  const empty = encodeRegistryEntry({ current: summariseCurrent([], sha256), signed: note });
  return [
    mismatch('head-root', 'the body names another root', encode(await issue(main, note, { body: { registry: { ...named, root: new Uint8Array(32) } } }))),
    mismatch('head-size-later', 'the body names a size beyond the checkpoint', encode(await issue(main, note, { body: { registry: { ...named, size: size + 1 } } }))),
    mismatch('head-size-earlier', 'the body names an earlier size', encode(await issue(main, note, { body: { registry: { ...named, size: size - 1 } } }))),
    mismatch('head-origin', 'the body names another shard of the registry', encode(await issue(main, note, { body: { registry: { ...named, origin: shard.registry.origin } } }))),
    mismatch('head-index', 'the proven entry is not the last one', encode({ ...receipt, head: { ...receipt.head, entry: registry.entries[0] ?? junk, proof: await proveEntry(registry, 0, size, []) } })),
    mismatch('head-fork', 'a signed registry with another past', encode({ ...earlier, head: { ...earlier.head, proof: await proveEntry(forked, 4, size, []), consistency: proveGrowth(forked, 5, size) } })),
    mismatch('head-consistency-missing', 'a later checkpoint without a consistency proof', encode({ ...earlier, head: { ...earlier.head, consistency: [] } })),
    mismatch('head-consistency-needless', 'a consistency proof where the sizes are equal', encode({ ...receipt, head: { ...receipt.head, consistency: [new Uint8Array(32)] } })),
    invalidVector('head-entry', 'registry-head-not-included', 'another entry in place of the last', encode({ ...receipt, head: { ...receipt.head, entry: registry.entries[0] ?? junk } })),
    invalidVector('head-entry-invented', 'registry-head-not-included', 'an entry that makes nothing current', encode({ ...receipt, head: { ...receipt.head, entry: empty } })),
    invalidVector('head-entry-malformed', 'registry-entry-malformed', 'a node entered what is no entry', encode(await issue(careless, note))),
  ];
}

async function witnesses({ main, note, receipt }: Scene): Promise<Vector[]> {
  const one = await issue(main, note, { witnesses: [NORTH] });
  const own = await issue(main, note, { witnesses: [OWN] });
  const none = await issue(main, note);
  const registryNone = await proveEntry(main.registry, receipt.head.proof.index, 8, []);
  return [
    invalidVector('quorum-1-of-2', 'quorum-not-met', 'one cosignature where two are required', encode(one), 'two-required', ONE_OF_TWO),
    invalidVector('quorum-0-of-2', 'quorum-not-met', 'no cosignature where one is required', encode(none), 'one-required', { counted: 0, of: 2, times: [] }),
    invalidVector('quorum-own-witness', 'quorum-not-met', "the node's own witness counts for nothing", encode(own), 'own-witness-required', { counted: 0, of: 1, times: [] }),
    invalidVector(
      'registry-quorum',
      'registry-quorum-not-met',
      'the receipt log is witnessed, the registry log is not',
      withHeadProof(receipt, registryNone),
      'two-required',
      BOTH,
    ),
  ];
}
