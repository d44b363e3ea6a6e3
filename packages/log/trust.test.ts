import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  formatCheckpoint,
  formatNote,
  LogError,
  openCheckpoint,
  operatorOf,
  parsePolicy,
  signNote,
  utf8,
} from './index.ts';
import { alterationsOf, flipped, refusedAs } from './testing/hostile.ts';
import { crypto, sha256, type TestKey, testKey } from './testing/keys.ts';
import { PUBLIC_LOG } from './testing/published.ts';

const ORIGIN = 'node.example/receipts';
const TIME = 1_790_000_000;
const TEXT = formatCheckpoint({ origin: ORIGIN, size: 5, root: sha256(utf8('root')) });

const LOG = await testKey(ORIGIN, 'ed25519');
const COURT = await testKey('court.example/witness', 'cosignature');
const UNIVERSITY = await testKey('university.example/w', 'cosignature');
const OWN = await testKey('node.example/witness', 'cosignature');

function policyOf(...lines: readonly string[]) {
  return parsePolicy(utf8(`${lines.join('\n')}\n`), sha256);
}

const POLICY = await policyOf(
  `log ${LOG.vkey}`,
  `witness court ${COURT.vkey}`,
  `witness university ${UNIVERSITY.vkey}`,
  `witness own ${OWN.vkey}`,
  'group two 2 court university own',
  'quorum two',
);

async function noteBy(signers: readonly TestKey[], text = TEXT): Promise<Uint8Array> {
  const signatures = await Promise.all(signers.map(({ key, sign }) => signNote(text, key, sign, TIME)));
  return formatNote({ text, signatures });
}

test('a checkpoint signed by its log and cosigned by the quorum is trusted, with the times of its witnesses', async () => {
  const trusted = await openCheckpoint(await noteBy([LOG, COURT, UNIVERSITY]), POLICY, crypto);
  assert.deepEqual(trusted, {
    checkpoint: { origin: ORIGIN, size: 5, root: sha256(utf8('root')) },
    witnesses: [
      { name: 'court', time: TIME },
      { name: 'university', time: TIME },
    ],
    quorumMet: true,
  });
});

test('C2SP tlog-policy: a checkpoint of a public log is trusted under a policy of its four public witnesses', async () => {
  const policy = await parsePolicy(utf8(PUBLIC_LOG.policy), sha256);
  const { checkpoint, witnesses, quorumMet } = await openCheckpoint(utf8(PUBLIC_LOG.note), policy, crypto);
  assert.equal(checkpoint.size, 1_432_088_532);
  assert.deepEqual(
    witnesses.map(({ name }) => name),
    ['garden', 'smartit', 'remora', 'stagemole'],
  );
  assert.ok(quorumMet);
});

test('below the quorum a checkpoint is opened, and says so', async () => {
  for (const signers of [[LOG], [LOG, COURT], [LOG, UNIVERSITY]]) {
    const { witnesses, quorumMet } = await openCheckpoint(await noteBy(signers), POLICY, crypto);
    assert.equal(witnesses.length, signers.length - 1);
    assert.equal(quorumMet, false);
  }
});

test("a witness run by the log's own operator counts for nothing", async () => {
  const { witnesses, quorumMet } = await openCheckpoint(await noteBy([LOG, COURT, OWN]), POLICY, crypto);
  assert.deepEqual(witnesses, [{ name: 'court', time: TIME }]);
  assert.equal(quorumMet, false);
});

test('another spelling of a host name does not make another operator', async () => {
  const shouting = await testKey('NODE.Example/independent', 'cosignature');
  const policy = await policyOf(`log ${LOG.vkey}`, `witness w ${shouting.vkey}`, 'quorum w');
  const { witnesses, quorumMet } = await openCheckpoint(await noteBy([LOG, shouting]), policy, crypto);
  assert.deepEqual(witnesses, []);
  assert.equal(quorumMet, false);
  for (const name of ['node.example', 'node.example/', 'node.example/a/b', 'Node.EXAMPLE/receipts']) {
    assert.equal(operatorOf(name), 'node.example');
  }
  assert.notEqual(operatorOf('node.example.org/x'), operatorOf(ORIGIN));
});

