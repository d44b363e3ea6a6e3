import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FAILURE_CODES } from './error.ts';
import { describeExchange } from './exchange-description.ts';
import type { Params, Verification } from './index.ts';
import { ar } from './messages/ar.ts';
import { en } from './messages/en.ts';
import { fr } from './messages/fr.ts';
import { LANGUAGES } from './messages/messages.ts';
import { NOTICE } from './messages/notice.ts';
import { renderVerification } from './render.ts';
import { exchangeDetails } from './render-exchange.ts';
import { sayIn } from './say.ts';
import { STEP_IDS } from './step.ts';
import { type Call, type ExchangeBody, exchangeBody, unanswered } from './testing/exchange-issue.ts';
import { enterAgreements } from './testing/exchange-registry.ts';
import { crypto } from './testing/keys.ts';
import { policyOf } from './testing/policy.ts';
import { createScene } from './testing/scene.ts';
import { rewrite } from './testing/vector.ts';
import { createWorld } from './testing/world.ts';
import { verifyReceipt } from './verify.ts';

const { main, file } = await createScene();
const trust = await policyOf('two-required', main);
const valid = await verifyReceipt(file, trust, crypto);
const invalid = await verifyReceipt(
  rewrite(file, (text) => text.replace('index 5', 'index 4')),
  trust,
  crypto,
);

const exchanges = await createWorld();
await enterAgreements(exchanges);
const current = exchanges.current.at(-1)?.map(({ signed }) => signed) ?? [];

/** The details of an exchange as the rule finds it; what a rule would refuse can be told too. */
async function detailsOf(
  language: (typeof LANGUAGES)[number],
  change: Partial<ExchangeBody> = {},
  call: Call = {},
  found: Params = {},
) {
  const body = await exchangeBody(exchanges, call, change);
  const params = { ...describeExchange(body, current), ...found };
  const messages = { ar, fr, en }[language];
  return exchangeDetails(body, params, messages, sayIn(language, messages.direction));
}

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

for (const language of LANGUAGES) {
  test(`${language}: an exchange is told by who, whom, purpose, agreement, outcome and what left`, async () => {
    const details = await detailsOf(language);
    const told = (text: string) => details.some((detail) => detail.text.includes(text));
    const words = {
      ar: [
        'مديرية نموذجية',
        'حظيرة السيارات',
        'مراجعة حظيرة السيارات',
        'اتفاقية نموذجية، المادة 4',
        'نظام portal',
      ],
      fr: ['Direction modèle', 'Parc automobile', 'Revue du parc automobile', 'Convention modèle, article 4'],
      en: ['Model directorate', 'Car fleet', 'Review of the car fleet', 'Model convention, article 4'],
    }[language];
    for (const text of [
      ...words,
      'second-directorate/portal',
      'fleet-review',
      '/repairs/*/cost',
      'getVehicle',
    ]) {
      assert.ok(told(text), `${text} in ${JSON.stringify(details)}`);
    }
    assert.equal(new Set(details.map(({ label }) => label)).size, details.length);
  });

  test(`${language}: what came of an exchange is told in words of its own, with no mark left`, async () => {
    const outcomes = [
      await detailsOf(language),
      await detailsOf(language, { fields: [] }),
      ...(await Promise.all(
        (['refused', 'failed', 'unknown'] as const).map((outcome) =>
          detailsOf(language, unanswered(outcome, 'quota-exceeded')),
        ),
      )),
      await detailsOf(language, unanswered('refused', 'agreement-unknown'), { agreement: 'unheard-of' }),
    ];
    for (const details of outcomes) {
      for (const { label, text } of details) {
        assert.ok(!/[{}]|undefined|[٠-٩۰-۹]/.test(label + text), text);
        assert.ok(text.length > 0 && text.trim() === text && !text.includes('\n'), text);
      }
    }
    assert.equal(new Set(outcomes.map((details) => JSON.stringify(details))).size, outcomes.length);
  });
}

test('a value that looks like a mark is told as it is, not filled', async () => {
  const details = await detailsOf(
    'en',
    { fields: ['/{code}'] },
    {},
    { legalBasis: { ar: '{code}', fr: '{code}', en: '{code}' } },
  );
  const texts = details.map(({ text }) => text);
  assert.ok(texts.includes('/{code}') && texts.includes('{code}'), texts.join());
});

test('UAX #9: in an Arabic exchange too, every value is isolated', async () => {
  const texts = (await detailsOf('ar')).map(({ text }) => text);
  assert.ok(texts.some((text) => text.includes('\u2068/mileage\u2069 \u2068/plate\u2069')));
  assert.ok(texts.some((text) => text.includes('(\u2068second-directorate/portal\u2069)')));
});

test('another kind than an exchange has no details: the line of its rule says it all', () => {
  assert.deepEqual(renderVerification(valid, 'en').details, []);
  assert.deepEqual(renderVerification(invalid, 'en').details, []);
});

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
