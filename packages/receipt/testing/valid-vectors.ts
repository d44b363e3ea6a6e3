import { formatNote, parseNote } from '@wasl/log';
import { type Receipt, refreshReceipt } from '../index.ts';
import { sha256, testKey } from './keys.ts';
import { proveEntry, proveGrowth } from './log.ts';
import { NORTH, OWN, SOUTH } from './policy.ts';
import { KEY_SUBJECT, ORGANISATION_SUBJECT, type Scene, SECOND_SUBJECT } from './scene.ts';
import { BOTH, encode, NONE_OF_TWO, ONE_OF_TWO, type Vector, validVector } from './vector.ts';
import {
  issue,
  keyStatement,
  noteStatement,
  OPERATOR,
  ORGANISATION,
  organisationStatement,
  SECOND_OFFICER,
  signStatement,
  withdrawal,
} from './world.ts';

/** Receipts that are valid, each for a reason of its own. */
export async function validVectors(scene: Scene): Promise<Vector[]> {
  return [...(await witnessing(scene)), ...(await statements(scene)), ...(await logs(scene))];
}

async function witnessing({ main, note, receipt }: Scene): Promise<Vector[]> {
  const logged = await issue(main, note);
  const one = await issue(main, note, { witnesses: [NORTH] });
  const own = await issue(main, note, { witnesses: [OWN] });
  const both = encode(receipt);
  return [
    validVector('logged', 'no witness cosigned, and the trust file lists none', 'no-witness', encode(logged)),
    validVector(
      'logged-of-two',
      'no witness cosigned, of two listed',
      'none-required',
      encode(logged),
      NONE_OF_TWO,
    ),
    validVector('witnessed-1-of-2', 'one of two witnesses cosigned', 'one-required', encode(one), ONE_OF_TWO),
    validVector('witnessed-2-of-2', 'both witnesses cosigned', 'two-required', both, BOTH),
    validVector(
      'witnesses-unlisted',
      'cosignatures of witnesses that the trust file does not list are ignored',
      'no-witness',
      both,
    ),
    validVector(
      'own-witness-ignored',
      "the node's own witness cosigned: it neither counts nor could have",
      'own-witness',
      encode(own),
      { counted: 0, of: 1, times: [] },
    ),
  ];
}

async function statements({ main, note }: Scene): Promise<Vector[]> {
  const two = await signStatement(noteStatement(110, 'Signed by two.'), OPERATOR, SECOND_OFFICER);
  const blank = await signStatement(
    noteStatement(111, 'السطر الأول.\n\nسطر بعد سطر فارغ.\n— somebody AAAAAAAA\n\n…والسطر الأخير.'),
    OPERATOR,
  );
  const founding = main.current[1]?.[0]?.signed ?? note;
  const firstKey = await signStatement(keyStatement(2, KEY_SUBJECT, OPERATOR), OPERATOR);
  const renamed = await signStatement(organisationStatement(113, ORGANISATION, SECOND_OFFICER), OPERATOR);
  const all = [KEY_SUBJECT, SECOND_SUBJECT, ORGANISATION_SUBJECT];
  const manyTags = Array.from({ length: 201 }, () => main.random(32));
  const fullTags = manyTags.slice(0, 200);
  return [
    validVector(
      'statements-three',
      'two officers signed; three statements are shown, in the order of their subjects',
      'no-witness',
      encode(await issue(main, two, { leaningOn: 6, show: all })),
    ),
    validVector(
      'note-blank-lines',
      'a note with blank lines, one line of which looks like a signature',
      'no-witness',
      encode(await issue(main, blank)),
    ),
    validVector(
      'founding',
      'an organisation founded by the key it names, shown as current',
      'no-witness',
      encode(await issue(main, founding, { leaningOn: 1, show: [ORGANISATION_SUBJECT] })),
      { counted: 0, of: 0, times: [] },
      ['founder-identity', 'filing-receipt'],
    ),
    validVector(
      'first-key',
      "an organisation's first key, registered by itself",
      'no-witness',
      encode(await issue(main, firstKey, { leaningOn: 1, show: [ORGANISATION_SUBJECT] })),
    ),
    validVector(
      'organisation-changed',
      'an organisation set again, signed by a current key of it',
      'no-witness',
      encode(await issue(main, renamed, { show: all.filter((subject) => subject !== SECOND_SUBJECT) })),
    ),
    validVector(
      'withdrawal',
      'a key withdrawn by itself: it was current at the head leaned upon',
      'no-witness',
      encode(await issue(main, await signStatement(withdrawal(114, KEY_SUBJECT), OPERATOR))),
    ),
    validVector(
      'leaf-256-tags',
      '200 tags, padded to 256 in the leaf',
      'no-witness',
      encode(await issue(main, note, { tags: fullTags })),
    ),
    validVector(
      'leaf-tag-list',
      '201 tags: the leaf holds the root over a list',
      'no-witness',
      encode(await issue(main, note, { tags: manyTags })),
    ),
  ];
}

async function logs({ main, shard, note, receipt }: Scene): Promise<Vector[]> {
  const { receipts, registry } = main;
  const registrySize = registry.entries.length;
  const earlier = await issue(main, note, { leaningOn: 5, registrySize });
  const stranger = await testKey('stranger.example/log');
  const note2 = parseNote(receipt.proof.checkpoint);
  const unknown = { name: stranger.key.name, keyId: stranger.key.keyId, signature: new Uint8Array(64) };
  const checkpoint = formatNote({ ...note2, signatures: [unknown, ...note2.signatures] });
  const strangerSigned: Receipt = { ...receipt, proof: { ...receipt.proof, checkpoint } };
  const fresh = {
    proof: await proveEntry(receipts, earlier.proof.index, receipts.entries.length, [NORTH, SOUTH]),
    head: {
      entry: earlier.head.entry,
      proof: await proveEntry(registry, earlier.head.proof.index, registrySize, [NORTH, SOUTH]),
      consistency: proveGrowth(registry, 5, registrySize),
    },
  };
  return [
    validVector(
      'registry-grown',
      'the registry checkpoint is later than the head leaned upon; a consistency proof joins them',
      'no-witness',
      encode(earlier),
    ),
    validVector(
      'refreshed',
      'the same receipt with later checkpoints of both logs, cosigned',
      'two-required',
      await refreshReceipt(earlier, fresh, sha256),
      BOTH,
    ),
    validVector(
      'shard',
      'logs of a later shard, one of them changing its key',
      'no-witness',
      encode(await issue(shard, note)),
    ),
    validVector(
      'signature-unknown',
      'a signature of an unknown key on the checkpoint is ignored',
      'no-witness',
      encode(strangerSigned),
    ),
  ];
}
