import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ACCEPTED, EVIDENCE, entry, FIGURE, INDICATOR, words } from '../testing/records.ts';
import { gradeOf, inForce } from './accepted.ts';
import { completionOf } from './completion.ts';
import { COMPLETIONS, type CompletionStep, type Entry, type EntryContent, GRADES } from './entry.ts';
import { faultsOfEntry } from './faults.ts';
import { personalPlaces } from './personal.ts';
import { faultsOfValidation } from './validation.ts';

const indicator = entry('indicator', INDICATOR);
const declared = entry('declared', EVIDENCE, { validation: { ...ACCEPTED, grade: 'declared' } });
const documented = entry('documented', EVIDENCE, { validation: { ...ACCEPTED, grade: 'documented' } });
const STEP: CompletionStep = {
  kind: 'step',
  completion: 'limited',
  reason: words('انطلقت الأشغال'),
  evidence: ['declared'],
};

function codes(content: EntryContent, entries: readonly Entry[] = [indicator, declared, documented]) {
  return faultsOfEntry(content, entries).map(({ code }) => code);
}

test('completion without anything shown is no evidence, and a step that nobody accepted counts for nothing', () => {
  assert.equal(completionOf([]), 'no-evidence');
  const waiting = entry('step', STEP, { validation: null });
  const returned = entry('step', STEP, { validation: { ...ACCEPTED, decision: 'returned' } });
  assert.equal(completionOf([waiting, returned]), 'no-evidence');
  assert.equal(completionOf([entry('step', STEP)]), 'limited');
});

test('each step needs a reason; who says that something is done shows it, and a declaration is not enough', () => {
  assert.deepEqual(codes(STEP), []);
  assert.deepEqual(codes({ ...STEP, reason: words(' ') }), ['text-missing']);
  assert.deepEqual(codes({ ...STEP, evidence: [] }), ['evidence-missing']);
  assert.deepEqual(codes({ ...STEP, completion: 'complete' }), ['evidence-insufficient']);
  assert.deepEqual(codes({ ...STEP, completion: 'complete', evidence: ['declared', 'documented'] }), []);
  assert.deepEqual(codes({ ...STEP, completion: 'not-started', evidence: [] }), []);
  assert.deepEqual(codes({ ...STEP, evidence: ['declared', 'elsewhere'] }), ['entry-unknown']);
});

test('more evidence never refuses a step that less allowed', () => {
  const some = fc.subarray(['declared', 'documented']);
  fc.assert(
    fc.property(fc.constantFrom(...COMPLETIONS), some, some, (completion, evidence, more) => {
      const step: CompletionStep = { ...STEP, completion, evidence };
      fc.pre(codes(step).length === 0);
      assert.deepEqual(codes({ ...step, evidence: [...new Set([...evidence, ...more])] }), []);
    }),
  );
});

test('a figure says its source, date and method; a percentage of how many; its receipt is one, or it is by hand', () => {
  assert.deepEqual(codes(FIGURE), []);
  assert.deepEqual(codes({ ...FIGURE, origin: { by: 'hand' } }), []);
  assert.deepEqual(codes({ ...FIGURE, n: null }), ['percentage-bare']);
  assert.deepEqual(codes({ ...FIGURE, n: 0 }), ['figure-malformed']);
  assert.deepEqual(codes({ ...FIGURE, value: Number.POSITIVE_INFINITY }), ['figure-malformed']);
  assert.deepEqual(codes({ ...FIGURE, asOf: '2026' }), ['date-malformed']);
  assert.deepEqual(codes({ ...FIGURE, source: words(''), method: words('') }), [
    'text-missing',
    'text-missing',
  ]);
  assert.deepEqual(codes({ ...FIGURE, origin: { by: 'exchange', receipt: 'R-1' } }), ['receipt-malformed']);
  assert.deepEqual(codes({ ...FIGURE, indicator: 'declared' }), ['entry-unknown']);
});

test('evidence is hashed and dated, and a receipt names itself', () => {
  assert.deepEqual(codes(EVIDENCE), []);
  assert.deepEqual(codes({ ...EVIDENCE, sha256: 'AB'.repeat(32) }), ['digest-malformed']);
  assert.deepEqual(codes({ ...EVIDENCE, dated: '2026-02-30' }), ['date-malformed']);
  assert.deepEqual(codes({ ...EVIDENCE, form: 'receipt' }), ['receipt-malformed']);
});