test("a witness that signs with the log's own key counts for nothing, whatever its name", async () => {
  const disguised = await testKey('independent.example/w', 'cosignature', ORIGIN);
  const next = await testKey(ORIGIN, 'ed25519', 'the next key');
  const policy = await policyOf(
    `log ${next.vkey}`,
    `log ${LOG.vkey}`,
    `witness w ${disguised.vkey}`,
    'quorum w',
  );
  const { witnesses, quorumMet } = await openCheckpoint(await noteBy([LOG, disguised]), policy, crypto);
  assert.deepEqual(witnesses, []);
  assert.equal(quorumMet, false);
});

test('a witness that signed twice counts once', async () => {
  const { witnesses, quorumMet } = await openCheckpoint(await noteBy([LOG, COURT, COURT]), POLICY, crypto);
  assert.deepEqual(witnesses, [{ name: 'court', time: TIME }]);
  assert.equal(quorumMet, false);
});

test('witnesses do not replace the signature of the log', async () => {
  const note = await noteBy([COURT, UNIVERSITY]);
  await assert.rejects(openCheckpoint(note, POLICY, crypto), refusedAs('note-unsigned'));
});

test('C2SP tlog-policy: the origin must be the name of the log key that signed', async () => {
  const other = await testKey('other.example/log', 'ed25519');
  const policy = await policyOf(`log ${LOG.vkey}`, `log ${other.vkey}`, 'quorum none');
  const foreign = await noteBy([other]);
  await assert.rejects(openCheckpoint(foreign, policy, crypto), refusedAs('note-unsigned'));
  const unlisted = formatCheckpoint({ origin: 'third.example/log', size: 5, root: sha256(utf8('root')) });
  await assert.rejects(
    openCheckpoint(await noteBy([LOG], unlisted), policy, crypto),
    refusedAs('note-unsigned'),
  );
  const own = formatCheckpoint({ origin: 'other.example/log', size: 9, root: sha256(utf8('other')) });
  assert.equal((await openCheckpoint(await noteBy([other, LOG], own), policy, crypto)).checkpoint.size, 9);
});

test('either of two keys of one log will do, as when a key is being replaced', async () => {
  const next = await testKey(ORIGIN, 'ed25519', 'the next key');
  const policy = await policyOf(`log ${LOG.vkey}`, `log ${next.vkey}`, 'quorum none');
  for (const signers of [[LOG], [next], [LOG, next]]) {
    assert.ok((await openCheckpoint(await noteBy(signers), policy, crypto)).quorumMet);
  }
});

test('C2SP signed-note: an unknown signature is ignored, a failing one of a known witness rejects the checkpoint', async () => {
  const stranger = await testKey('stranger.example/w', 'cosignature');
  const opened = await openCheckpoint(await noteBy([stranger, LOG, COURT, UNIVERSITY]), POLICY, crypto);
  assert.ok(opened.quorumMet);
  const bad = await signNote(TEXT, OWN.key, OWN.sign, TIME);
  const signatures = [
    await signNote(TEXT, LOG.key, LOG.sign),
    await signNote(TEXT, COURT.key, COURT.sign, TIME),
    await signNote(TEXT, UNIVERSITY.key, UNIVERSITY.sign, TIME),
    { ...bad, signature: flipped(bad.signature, 40) },
  ];
  const note = formatNote({ text: TEXT, signatures });
  await assert.rejects(openCheckpoint(note, POLICY, crypto), refusedAs('note-signature-invalid'));
});

test('extension lines are refused even when everyone signed them', async () => {
  const note = await noteBy([LOG, COURT, UNIVERSITY], `${TEXT}extension\n`);
  await assert.rejects(openCheckpoint(note, POLICY, crypto), refusedAs('checkpoint-malformed'));
});

test('no altered checkpoint opens as another one', async () => {
  const honest = await noteBy([LOG, COURT, UNIVERSITY]);
  const expected = await openCheckpoint(honest, POLICY, crypto);
  await fc.assert(
    fc.asyncProperty(alterationsOf(honest), async (bytes) => {
      try {
        const opened = await openCheckpoint(bytes, POLICY, crypto);
        assert.deepEqual(opened.checkpoint, expected.checkpoint);
        assert.ok(opened.witnesses.length <= 2);
      } catch (error) {
        assert.ok(error instanceof LogError, `escaped: ${String(error)}`);
      }
    }),
    { numRuns: 1_000 },
  );
});
