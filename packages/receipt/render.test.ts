import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FAILURE_CODES } from './error.ts';
import type { Verification } from './index.ts';
import { LANGUAGES } from './messages/messages.ts';
import { NOTICE } from './messages/notice.ts';
import { renderVerification } from './render.ts';
import { STEP_IDS } from './step.ts';
import { crypto } from './testing/keys.ts';
import { policyOf } from './testing/policy.ts';
import { createScene } from './testing/scene.ts';
import { rewrite } from './testing/vector.ts';
import { verifyReceipt } from './verify.ts';

const { main, file } = await createScene();
const trust = await policyOf('two-required', main);
const valid = await verifyReceipt(file, trust, crypto);
const invalid = await verifyReceipt(
  rewrite(file, (text) => text.replace('index 5', 'index 4')),
  trust,
  crypto,
);

function textsOf(verification: Verification, language: (typeof LANGUAGES)[number], kind: string): string[] {
  return renderVerification(verification, language)
    .lines.filter((line) => line.kind === kind)
    .map(({ text }) => text);
}

for (const language of LANGUAGES) {
  test(`${language}: a valid receipt is told step by step, with its witnesses and what is not proved`, () => {
    assert.equal(textsOf(valid, language, 'ok').length, STEP_IDS.length);
    assert.equal(textsOf(valid, language, 'witness').length, 2);
    assert.equal(textsOf(valid, language, 'not-proved').length, valid.notProved.length);
    assert.deepEqual(textsOf(valid, language, 'notice'), [NOTICE[language]]);
    assert.deepEqual(textsOf(valid, language, 'reason'), []);
  });

  test(`${language}: a failure is told with its reason and its remedy, and the step it stopped at`, () => {
    assert.equal(invalid.code, 'receipt-not-included');
    for (const kind of ['reason', 'remedy', 'failed'])
      assert.equal(textsOf(invalid, language, kind).length, 1, kind);
    assert.equal(textsOf(invalid, language, 'ok').length, 4);
    assert.equal(textsOf(invalid, language, 'skipped').length, 5);
    assert.equal(textsOf(invalid, language, 'not-proved').length, 1);
  });

  test(`${language}: no mark is left unfilled, and no number is written in other digits`, () => {
    for (const verification of [valid, invalid]) {
      const { title, lines } = renderVerification(verification, language);
      for (const text of [title, ...lines.map((line) => line.text)]) {
        assert.ok(!/[{}]|undefined|[٠-٩۰-۹]/.test(text), text);
        assert.ok(text.length > 0 && text.trim() === text && !text.includes('\n'), text);
      }
    }
  });

  test(`${language}: every code is said in words of its own`, () => {
    const said = FAILURE_CODES.map((code) => {
      const lines = renderVerification(
        { ...invalid, valid: false, code, verdict: null, body: null },
        language,
      ).lines;
      return lines.find(({ kind }) => kind === 'reason')?.text;
    });
    assert.equal(new Set(said).size, FAILURE_CODES.length);
  });
}

test('UAX #9: in Arabic, every value is isolated from the words around it; elsewhere none is', () => {
  const [origin] = textsOf(valid, 'ar', 'ok').filter((text) => text.includes('log/receipts'));
  assert.ok(origin?.includes('\u2068node.example/log/receipts\u2069'));
  assert.equal(renderVerification(valid, 'ar').direction, 'rtl');
  for (const language of ['fr', 'en'] as const) {
    const { lines } = renderVerification(valid, language);
    assert.ok(lines.every(({ text }) => !/[\u2066-\u2069]/.test(text)));
  }
});

test('the legal filing receipt is kept apart from this one', () => {
  assert.ok(
    textsOf(valid, 'ar', 'not-proved').some((text) => text.includes('وصل الإيداع') && text.includes('55-19')),
  );
  assert.ok(textsOf(valid, 'ar', 'not-proved').some((text) => text.includes('43-20')));
});

test('an administration puts its own notice, or none', () => {
  const own = { ar: 'إشعار', fr: 'Avis', en: 'Notice' };
  assert.equal(renderVerification(valid, 'fr', own).lines.at(-1)?.text, 'Avis');
  assert.equal(renderVerification(valid, 'fr', null).lines.at(-1)?.kind, 'not-proved');
});

test('a witness may sign a time that no calendar holds', () => {
  const times = [{ name: 'north', time: Number.MAX_SAFE_INTEGER }];
  const text = textsOf({ ...valid, witnesses: { counted: 1, of: 1, times } }, 'en', 'witness').join();
  assert.ok(text.includes('9007199254740991'), text);
});