test('law 54-19 art. 12: an owner who reports a delay says the difficulty and the corrective measure', () => {
  const delay = {
    kind: 'delay',
    difficulty: words('تأخر التزويد'),
    correctiveMeasure: words('مورد ثان'),
    newDue: '2027-H1',
  } as const;
  assert.deepEqual(codes(delay), []);
  assert.deepEqual(codes({ ...delay, difficulty: words('') }), ['delay-unexplained']);
  assert.deepEqual(codes({ ...delay, correctiveMeasure: words('\n') }), ['delay-unexplained']);
  assert.deepEqual(codes({ ...delay, newDue: 'soon' }), ['date-malformed']);
});

test('law 09-08 art. 12: a national ID or telephone number stops what would become public, wherever it stands', () => {
  const contents: readonly EntryContent[] = [
    { ...EVIDENCE, title: words('محضر AB123456') },
    { ...EVIDENCE, title: { ar: 'محضر', fr: 'tél. 06 12 34 56 78', en: null } },
    { ...STEP, reason: words('بطاقة رقم X12345') },
    { ...FIGURE, method: words('CIN: be 654321') },
    { kind: 'owner', unit: { ar: 'AB123456', fr: 'Unité', en: 'Unit' } },
  ];
  for (const content of contents) assert.deepEqual(codes(content), ['publication-personal']);
  assert.deepEqual(personalPlaces({ id: '019ab4d2-1a2b-7000-8000-212612345678' }), []);
  assert.deepEqual(personalPlaces({ 'a/b': [{ '~': 'AB123456' }], c: 'MA-01' }), ['/a~1b/0/~0']);
});

test('a reviewer is never the author, gives a reason, and grades what evidence is accepted', () => {
  const waiting = entry('waiting', EVIDENCE, { validation: null });
  const good = { ...ACCEPTED, grade: 'documented' } as const;
  const judge = (changes: object, one: Entry = waiting) =>
    faultsOfValidation(one, { ...good, ...changes }, []).map(({ code }) => code);
  assert.deepEqual(judge({}), []);
  assert.deepEqual(judge({ by: 'owner' }), ['reviewer-is-author']);
  assert.deepEqual(judge({ reason: ' ' }), ['reason-missing']);
  assert.deepEqual(judge({ grade: null }), ['grade-misplaced']);
  assert.deepEqual(judge({ decision: 'returned' }), ['grade-misplaced']);
  assert.deepEqual(judge({ decision: 'returned', grade: null }), []);
  assert.deepEqual(judge({}, entry('done', EVIDENCE)), ['entry-validated']);
});

test('what no longer holds is not accepted: its evidence may have been replaced since', () => {
  const step = entry('step', { ...STEP, evidence: ['documented'] }, { validation: null });
  const replaced = entry('newer', EVIDENCE, {
    replaces: 'documented',
    validation: { ...ACCEPTED, grade: 'documented' },
  });
  assert.deepEqual(faultsOfValidation(step, ACCEPTED, [documented]), []);
  assert.deepEqual(
    faultsOfValidation(step, ACCEPTED, [documented, replaced]).map(({ code }) => code),
    ['entry-unknown', 'evidence-missing'],
  );
});

test('an accepted correction takes the place of what it replaces; two that differ stand side by side', () => {
  const [first, second] = [entry('a', EVIDENCE), entry('b', EVIDENCE)];
  const proposed = entry('c', EVIDENCE, { replaces: 'a', validation: null });
  assert.deepEqual(
    inForce([first, second, proposed], 'evidence').map(({ id }) => id),
    ['a', 'b'],
  );
  const corrected = { ...proposed, validation: ACCEPTED };
  assert.deepEqual(
    inForce([first, second, corrected], 'evidence').map(({ id }) => id),
    ['b', 'c'],
  );
});

test('evidence is declared until a reviewer says more', () => {
  assert.equal(gradeOf(entry('x', EVIDENCE, { validation: null })), 'declared');
  assert.deepEqual(
    GRADES.map((grade) => gradeOf(entry('x', EVIDENCE, { validation: { ...ACCEPTED, grade } }))),
    [...GRADES],
  );
});
