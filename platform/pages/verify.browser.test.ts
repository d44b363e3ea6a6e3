import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { drop, launchChromium, openWatched, textOf } from '@wasl/web/testing';
import type { Browser, Page } from 'playwright-core';
import { openSite } from './testing/site.ts';
import { policyText, vectorFile } from './testing/vectors.ts';

const VALID = vectorFile('valid/witnessed-1-of-2.wasl');

function altered(bytes: Buffer): Buffer {
  const text = bytes.toString();
  const at = text.indexOf('\nleaf ') + 20;
  const other = text[at] === 'A' ? 'B' : 'A';
  return Buffer.from(`${text.slice(0, at)}${other}${text.slice(at + 1)}`);
}

function given(name: string, buffer: Buffer) {
  return { name, mimeType: '', buffer };
}

async function verdicts(page: Page): Promise<string[]> {
  await page.locator('#cards article').first().waitFor();
  return page.locator('#cards h3').allTextContents();
}

function focused(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.activeElement?.id);
}

/** Presses Tab until the focus is there. */
async function tabTo(page: Page, id: string): Promise<void> {
  for (let i = 0; i < 30; i++) {
    await page.keyboard.press('Tab');
    if ((await focused(page)) === id) return;
  }
  assert.fail(`the Tab key never reaches ${id}`);
}

