import { EMPTY_FRONTIER, extend, leafHash, rootOf, utf8 } from '@wasl/log';
import { encodeRegistryEntry, type Receipt, type SignedStatement } from '../index.ts';
import { invalidSpellingVectors, statementText } from './invalid-spelling-vectors.ts';
import { sha256, type TestKey } from './keys.ts';
import {
  CALLER_SUBJECT,
  falsified,
  flipped,
  KEY_SUBJECT,
  ORGANISATION_SUBJECT,
  type Scene,
  SECOND_SUBJECT,
  THIRD_SUBJECT,
} from './scene.ts';
import { encode, invalidVector, type Vector } from './vector.ts';
import {
  CALLER,
  type Issue,
  issue,
  keyStatement,
  noteStatement,
  OPERATOR,
  ORGANISATION,
  OTHER,
  OTHER_OPERATOR,
  organisationStatement,
  SECOND_OFFICER,
  signStatement,
  signText,
  testId,
  type World,
  withdrawal,
} from './world.ts';

/** Receipts whose statements do not hold: those shown, or the one that the receipt is of. */
export async function invalidStatementVectors(scene: Scene): Promise<Vector[]> {
  return [
    ...(await shown(scene)),
    ...(await entered(scene)),
    ...(await invalidSpellingVectors(scene)),
    ...(await bound(scene)),
    ...(await signed(scene)),
  ];
}

async function shown({ main, note, receipt }: Scene): Promise<Vector[]> {
  const notCurrent = (name: string, about: string, statements: Receipt['statements'], of = receipt) =>
    invalidVector(name, 'statement-not-current', about, encode({ ...of, statements }));
  const [operator] = receipt.statements;
  if (operator === undefined) return [];
  const bySecond = await issue(main, await signStatement(noteStatement(120), SECOND_OFFICER), { show: [] });
  const atSix = await issue(main, note, { leaningOn: 6, show: [SECOND_SUBJECT] });
  const atSeven = await issue(main, note, { leaningOn: 7, show: [] });
  const third = await issue(main, note, { show: [THIRD_SUBJECT] });
  const resigned = await signStatement(keyStatement(121, KEY_SUBJECT, OPERATOR), OPERATOR);
  return [
    notCurrent(
      'shown-withdrawn',
      'a withdrawn key, with the proof from when it was current',
      atSix.statements,
      bySecond,
    ),
    notCurrent('shown-later', 'a key registered after the head leaned upon', third.statements, atSeven),
    notCurrent('shown-index', 'another index', [{ ...operator, index: operator.index + 1 }]),
    notCurrent('shown-index-beyond', 'an index beyond the tree', [{ ...operator, index: 1_000 }]),
    notCurrent('shown-hash', 'a changed hash', [
      { ...operator, proof: operator.proof.map((hash) => flipped(hash)) },
    ]),
    notCurrent('shown-short', 'a proof without its last hash', [
      { ...operator, proof: operator.proof.slice(0, -1) },
    ]),
    notCurrent('shown-resigned', 'the same key in a statement signed anew', [
      { ...operator, bytes: resigned.bytes },
    ]),
  ];
}

/** Enters into a careless node's registry that these notes, whatever they are, are what is current. */
function enterCurrent(
  { registry, current }: World,
  signed: SignedStatement,
  notes: readonly Uint8Array[],
): void {
  const hashes = notes.map((bytes) => leafHash(bytes, sha256));
  const root = rootOf(extend(EMPTY_FRONTIER, hashes, sha256), sha256);
  registry.entries.push(encodeRegistryEntry({ current: { count: notes.length, root }, signed }));
  current.push(current.at(-1) ?? []);
}

async function entered({ careless, note }: Scene): Promise<Vector[]> {
  async function careful(
    name: string,
    code: 'statement-not-current' | 'statement-malformed',
    about: string,
    bytes: Uint8Array,
  ) {
    enterCurrent(careless, note, [bytes]);
    const receipt = await issue(careless, note, { show: [] });
    const statements = [{ bytes, index: 0, proof: [] }];
    return invalidVector(
      name,
      code,
      about,
      encode({ ...receipt, statements }),
      'no-witness',
      undefined,
      'statements',
    );
  }
  const content = JSON.stringify({ organisation: ORGANISATION, role: 'caller', key: OPERATOR.vkey });
  const text = statementText(['set', KEY_SUBJECT], content);
  const withdrawn = await signStatement(withdrawal(122, KEY_SUBJECT), OPERATOR);
  return [
    await careful(
      'entered-note',
      'statement-not-current',
      'a node counts a note among what is current',
      note.bytes,
    ),
    await careful(
      'entered-withdrawal',
      'statement-not-current',
      'a node counts a withdrawal among what is current',
      withdrawn.bytes,
    ),
    await careful(
      'entered-other-role',
      'statement-malformed',
      'a key whose statement gives it two roles',
      await signText(text, OPERATOR),
    ),
    await careful('entered-text', 'statement-malformed', 'a text that nobody signed', utf8(text)),
  ];
}

