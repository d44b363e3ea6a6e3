import { encodeRegistryEntry, summariseCurrent } from '../index.ts';
import { forgedLog, withHeadProof } from './forgery.ts';
import { sha256 } from './keys.ts';
import { proveEntry, proveGrowth, rootAt, type TestLog } from './log.ts';
import { SOUTH } from './policy.ts';
import { falsified, type Scene } from './scene.ts';
import { BOTH, encode, invalidVector, type Vector } from './vector.ts';
import { issue } from './world.ts';

/** Receipts whose registry log, or the head they lean on, does not hold. */
export async function invalidRegistryVectors(scene: Scene): Promise<Vector[]> {
  return [...(await registryLogs(scene)), ...(await registryHeads(scene))];
}

async function registryLogs({ main, neighbour, note, receipt }: Scene): Promise<Vector[]> {
  const { receipts, registry } = main;
  const { proof } = receipt.head;
  const forged = await proveEntry(await forgedLog(registry), proof.index, 8, []);
  const elsewhere = await issue({ ...main, registry: neighbour.registry, current: neighbour.current }, note);
  return [
    invalidVector(
      'registry-log-unlisted',
      'registry-log-untrusted',
      'the trust file lists only the receipt log',
      encode(receipt),
      'receipts-only',
    ),
    invalidVector(
      'registry-log-forged',
      'registry-log-untrusted',
      'signed by another key of the same name',
      withHeadProof(receipt, forged),
    ),
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
    invalidVector(
      'registry-log-of-neighbour',
      'registry-log-foreign',
      'the receipt leans on the registry of another node, trusted too',
      encode(elsewhere),
    ),
    invalidVector(
      'registry-log-is-receipts',
      'registry-log-foreign',
      'the head is proven in the receipt log of the same node',
      withHeadProof(receipt, await proveEntry(receipts, 7, 8, [])),
    ),
    invalidVector(
      'logs-exchanged',
      'receipt-log-foreign',
      'the two proofs exchanged',
      encode({ ...receipt, proof, head: { ...receipt.head, proof: receipt.proof } }),
    ),
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
    mismatch(
      'head-root',
      'the body names another root',
      encode(await issue(main, note, { body: { registry: { ...named, root: new Uint8Array(32) } } })),
    ),
    mismatch(
      'head-size-later',
      'the body names a size beyond the checkpoint',
      encode(await issue(main, note, { body: { registry: { ...named, size: size + 1 } } })),
    ),
    mismatch(
      'head-size-earlier',
      'the body names an earlier size',
      encode(await issue(main, note, { body: { registry: { ...named, size: size - 1 } } })),
    ),
    mismatch(
      'head-origin',
      'the body names another shard of the registry',
      encode(await issue(main, note, { body: { registry: { ...named, origin: shard.registry.origin } } })),
    ),
    mismatch(
      'head-index',
      'the proven entry is not the last one',
      encode({
        ...receipt,
        head: {
          ...receipt.head,
          entry: registry.entries[0] ?? junk,
          proof: await proveEntry(registry, 0, size, []),
        },
      }),
    ),
    mismatch(
      'head-fork',
      'a signed registry with another past',
      encode({
        ...earlier,
        head: {
          ...earlier.head,
          proof: await proveEntry(forked, 4, size, []),
          consistency: proveGrowth(forked, 5, size),
        },
      }),
    ),
    mismatch(
      'head-consistency-missing',
      'a later checkpoint without a consistency proof',
      encode({ ...earlier, head: { ...earlier.head, consistency: [] } }),
    ),
    mismatch(
      'head-consistency-needless',
      'a consistency proof where the sizes are equal',
      encode({ ...receipt, head: { ...receipt.head, consistency: [new Uint8Array(32)] } }),
    ),
    invalidVector(
      'head-entry',
      'registry-head-not-included',
      'another entry in place of the last',
      encode({ ...receipt, head: { ...receipt.head, entry: registry.entries[0] ?? junk } }),
    ),
    invalidVector(
      'head-entry-invented',
      'registry-head-not-included',
      'an entry that makes nothing current',
      encode({ ...receipt, head: { ...receipt.head, entry: empty } }),
    ),
    invalidVector(
      'head-entry-malformed',
      'registry-entry-malformed',
      'a node entered what is no entry',
      encode(await issue(careless, note)),
    ),
  ];
}