describe('the verifier in a browser', () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof openSite>>;

  before(async () => {
    [browser, site] = await Promise.all([launchChromium(), openSite()]);
  });

  after(async () => {
    await browser.close();
    await site[Symbol.asyncDispose]();
  });

  async function open(path = '/en/verify', options = {}) {
    const watched = await openWatched(browser, options);
    await watched.page.goto(site.url(path));
    await watched.page.locator('#bench').waitFor();
    return watched;
  }

  for (const [path, said] of [
    [
      '/ar/verify',
      ['تبادل معطيات', 'من طلب', 'مراجعة حظيرة السيارات', 'اتفاقية نموذجية، المادة 4', 'ما خرج'],
    ],
    [
      '/fr/verify',
      ['Échange de données', 'Qui a demandé', 'Revue du parc automobile', 'Convention modèle, article 4'],
    ],
    [
      '/en/verify',
      ['Exchange of data', 'Who asked', 'Review of the car fleet', 'Model convention, article 4'],
    ],
  ] as const) {
    test(`${path}: an exchange says who asked whom, for what, under which agreement, and what left`, async () => {
      await using watched = await open(path);
      const { page } = watched;
      await page.setInputFiles(
        '#receipts',
        given('exchange.wasl', vectorFile('valid/exchange-witnessed.wasl')),
      );
      const card = page.locator('#cards article');
      await card.locator('.verdict-good').waitFor();
      const text = await textOf(card);
      for (const words of [
        ...said,
        'second-directorate/portal',
        'model-directorate/fleet/1',
        'second-directorate/portal/2026',
        '/repairs/*/cost',
        '05:30:00',
      ]) {
        assert.ok(text.includes(words), `${words} in ${text}`);
      }
      assert.ok(!/[{}]/.test(await textOf(card.locator('dl').first())));
      assert.deepEqual(watched.complaints, []);
    });
  }

  test('a genuine receipt is valid: verdict, content, each step, witness times, what is not proved', async () => {
    await using watched = await open();
    const { page } = watched;
    await page.setInputFiles('#receipts', given('mine.wasl', VALID));
    assert.deepEqual(await verdicts(page), ['Valid receipt: witnessed by 1 of 2']);
    const card = page.locator('#cards article');
    assert.equal(await card.locator('.verdict-good').count(), 1);
    assert.equal(await card.locator('.steps li').count(), 10);
    assert.equal(await card.locator('.step-ok').count(), 10);
    const text = await textOf(card);
    for (const said of [
      'mine.wasl',
      `${VALID.length} bytes`,
      'Statement entered in the registry',
      'model-directorate',
      'أشغال المقر انتهت.',
      '24 November 2026 at 05:30:00 UTC',
      'node.example/log/registry, size 8',
      'north',
      '2026-11-24T06:00:00Z',
      'Law 55-19',
    ]) {
      assert.ok(text.toLowerCase().includes(said.toLowerCase()), said);
    }
    await card.locator('summary').click();
    assert.match(await textOf(card.locator('pre')), /^\{"version":1,"kind":"statement"/);
  });

  test('one character changed: not valid, with the reason, the code and the step that failed', async () => {
    await using watched = await open();
    const { page } = watched;
    await page.setInputFiles('#receipts', given('altered.wasl', altered(VALID)));
    await verdicts(page);
    const card = page.locator('#cards article');
    assert.match(await textOf(card.locator('.verdict-bad')), /digest does not match.*file-digest-mismatch/);
    assert.match(await textOf(card.locator('.step-failed')), /^Failed:/);
    assert.equal(await card.locator('.step-skipped').count(), 9);
    assert.equal(await card.locator('dl, details').count(), 0, 'nothing that the file says is repeated');
  });

  test('several files: an overview leads to each, in the order given', async () => {
    await using watched = await open();
    const { page } = watched;
    await drop(page, '#drop', { 'a.wasl': VALID, 'b.wasl': altered(VALID), 'c.wasl': VALID });
    assert.equal((await verdicts(page)).length, 3);
    assert.equal(await textOf(page.locator('.counts')), 'Valid: 2Not valid: 1');
    assert.equal(await focused(page), 'results-heading');
    assert.match(await textOf(page.locator('#alarm')), /Not valid: 1/);
    await page.locator('.overview a', { hasText: 'b.wasl' }).press('Enter');
    assert.equal(await focused(page), 'receipt-2-title');
  });

  test('more than fifty files: the page says how many it took', async () => {
    await using watched = await open();
    const { page } = watched;
    await drop(page, 'body', Object.fromEntries(Array.from({ length: 52 }, (_, i) => [`${i}.wasl`, VALID])));
    assert.equal((await verdicts(page)).length, 50);
    assert.match(await textOf(page.locator('#overview .trouble')), /first 50 of 52/);
  });

  test('a file of 2 MB is too large, and one of 3 GB is not read', async () => {
    await using watched = await open();
    const { page } = watched;
    await page.setInputFiles(
      '#receipts',
      given('large.wasl', Buffer.concat([VALID, Buffer.alloc(2_000_000, 65)])),
    );
    await verdicts(page);
    assert.match(await textOf(page.locator('.verdict-bad')), /file-too-large/);
    const huge = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      const chunk = new Blob([new Uint8Array(2 ** 20)]);
      transfer.items.add(
        new File(
          Array.from({ length: 3000 }, () => chunk),
          'huge.wasl',
        ),
      );
      return transfer;
    });
    await page.dispatchEvent('#drop', 'drop', { dataTransfer: huge });
    await page.locator('bdi', { hasText: 'huge.wasl' }).waitFor();
    assert.match(await textOf(page.locator('.verdict-bad')), /file-too-large/);
  });

  test('hostile names and contents are text, with nothing hidden or reordered', async () => {
    await using watched = await open();
    const { page, complaints } = watched;
    const name = '<img src=x onerror=alert(1)>\u202elsaw.exe';
    await drop(page, '#drop', { [name]: Buffer.from('<script>alert(1)</script>') });
    await verdicts(page);
    assert.equal(
      await textOf(page.locator('.verdict bdi').first()),
      '<img src=x onerror=alert(1)>\\u202Elsaw.exe',
    );
    assert.equal(await page.locator('main img').count(), 0);
    assert.deepEqual(complaints, []);
  });

  test('in Arabic, names within sentences are kept apart and no control character is left', async () => {
    await using watched = await open('/ar/verify');
    const { page } = watched;
    await page.setInputFiles('#receipts', given('mine.wasl', VALID));
    await verdicts(page);
    assert.equal(await page.locator('.steps bdi', { hasText: /^node\.example\/log\/receipts$/ }).count(), 1);
    assert.doesNotMatch(await textOf(page.locator('#cards')), /[\u2066-\u2069]|\\u20/);
  });

  test('nothing leaves the page, and nothing in it breaks its CSP', async () => {
    await using watched = await open('/fr/verify');
    const { page, requests, complaints } = watched;
    await page.evaluate(() => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
        console.error(violatedDirective),
      );
    });
    await page.setInputFiles('#receipts', [given('a.wasl', VALID), given('b.wasl', altered(VALID))]);
    await verdicts(page);
    await page.setInputFiles('#policy', given('mine.policy', Buffer.from(policyText('two-required'))));
    await page.locator('#policy-reset').click();
    await page.waitForTimeout(300);
    assert.deepEqual(requests, [site.url('/fr/verify')]);
    assert.deepEqual(complaints, []);
    const reached = await page.evaluate(() =>
      fetch('/fr/verify').then(
        () => true,
        () => false,
      ),
    );
    assert.equal(reached, false);
  });

  test('by keyboard alone: choose, read the verdict where the focus is, change the trust file', async () => {
    await using watched = await open('/ar/verify');
    const { page } = watched;
    const answers = [given('mine.wasl', VALID), given('mine.policy', Buffer.from(policyText('stranger')))];
    page.on('filechooser', (chooser) => chooser.setFiles(answers.shift() ?? []));
    await tabTo(page, 'receipts');
    await page.keyboard.press('Enter');
    await page.locator('.verdict-good').waitFor();
    assert.equal(await focused(page), 'receipt-1-title');
    assert.match(await textOf(page.locator('#said')), /وصل صحيح/);
    await tabTo(page, 'policy');
    await page.keyboard.press('Enter');
    await page.locator('.verdict-bad').waitFor();
    await tabTo(page, 'policy-reset');
    await page.keyboard.press('Enter');
    await page.locator('.verdict-good').waitFor();
    assert.equal(await focused(page), 'policy');
  });

  test('it says plainly where the browser lacks Ed25519', async () => {
    await using watched = await openWatched(browser);
    const { page } = watched;
    await page.addInitScript(() => {
      crypto.subtle.importKey = () =>
        Promise.reject(new DOMException('unrecognized name', 'NotSupportedError'));
    });
    await page.goto(site.url('/fr/verify'));
    await page.locator('#trouble').waitFor();
    assert.match(await textOf(page.locator('#trouble')), /Ed25519.*plus récent.*wasl verify/);
    assert.equal(await page.locator('#bench').isVisible(), false);
  });

  test('it says plainly where the browser has no Base 64 for bytes', async () => {
    await using watched = await openWatched(browser);
    const { page } = watched;
    await page.addInitScript(() => Reflect.deleteProperty(Uint8Array, 'fromBase64'));
    await page.goto(site.url('/ar/verify'));
    await page.locator('#trouble').waitFor();
    assert.match(await textOf(page.locator('#trouble')), /متصفحا أحدث/);
    assert.equal(await page.locator('#bench').isVisible(), false);
  });

  test('over plain HTTP it says that browsers give no cryptography there', async () => {
    await using watched = await openWatched(browser);
    const { page } = watched;
    await page.goto(`http://plain.example:${site.port}/en/verify`);
    await page.locator('#trouble').waitFor();
    assert.match(await textOf(page.locator('#trouble')), /HTTPS/);
    assert.equal(await page.locator('#bench').isVisible(), false);
  });

  test('without JavaScript it names the command', async () => {
    await using watched = await openWatched(browser, { javaScriptEnabled: false });
    const { page } = watched;
    await page.goto(site.url('/en/verify'));
    assert.match(await textOf(page.locator('noscript')), /wasl verify --policy/);
    assert.equal(await page.locator('#not-started').isVisible(), false);
    assert.equal(await page.locator('#bench').isVisible(), false);
  });

  test('a program that does not start is noticed by the page itself', async () => {
    await using watched = await openWatched(browser);
    const { page } = watched;
    await page.addInitScript(() => Reflect.deleteProperty(window, 'TextEncoder'));
    await page.goto(site.url('/en/verify'));
    await page.locator('#not-started').waitFor();
    assert.match(await textOf(page.locator('#not-started')), /did not start/);
  });
});