async function bound({ main, note }: Scene): Promise<Vector[]> {
  const ofOther = await signStatement({ ...noteStatement(140), subject: `note/${OTHER}` }, OTHER_OPERATOR);
  const other = { body: { organisation: ORGANISATION }, show: [`key/${OTHER}/operator`] };
  const early = { body: { at: '2026-11-24T05:25:00.122Z' } };
  const late = { body: { at: '2026-11-25T05:30:00.124Z' } };
  return [
    invalidVector(
      'organisation-other',
      'statement-organisation-mismatch',
      "another organisation's statement under our name",
      encode(await issue(main, ofOther, other)),
    ),
    invalidVector(
      'id-other',
      'statement-id-mismatch',
      'the statement of another receipt',
      encode(await issue(main, note, { body: { id: testId(999) } })),
    ),
    invalidVector(
      'time-ahead',
      'statement-time-mismatch',
      'signed five minutes and a millisecond after the receipt',
      encode(await issue(main, note, early)),
    ),
    invalidVector(
      'time-behind',
      'statement-time-mismatch',
      'signed a day and a millisecond before the receipt',
      encode(await issue(main, note, late)),
    ),
  ];
}

async function signed({ main, note }: Scene): Promise<Vector[]> {
  async function unknown(
    name: string,
    about: string,
    statement: SignedStatement,
    options: Issue,
  ): Promise<Vector> {
    return invalidVector(
      name,
      'statement-signer-unknown',
      about,
      encode(await issue(main, statement, options)),
    );
  }
  async function invalid(
    name: string,
    about: string,
    bytes: Uint8Array,
    options: Issue = {},
  ): Promise<Vector> {
    const body = { statement: new TextDecoder().decode(bytes) };
    return invalidVector(
      name,
      'statement-signature-invalid',
      about,
      encode(await issue(main, note, { ...options, body })),
    );
  }
  const noteBy = (...keys: readonly TestKey[]) => signStatement(noteStatement(100), ...keys);
  const keys = [KEY_SUBJECT, CALLER_SUBJECT, `key/${OTHER}/operator`];
  const founding = main.current[1]?.[0]?.signed ?? note;
  const takeover = await signStatement(
    organisationStatement(150, ORGANISATION, OTHER_OPERATOR),
    OTHER_OPERATOR,
  );
  const ownKey = await signStatement(keyStatement(151, SECOND_SUBJECT, SECOND_OFFICER), SECOND_OFFICER);
  const again = await signStatement(keyStatement(152, KEY_SUBJECT, OPERATOR), OPERATOR);
  const both = await noteBy(OPERATOR, SECOND_OFFICER);
  const changed = new TextDecoder().decode(note.bytes).replace('انتهت', 'توقفت');
  return [
    await unknown(
      'signer-other-organisation',
      "another organisation's key, shown as current",
      await noteBy(OTHER_OPERATOR),
      { show: keys },
    ),
    await unknown('signer-other-role', 'a key of a role that signs no statement', await noteBy(CALLER), {
      show: keys,
    }),
    await unknown('signer-withdrawn', 'a withdrawn key, not shown', await noteBy(SECOND_OFFICER), {}),
    await unknown('signer-not-shown', 'a current key that is not shown', note, { show: [] }),
    await unknown(
      'signer-organisation-only',
      "the organisation's key, of which only its founding is shown",
      note,
      { show: [ORGANISATION_SUBJECT] },
    ),
    await unknown('founding-not-shown', 'a founding statement that is not shown as current', founding, {
      leaningOn: 1,
      show: [],
    }),
    await unknown('founding-again', 'an organisation that exists, founded by another key', takeover, {
      show: [ORGANISATION_SUBJECT],
    }),
    await unknown('founding-by-other', 'an organisation set by a key that is not its own', takeover, {
      show: keys,
    }),
    await unknown('first-key-not-founder', 'a first key that is not the one the organisation names', ownKey, {
      leaningOn: 1,
      show: [ORGANISATION_SUBJECT],
    }),
    await unknown('first-key-too-late', 'a key registered by itself where another one is current', again, {
      leaningOn: 6,
      show: [ORGANISATION_SUBJECT, SECOND_SUBJECT],
    }),
    await invalid('signature-false', 'a false signature', falsified(note.bytes, OPERATOR.key.name)),
    await invalid(
      'signature-one-false',
      'two signatures, the second false',
      falsified(both.bytes, SECOND_OFFICER.key.name),
      { leaningOn: 6, show: [KEY_SUBJECT, SECOND_SUBJECT] },
    ),
    await invalid('signature-of-other-text', 'the content changed after the signature', utf8(changed)),
  ];
}
