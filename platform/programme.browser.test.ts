import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { assertAccessible, assertNoSidewaysScroll, launchChromium, openWatched } from '@wasl/web/testing';
import type { Browser, Page } from 'playwright-core';
import { scratchHome, startPlatform } from './testing/running.ts';

const PAGES = [
  '/programme',
  '/programme/commitments?domain=facilities',
  '/programme/commitments/2026-F04',
  '/programme/commitments/2025-01',
  '/programme/regions',
  '/programme/results',
  '/programme/data',
];
const PHONE = { viewport: { width: 360, height: 800 } };

describe('the programme in a browser', () => {
  let browser: Browser;
  let scratch: Awaited<ReturnType<typeof scratchHome>>;
  let platform: Awaited<ReturnType<typeof startPlatform>>;
  before(async () => {
    scratch = await scratchHome();
    [browser, platform] = await Promise.all([launchChromium(), startPlatform(scratch.home)]);
  });
  after(async () => {
    await browser.close();
    await platform.stop();
    await scratch[Symbol.asyncDispose]();
  });

  /** Presses Tab until a link of the page has the focus, as who has no pointer does. */
  async function reach(page: Page, href: RegExp): Promise<void> {
    for (let step = 0; step < 200; step++) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(() => document.activeElement?.getAttribute('href') ?? '');
      if (href.test(at)) return;
    }
    assert.fail(`${href} is not reached by keyboard on ${page.url()}`);
  }

  test('on a phone, by keyboard alone: from the first page to a receipt, which /verify finds valid', async () => {
    await using watched = await openWatched(browser, PHONE);
    const { page, requests, complaints } = watched;
    await page.goto(`${platform.url}/`);
    assert.equal(await page.locator('html').getAttribute('dir'), 'rtl');
    for (const href of [/\/ar\/programme$/, /\/ar\/programme\/commitments$/, /\/commitments\/2026-F01$/]) {
      await reach(page, href);
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => href.test(url.pathname));
    }
    assert.match((await page.locator('h1').textContent()) ?? '', /الحسيمة/);
    await reach(page, /\/proofs\/.*\.wasl$/);
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    const receipt = await download.path();
    await reach(page, /\/ar\/verify$/);
    await page.keyboard.press('Enter');
    await page.locator('#bench').waitFor();
    await page.setInputFiles('#receipts', receipt);
    await page.locator('.verdict-good').waitFor();
    assert.match((await page.locator('#cards').textContent()) ?? '', /portal-programme/);
    assert.deepEqual(
      requests.filter((url) => !url.startsWith(platform.url) && !url.startsWith('blob:')),
      [],
    );
    assert.deepEqual(complaints, []);
  });

  test('without a script: search, filters, pages of the list, another language', async () => {
    await using watched = await openWatched(browser, { ...PHONE, javaScriptEnabled: false });
    const { page } = watched;
    await page.goto(`${platform.url}/ar/programme`);
    await page.locator('.cards a[href$="/commitments"]').click();
    await page.locator('.pagination a[rel=next]').click();
    await page.waitForURL(/page=2/);
    await page.locator('#q').fill('الحسيمه');
    await page.locator('.search button').click();
    await page.locator('#results', { hasText: 'التزامان' }).waitFor();
    await page.locator('.languages a[lang=fr]').click();
    await page.locator('#results', { hasText: '2 engagements' }).waitFor();
    await page.locator('summary').first().click();
    await page.locator('#q').fill('');
    await page.locator('#domain').selectOption('facilities');
    await page.locator('.filters button').click();
    await page.locator('#results', { hasText: '12 engagements' }).waitFor();
    await page.locator('.entries a').first().click();
    assert.equal(await page.locator('a[href$=".wasl"]').count(), 1);
  });

  for (const language of ['ar', 'fr']) {
    for (const path of PAGES) {
      test(`/${language}${path}: axe-core finds nothing, by day and by night, and nothing scrolls sideways`, async () => {
        await using watched = await openWatched(browser, PHONE);
        const { page, requests, complaints } = watched;
        await page.goto(`${platform.url}/${language}${path}`);
        for (const summary of await page.locator('summary:visible').all()) await summary.click();
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          await assertAccessible(page);
        }
        await assertNoSidewaysScroll(page);
        assert.deepEqual(complaints, []);
        assert.deepEqual(
          requests.filter((url) => !url.startsWith(`${platform.url}/`)),
          [],
        );
      });
    }
  }

  for (const language of ['zgh', 'en']) {
    test(`every page in ${language}: axe-core finds nothing, and nothing scrolls sideways`, async () => {
      await using watched = await openWatched(browser, PHONE);
      for (const path of PAGES) {
        await watched.page.goto(`${platform.url}/${language}${path}`);
        await assertAccessible(watched.page);
        await assertNoSidewaysScroll(watched.page);
      }
    });
  }
});
