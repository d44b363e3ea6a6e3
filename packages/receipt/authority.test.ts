import assert from 'node:assert/strict';
import { test } from 'node:test';
import { authoriseStatement, namedKey } from './authority.ts';
import { ReceiptError } from './error.ts';
import { parseStatement, type Statement } from './statement.ts';
import { setting } from './testing/exchange-registry.ts';
import { crypto, sha256, type TestKey, testKey } from './testing/keys.ts';
import { NORTH } from './testing/policy.ts';
import { falsified } from './testing/scene.ts';
import {
  CALLER,
  keyStatement,
  noteStatement,
  OPERATOR,
  ORGANISATION,
  OTHER,
  OTHER_OPERATOR,
  organisationStatement,
  SECOND_OFFICER,
  signStatement,
  TIME,
  withdrawal,
} from './testing/world.ts';

const founding = await signStatement(organisationStatement(1, ORGANISATION, OPERATOR), OPERATOR);
const operator = await signStatement(keyStatement(2, `key/${ORGANISATION}/operator`, OPERATOR), OPERATOR);
const officer = await signStatement(
  keyStatement(3, `key/${ORGANISATION}/officer/second`, SECOND_OFFICER),
  OPERATOR,
);
const caller = await signStatement(keyStatement(4, `key/${ORGANISATION}/caller`, CALLER), OPERATOR);
const other = await signStatement(keyStatement(5, `key/${OTHER}/operator`, OTHER_OPERATOR), OTHER_OPERATOR);
const withdrawn = await signStatement(withdrawal(6, `key/${ORGANISATION}/operator`), OPERATOR);
const current = [founding, operator, officer, caller, other];

async function authorise(statement: Statement, keys: readonly TestKey[], among = current) {
  const { basis, signers } = await authoriseStatement(await signStatement(statement, ...keys), among, crypto);
  return { basis, signers: signers.map(({ name }) => name) };
}

async function refuses(
  statement: Statement,
  keys: readonly TestKey[],
  among = current,
  code = 'statement-signer-unknown',
) {
  await assert.rejects(
    authorise(statement, keys, among),
    (error) => error instanceof ReceiptError && error.code === code,
  );
}

test('an organisation is founded by the key that it names, and by no other', async () => {
  const statement = organisationStatement(1, ORGANISATION, OPERATOR);
  assert.equal((await authorise(statement, [OPERATOR], [])).basis, 'founding');
  assert.equal((await authorise(statement, [OPERATOR], [other])).basis, 'founding');
  await refuses(statement, [OTHER_OPERATOR], []);
});

test('an organisation that is current is not founded again', async () => {
  await refuses(organisationStatement(9, ORGANISATION, OTHER_OPERATOR), [OTHER_OPERATOR], [founding]);
  await refuses(organisationStatement(9, ORGANISATION, OTHER_OPERATOR), [OTHER_OPERATOR]);
  await refuses(organisationStatement(9, ORGANISATION, OTHER_OPERATOR), [OTHER_OPERATOR], [operator]);
});

test('the first key is the one that the organisation names, registering itself, while there is none', async () => {
  const first = keyStatement(9, `key/${ORGANISATION}/operator`, OPERATOR);
  assert.equal((await authorise(first, [OPERATOR], [founding])).basis, 'first-key');
  assert.equal((await authorise(first, [OPERATOR], [founding, caller])).basis, 'first-key');
  await refuses(keyStatement(9, `key/${ORGANISATION}/operator`, SECOND_OFFICER), [OPERATOR], [founding]);
  await refuses(
    keyStatement(9, `key/${ORGANISATION}/operator`, SECOND_OFFICER),
    [SECOND_OFFICER],
    [founding],
  );
  await refuses(keyStatement(9, `key/${ORGANISATION}/caller`, OPERATOR), [OPERATOR], [founding]);
  await refuses(first, [OPERATOR], [founding, officer]);
  await refuses(noteStatement(9), [OPERATOR], [founding]);
});

test('every later statement is signed by a current key of the organisation in a signing role', async () => {
  assert.deepEqual(await authorise(noteStatement(9), [OPERATOR]), {
    basis: 'key',
    signers: [OPERATOR.key.name],
  });
  assert.equal((await authorise(noteStatement(9), [SECOND_OFFICER])).basis, 'key');
  assert.equal(
    (await authorise(organisationStatement(9, ORGANISATION, SECOND_OFFICER), [OPERATOR])).basis,
    'key',
  );
  assert.equal((await authorise(withdrawal(9, `key/${ORGANISATION}/operator`), [OPERATOR])).basis, 'key');
  await refuses(noteStatement(9), [CALLER]);
  await refuses(noteStatement(9), [OTHER_OPERATOR]);
  await refuses(noteStatement(9), [OPERATOR], [founding, officer]);
  await refuses(noteStatement(9), [await testKey(OPERATOR.key.name, 'ed25519', 'another key of the name')]);
});

test('two approvals are two keys: both are given, a stranger beside them is not', async () => {
  const { signers } = await authorise(noteStatement(9), [OTHER_OPERATOR, SECOND_OFFICER, OPERATOR]);
  assert.deepEqual(signers, [SECOND_OFFICER.key.name, OPERATOR.key.name]);
});

test('a statement never gives authority to itself, and what is not a set gives none', async () => {
  const replacing = await signStatement(keyStatement(9, `key/${ORGANISATION}/operator`, CALLER), CALLER);
  const unknown = (error: unknown) =>
    error instanceof ReceiptError && error.code === 'statement-signer-unknown';
  await assert.rejects(authoriseStatement(replacing, [founding, replacing], crypto), unknown);
  await refuses(noteStatement(9), [OPERATOR], [withdrawn]);
});

test('one false signature of a known key refuses the statement, whoever else signed', async () => {
  const signed = await signStatement(noteStatement(9), OPERATOR, SECOND_OFFICER);
  const forged = parseStatement(falsified(signed.bytes, OPERATOR.key.name));
  await assert.rejects(
    authoriseStatement(forged, current, crypto),
    (error) => error instanceof ReceiptError && error.code === 'statement-signature-invalid',
  );
});

test('a key that could never be used is not registered', async () => {
  const good = keyStatement(9, `key/${ORGANISATION}/officer/third`, SECOND_OFFICER);
  assert.equal((await namedKey(good, sha256))?.name, SECOND_OFFICER.key.name);
  assert.equal(await namedKey(noteStatement(9), sha256), null);
  const wrongId = good.content.replace(/\+[0-9a-f]{8}\+/, '+00000000+');
  const cosigner = good.content.replace(SECOND_OFFICER.vkey, NORTH.vkey);
  const short = good.content.replace(/\+[A-Za-z0-9/+]{8}([A-Za-z0-9/+=]+"})/, '+$1');
  for (const content of [wrongId, cosigner, short]) {
    await refuses({ ...good, content }, [OPERATOR], current, 'statement-malformed');
  }
});

test("a system's key that could never be used is not registered either", async () => {
  const subject = `system-key/${ORGANISATION}/garage/2026`;
  const content = { organisation: ORGANISATION, system: 'garage', validFrom: TIME, validUntil: null };
  const good = setting(subject, { ...content, key: CALLER.vkey });
  assert.equal((await namedKey(good, sha256))?.name, CALLER.key.name);
  assert.equal((await authorise(good, [OPERATOR])).basis, 'key');
  for (const key of [NORTH.vkey, CALLER.vkey.replace(/\+[0-9a-f]{8}\+/, '+00000000+')]) {
    await refuses(setting(subject, { ...content, key }), [OPERATOR], current, 'statement-malformed');
  }
});
