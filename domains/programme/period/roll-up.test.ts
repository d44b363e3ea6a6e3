import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '@wasl/kernel';
import fc from 'fast-check';
import { KINDS } from '../commitment.ts';
import { COMPLETIONS } from '../entry/entry.ts';
import { type Counted, type RollUp, rollUp } from './roll-up.ts';
import { DEFAULT_WEIGHTS, type Weights } from './weights.ts';

const kind = fc.constantFrom(...KINDS, null);
const completion = fc.constantFrom(...COMPLETIONS);
const period = fc
  .array(fc.record({ kind, completion }), { maxLength: 30 })
  .map((items) => items.map((item, index): Counted => ({ id: `2026-X${index}`, ...item })));
const number = fc.integer({ min: 0, max: 1000 });
const weights = fc
  .record({
    low: fc.array(number, { minLength: 3, maxLength: 3 }),
    top: fc.integer({ min: 1, max: 1000 }),
    kinds: fc.record({
      deliverable: number,
      continuing: number,
      constraint: number,
      purpose: number,
      'not-recorded': number,
    }),
  })
  .map(({ low, top, kinds }): Weights => {
    const [none = 0, some = 0, most = 0] = low.map((score) => Math.min(score, top));
    return { scores: { 'not-started': none, limited: some, substantial: most, complete: top }, kinds };
  });

/** What a reader with a pocket calculator gets from the lines that are shown. */
function again({ inputs, formula }: RollUp): number | null {
  let [above, below] = [0, 0];
  for (const { weight, score } of inputs) {
    if (score === null) continue;
    above += weight * score;
    below += weight * formula.weights.scores.complete;
  }
  return below === 0 ? null : Math.round((above / below) * 10_000) / 10_000;
}

test('a roll-up can be calculated again from its lines, and lies between 0 and 1', () => {
  fc.assert(
    fc.property(period, weights, (items, data) => {
      const result = rollUp(items, data);
      assert.ok(result.value === null || (result.value >= 0 && result.value <= 1));
      assert.ok(Math.abs((result.value ?? -1) - (again(result) ?? -1)) <= 0.0001);
      assert.equal(result.value === null, result.n === 0);
    }),
  );
});

test('what is not known never counts against anyone', () => {
  fc.assert(
    fc.property(period, period, weights, (items, others, data) => {
      const unknown = others.map(
        (item): Counted => ({ ...item, id: `${item.id}-u`, completion: 'no-evidence' }),
      );
      const [without, withThem] = [rollUp(items, data), rollUp([...items, ...unknown], data)];
      assert.equal(withThem.value, without.value);
      assert.equal(withThem.n, without.n);
      assert.equal(withThem.inputs.length, items.length + others.length);
    }),
  );
});

test('the order in which commitments come does not show', () => {
  fc.assert(
    fc.property(period, weights, (items, data) => {
      assert.deepEqual(rollUp(items.toReversed(), data), rollUp(items, data));
    }),
  );
});

test('a step forward never lowers a roll-up, where each completion is worth no less than the one before', () => {
  fc.assert(
    fc.property(period, fc.nat(), (items, at) => {
      const chosen = items[at % Math.max(1, items.length)];
      fc.pre(chosen !== undefined && chosen.completion !== 'no-evidence');
      const further = items.map((item) =>
        item === chosen ? { ...item, completion: 'complete' as const } : item,
      );
      assert.ok((rollUp(further, DEFAULT_WEIGHTS).value ?? 0) >= (rollUp(items, DEFAULT_WEIGHTS).value ?? 0));
    }),
  );
});

test('n and unknown are said beside the value', () => {
  const result = rollUp(
    [
      { id: 'b', kind: 'deliverable', completion: 'complete' },
      { id: 'a', kind: 'deliverable', completion: 'limited' },
      { id: 'c', kind: 'deliverable', completion: 'no-evidence' },
      { id: 'd', kind: 'continuing', completion: 'not-started' },
    ],
    DEFAULT_WEIGHTS,
  );
  assert.deepEqual([result.value, result.n, result.unknown], [0.6667, 2, 1]);
  assert.deepEqual([result.formula.numerator, result.formula.denominator], [4, 6]);
  assert.deepEqual(
    result.inputs.map(({ id, weight, score }) => [id, weight, score]),
    [
      ['a', 1, 1],
      ['b', 1, 3],
      ['c', 1, null],
      ['d', 0, 0],
    ],
  );
});

test('weights that are no whole numbers, or that put something above complete, are refused', () => {
  const { scores, kinds } = DEFAULT_WEIGHTS;
  const bad: readonly Weights[] = [
    { scores: { ...scores, limited: 0.5 }, kinds },
    { scores: { ...scores, substantial: 4 }, kinds },
    { scores: { ...scores, limited: 0, substantial: 0, complete: 0 }, kinds },
    { scores, kinds: { ...kinds, deliverable: -1 } },
    { scores, kinds: { ...kinds, deliverable: Number.NaN } },
  ];
  for (const data of bad) {
    assert.throws(
      () => rollUp([], data),
      (error) => error instanceof Problem && error.code === 'weights-malformed',
    );
  }
  const twice: Counted = { id: 'a', kind: null, completion: 'limited' };
  assert.throws(() => rollUp([twice, twice], DEFAULT_WEIGHTS), TypeError);
});
