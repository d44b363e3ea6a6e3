import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { PAGE_LANGUAGES } from '../language/language.ts';
import { assertAccessible } from '../testing/axe.ts';
import { launchChromium } from '../testing/chromium.ts';
import { openSite } from '../testing/open-site.ts';
import { assertNoSidewaysScroll, openWatched, textOf } from '../testing/watched.ts';

/** A phone, and what a desktop of 1280 px becomes at 400 % (WCAG 2.2 §1.4.10). */
const NARROW = [360, 320];
const PATHS = ['/components', '/amazigh-texts'];

describe('the components in a browser', () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof openSite>>;

  before(async () => {
    [browser, site] = await Promise.all([launchChromium(), openSite()]);
  });

  after(async () => {
    await browser.close();
    await site[Symbol.asyncDispose]();
  });

  for (const language of PAGE_LANGUAGES) {
    for (const path of PATHS) {
      const address = `/${language}${path}`;

      test(`${address}: axe-core finds nothing, by day and by night, and no other host is asked`, async () => {
        await using watched = await openWatched(browser);
        const { page, requests, complaints } = watched;
        await page.goto(site.url(address));
        for (const summary of await page.locator('summary').all()) await summary.click();
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          await assertAccessible(page);
        }
        assert.deepEqual(complaints, []);
        assert.deepEqual(
          requests.filter((url) => !url.startsWith(site.url('/'))),
          [],
        );
      });

      test(`${address}: nothing scrolls sideways on a phone or at 400 %`, async () => {
        await using watched = await openWatched(browser);
        await watched.page.goto(site.url(address));
        for (const width of NARROW) {
          await watched.page.setViewportSize({ width, height: 800 });
          await assertNoSidewaysScroll(watched.page);
        }
      });
    }
  }

  test('our own fonts are used, Tifinagh too', async () => {
    await using watched = await openWatched(browser);
    const { page } = watched;
    await page.goto(site.url('/zgh/components'));
    const loaded = await page.evaluate(async () => {
      await document.fonts.ready;
      return [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family);
    });
    assert.deepEqual([...new Set(loaded)].toSorted(), ['Wasl Sans', 'Wasl Tifinagh']);
  });

  test('without a script, a form sent with mistakes comes back with what was typed and where to correct', async () => {
    await using watched = await openWatched(browser, { javaScriptEnabled: false });
    const { page } = watched;
    await page.goto(site.url('/fr/components'));
    await page.locator('#email').fill('a@example.org');
    await page.locator('form[method=post] button').click();
    await page.locator('#errors').waitFor();
    assert.equal(await page.locator('#email').inputValue(), 'a@example.org');
    await page.locator('#errors a', { hasText: 'nom complet' }).click();
    await page.keyboard.type('Nom fictif');
    assert.equal(await page.locator('#name').inputValue(), 'Nom fictif');
    await page.locator('#channel-3').check();
    await page.locator('#date').fill('27');
    await page.locator('#date-month').fill('3');
    await page.locator('#date-year').fill('2026');
    await page.locator('form[method=post] button').click();
    await page.waitForURL(/#section-receipt$/);
    assert.equal(await page.locator('#errors').count(), 0);
  });

  test('without a script, the table is sorted, narrowed and turned, and the language keeps the view', async () => {
    await using watched = await openWatched(browser, { javaScriptEnabled: false });
    const { page } = watched;
    await page.goto(site.url('/en/components'));
    await page.locator('#files .sort', { hasText: 'Days' }).click();
    await page.locator('#files .sort', { hasText: 'Days' }).click();
    await page.locator('#files th[aria-sort=descending]').waitFor();
    await page.locator('#state').selectOption('open');
    await page.locator('.filters button').click();
    await page.locator('.table-count', { hasText: /^\d+ results$/ }).waitFor();
    const references = await page.locator('#files tbody th').allTextContents();
    await page.locator('.languages a[lang=ar]').click();
    assert.match(page.url(), /\/ar\/components\?.*sort=-days/);
    assert.deepEqual(await page.locator('#files tbody th').allTextContents(), references);
  });

  test('without a script, a tab is opened by its address', async () => {
    await using watched = await openWatched(browser, { javaScriptEnabled: false });
    const { page } = watched;
    await page.goto(site.url('/fr/components'));
    await page.locator('.tabs a', { hasText: 'Réponse' }).click();
    await page.locator('.tabs [aria-current]', { hasText: 'Réponse' }).waitFor();
    assert.match(page.url(), /step=answer/);
  });

  test('a form that comes back with errors is accessible in every language, and the errors have the focus', async () => {
    for (const language of PAGE_LANGUAGES) {
      await using watched = await openWatched(browser);
      const { page } = watched;
      await page.goto(site.url(`/${language}/components`));
      await page.locator('form[method=post] button').click();
      await page.locator('#errors').waitFor();
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'errors');
      await assertAccessible(page);
    }
  });

  test('by keyboard: to the content, through the radios, into the details', async () => {
    await using watched = await openWatched(browser);
    const { page } = watched;
    await page.goto(site.url('/ar/components'));
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.className), 'skip');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'main');
    await page.locator('#channel').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    assert.equal(await page.locator('#channel-2').isChecked(), true);
    await page.locator('summary').first().focus();
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('details').first().getAttribute('open'), '');
  });

  test('by keyboard: every control can be reached, in the order of the page', async () => {
    await using watched = await openWatched(browser);
    const { page } = watched;
    await page.goto(site.url('/fr/components'));
    await page.locator('#name').focus();
    const reached: (string | undefined)[] = [];
    for (let step = 0; step < 11; step++) {
      await page.keyboard.press('Tab');
      reached.push(await page.evaluate(() => document.activeElement?.id));
    }
    assert.deepEqual(reached, [
      ...['email', 'place', 'channel', 'topics', 'topics-2', 'topics-3'],
      ...['date', 'date-month', 'date-year', 'message', 'documents'],
    ]);
  });

  test('an island counts characters and names the chosen files', async () => {
    await using watched = await openWatched(browser);
    const { page } = watched;
    await page.goto(site.url('/fr/components'));
    await page.locator('#message').fill('é'.repeat(501));
    assert.equal(await textOf(page.locator('.limit-passed')), '501 / 500');
    await page.setInputFiles('input[type=file]', [
      { name: 'وثيقة.pdf', mimeType: 'application/pdf', buffer: Buffer.from('x') },
      { name: '<b>.pdf', mimeType: 'application/pdf', buffer: Buffer.from('x') },
    ]);
    assert.deepEqual(await page.locator('.chosen li').allTextContents(), ['وثيقة.pdf', '<b>.pdf']);
    assert.deepEqual(watched.complaints, []);
  });

  test('Arabic runs from right to left, Amazigh from left to right', async () => {
    await using watched = await openWatched(browser, { viewport: { width: 1280, height: 800 } });
    for (const [language, right] of [
      ['ar', true],
      ['zgh', false],
    ] as const) {
      await watched.page.goto(site.url(`/${language}/components`));
      const brand = await watched.page.locator('.brand').boundingBox();
      assert.equal((brand?.x ?? 0) > 640, right, language);
    }
  });
});
