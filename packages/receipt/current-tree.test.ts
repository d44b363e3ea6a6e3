import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concat } from '@wasl/log';
import fc from 'fast-check';
import {
  applyStatement,
  buildCurrentTree,
  type CurrentTree,
  EMPTY_CURRENT_TREE,
  proveCurrent,
  summariseCurrent,
  verifyCurrent,
} from './current-tree.ts';
import { ReceiptError } from './error.ts';
import type { SignedStatement, Statement } from './statement.ts';
import { sha256 } from './testing/keys.ts';
import { flipped } from './testing/scene.ts';
import { noteStatement, OPERATOR, signStatement, TIME, testId, withdrawal } from './testing/world.ts';

const SUBJECTS = [
  'example/a',
  'example/a-b',
  'example/a.b',
  'example/a/b',
  'example/a/b/c',
  'example/ab',
  'key2/a',
  'zone/a',
];

function set(subject: string, n: number): Statement {
  return { id: testId(n), subject, action: 'set', time: TIME, content: JSON.stringify({ n }) };
}

const sets = new Map<string, SignedStatement>();
for (const [i, subject] of SUBJECTS.entries()) {
  for (const n of [0, 1]) sets.set(`${i} ${n}`, await signStatement(set(subject, n), OPERATOR));
}
const withdrawals = await Promise.all(
  SUBJECTS.map((subject) => signStatement(withdrawal(1, subject), OPERATOR)),
);

/** RFC 6962 §2.1 as it is written. */
function merkle(entries: readonly Uint8Array[]): Uint8Array {
  const [first] = entries;
  if (first === undefined) return sha256(new Uint8Array());
  if (entries.length === 1) return sha256(concat(Uint8Array.of(0), first));
  let k = 1;
  while (k * 2 < entries.length) k *= 2;
  return sha256(concat(Uint8Array.of(1), merkle(entries.slice(0, k)), merkle(entries.slice(k))));
}

function inconsistent(error: unknown): boolean {
  return error instanceof ReceiptError && error.code === 'current-set-inconsistent';
}

const step = fc.record({ i: fc.nat(SUBJECTS.length - 1), n: fc.nat(1), withdraw: fc.boolean() });

test('the root is RFC 6962 over the statements that are current, in the order of their subjects', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const model = new Map<string, SignedStatement>();
      let tree: CurrentTree = EMPTY_CURRENT_TREE;
      for (const { i, n, withdraw } of steps) {
        const subject = SUBJECTS[i] ?? '';
        const signed = withdraw ? withdrawals[i] : sets.get(`${i} ${n}`);
        assert.ok(signed);
        if (withdraw && !model.has(subject)) {
          assert.throws(() => applyStatement(tree, signed, sha256), inconsistent);
          continue;
        }
        tree = applyStatement(tree, signed, sha256);
        if (withdraw) model.delete(subject);
        else model.set(subject, signed);
      }
      const ordered = [...model]
        .toSorted(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
        .map(([, s]) => s);
      const { count, root } = summariseCurrent(tree, sha256);
      assert.equal(count, ordered.length);
      assert.deepEqual(root, merkle(ordered.map(({ bytes }) => bytes)));
      assert.deepEqual(buildCurrentTree(ordered.toReversed(), sha256), tree);
    }),
  );
});

test('each statement is proved where it is, and nothing else is', async () => {
  const all = SUBJECTS.map((_, i) => sets.get(`${i} 0`)).filter((signed) => signed !== undefined);
  for (let count = 1; count <= all.length; count++) {
    const tree = buildCurrentTree(all.slice(0, count), sha256);
    const current = summariseCurrent(tree, sha256);
    for (const { signed } of tree) {
      const { bytes } = signed;
      const proof = proveCurrent(tree, signed.statement.subject, sha256);
      assert.ok(await verifyCurrent(bytes, proof, current, sha256));
      assert.ok(!(await verifyCurrent(flipped(bytes), proof, current, sha256)));
      assert.ok(!(await verifyCurrent(bytes, { ...proof, index: proof.index + 1 }, current, sha256)));
      assert.ok(
        !(await verifyCurrent(bytes, { ...proof, proof: [...proof.proof, current.root] }, current, sha256)),
      );
      assert.ok(!(await verifyCurrent(bytes, proof, { ...current, count: 0 }, sha256)));
    }
  }
});

test('a note changes nothing; nothing is proved for a subject that is not current', async () => {
  const tree = buildCurrentTree([...sets.values()].slice(0, 1), sha256);
  assert.equal(applyStatement(tree, await signStatement(noteStatement(1), OPERATOR), sha256), tree);
  assert.throws(() => proveCurrent(tree, 'example/none', sha256), inconsistent);
});

test('a tree is not built over two statements of a subject, nor over a withdrawal', () => {
  const [first, second] = [...sets.values()];
  const [withdrawn] = withdrawals;
  assert.ok(first && second && withdrawn);
  assert.throws(() => buildCurrentTree([first, second], sha256), inconsistent);
  assert.throws(() => buildCurrentTree([withdrawn], sha256), inconsistent);
});
