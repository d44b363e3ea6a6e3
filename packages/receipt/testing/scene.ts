import { formatNote, parseNote } from '@wasl/log';
import { encodeReceipt, type Receipt, type SignedStatement } from '../index.ts';
import { sha256, testKey } from './keys.ts';
import { NORTH, SOUTH } from './policy.ts';
import {
  createWorld,
  enter,
  issue,
  keyStatement,
  noteStatement,
  OPERATOR,
  ORGANISATION,
  signStatement,
  type World,
  withdrawal,
} from './world.ts';

export const KEY_SUBJECT = `key/${ORGANISATION}/operator`;
export const SECOND_SUBJECT = `key/${ORGANISATION}/officer/second`;
export const THIRD_SUBJECT = `key/${ORGANISATION}/officer/third`;
export const CALLER_SUBJECT = `key/${ORGANISATION}/caller/facilities`;
export const ORGANISATION_SUBJECT = `organisation/${ORGANISATION}`;

/** The nodes and the receipts that vectors are made of. */
export type Scene = {
  /** Eight registry entries: a second officer's key comes with the sixth and goes with the seventh, a third's comes. */
  readonly main: World;
  /** A later shard of the same node, whose receipt log is changing its key. */
  readonly shard: World;
  /** Another node. */
  readonly neighbour: World;
  /** A node that enters what it should have refused. */
  readonly careless: World;
  readonly note: SignedStatement;
  /** A receipt of `note`, cosigned by both witnesses, and its file. */
  readonly receipt: Receipt;
  readonly file: Uint8Array;
  /** A receipt of another note, in the same logs. */
  readonly second: Receipt;
};

export async function createScene(): Promise<Scene> {
  const main = await createWorld();
  enter(main, await signStatement(withdrawal(7, SECOND_SUBJECT), OPERATOR));
  enter(
    main,
    await signStatement(
      keyStatement(8, THIRD_SUBJECT, await testKey('node.example/officers/third')),
      OPERATOR,
    ),
  );
  const shard = await createWorld('node.example', '2027');
  const retiring = await testKey(shard.receipts.origin, 'ed25519', 'the key that is being replaced');
  const note = await signStatement(noteStatement(100), OPERATOR);
  const receipt = await issue(main, note, { witnesses: [NORTH, SOUTH] });
  return {
    main,
    shard: { ...shard, receipts: { ...shard.receipts, keys: [...shard.receipts.keys, retiring] } },
    neighbour: await createWorld('neighbour.example'),
    careless: await createWorld('careless.example'),
    note,
    receipt,
    file: encodeReceipt(receipt, sha256),
    second: await issue(main, await signStatement(noteStatement(101, 'Un second message.'), OPERATOR)),
  };
}

/** The same bytes with one bit of the one at `index` turned. */
export function flipped(bytes: Uint8Array, index = 0, bit = 0): Uint8Array {
  return bytes.with(index, (bytes[index] ?? 0) ^ (1 << bit));
}

/** A note whose signature under a key name is false. */
export function falsified(note: Uint8Array, name: string): Uint8Array {
  const { text, signatures } = parseNote(note);
  return formatNote({
    text,
    signatures: signatures.map((signature) =>
      signature.name === name ? { ...signature, signature: flipped(signature.signature, 20) } : signature,
    ),
  });
}
