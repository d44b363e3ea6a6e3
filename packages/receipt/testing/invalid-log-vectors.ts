import { concat, formatNote, parseNote, utf8 } from '@wasl/log';
import { forgedLog, withHeadProof, withProof } from './forgery.ts';
import { proveEntry, type TestLog } from './log.ts';
import { NORTH, OWN, SOUTH } from './policy.ts';
import { falsified, flipped, type Scene } from './scene.ts';
import { BOTH, encode, invalidVector, NONE_OF_TWO, ONE_OF_TWO, type Vector } from './vector.ts';
import { issue } from './world.ts';

/** Receipts whose receipt log, proof or witnesses do not hold. */
export async function invalidLogVectors(scene: Scene): Promise<Vector[]> {
  return [...(await receiptLogs(scene)), ...(await witnesses(scene))];
}

/** 2^53 seconds, which a JavaScript number would round. */
const FAR_FUTURE = Uint8Array.of(0, 0x20, 0, 0, 0, 0, 0, 0);

async function cosignedInFarFuture(checkpoint: Uint8Array): Promise<Uint8Array> {
  const { text, signatures } = parseNote(checkpoint);
  const signature = await NORTH.sign(utf8(`cosignature/v1\ntime 9007199254740992\n${text}`));
  const { name, keyId } = NORTH.key;
  const others = signatures.filter((other) => other.name !== name);
  return formatNote({
    text,
    signatures: [...others, { name, keyId, signature: concat(FAR_FUTURE, signature) }],
  });
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
    invalidVector(
      'receipt-log-unlisted',
      'receipt-log-untrusted',
      'the trust file lists only another node',
      encode(receipt),
      'stranger',
    ),
    invalidVector(
      'receipt-log-forged',
      'receipt-log-untrusted',
      'signed by another key of the same name',
      withProof(receipt, forged),
    ),
    invalidVector(
      'receipt-log-witness-only',
      'receipt-log-untrusted',
      'signed by both witnesses and by no key of the log',
      withProof(receipt, {
        ...proof,
        checkpoint: (await proveEntry({ ...receipts, keys: [] }, proof.index, 9, [NORTH, SOUTH])).checkpoint,
      }),
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
    invalidVector(
      'receipt-log-cosignature-time',
      'receipt-log-signature-invalid',
      'the cosignature of a listed witness states a time beyond 2^53 - 1',
      withProof(receipt, { ...proof, checkpoint: await cosignedInFarFuture(proof.checkpoint) }),
      'two-required',
    ),
    invalidVector(
      'receipt-log-of-neighbour',
      'receipt-log-foreign',
      'the receipt log of another node, trusted too',
      encode(elsewhere),
    ),
    invalidVector(
      'receipt-log-is-registry',
      'receipt-log-foreign',
      'the leaf is proven in the registry log of the same node',
      withProof(receipt, registryAsReceipts),
    ),
    invalidVector(
      'inclusion-index',
      'receipt-not-included',
      'another index',
      withProof(receipt, { ...proof, index: proof.index - 1 }),
    ),
    invalidVector(
      'inclusion-index-beyond',
      'receipt-not-included',
      'an index beyond the tree',
      withProof(receipt, { ...proof, index: 1_000 }),
    ),
    invalidVector(
      'inclusion-hash',
      'receipt-not-included',
      'a changed hash',
      withProof(receipt, { ...proof, proof: proof.proof.map((hash) => flipped(hash)) }),
    ),
    invalidVector(
      'inclusion-short',
      'receipt-not-included',
      'a proof without its last hash',
      withProof(receipt, { ...proof, proof: proof.proof.slice(0, -1) }),
    ),
    invalidVector(
      'inclusion-long',
      'receipt-not-included',
      'a proof of one hash too many',
      withProof(receipt, { ...proof, proof: [...proof.proof, new Uint8Array(32)] }),
    ),
    invalidVector(
      'inclusion-swapped',
      'receipt-not-included',
      'the proof of another receipt',
      withProof(receipt, second.proof),
    ),
    invalidVector(
      'inclusion-before',
      'receipt-not-included',
      'a checkpoint from before the receipt',
      withProof(receipt, {
        ...proof,
        checkpoint: (await proveEntry(receipts, 0, proof.index, [])).checkpoint,
      }),
    ),
  ];
}

async function witnesses({ main, note, receipt }: Scene): Promise<Vector[]> {
  const one = await issue(main, note, { witnesses: [NORTH] });
  const own = await issue(main, note, { witnesses: [OWN] });
  const none = await issue(main, note);
  const registryNone = await proveEntry(main.registry, receipt.head.proof.index, 8, []);
  return [
    invalidVector(
      'quorum-1-of-2',
      'quorum-not-met',
      'one cosignature where two are required',
      encode(one),
      'two-required',
      ONE_OF_TWO,
    ),
    invalidVector(
      'quorum-0-of-2',
      'quorum-not-met',
      'no cosignature where one is required',
      encode(none),
      'one-required',
      NONE_OF_TWO,
    ),
    invalidVector(
      'quorum-own-witness',
      'quorum-not-met',
      "the node's own witness counts for nothing",
      encode(own),
      'own-witness-required',
      { counted: 0, of: 1, times: [] },
    ),
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
