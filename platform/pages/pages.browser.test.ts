import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { LANGUAGES } from '@wasl/kernel';
import {
  assertAccessible,
  assertNoSidewaysScroll,
  launchChromium,
  openWatched,
  textOf,
} from '@wasl/web/testing';
import type { Browser, Page } from 'playwright-core';
import { PAGE_NAMES, pagePath } from './paths.ts';
import { openSite } from './testing/site.ts';
import { policyText, vectorFile } from './testing/vectors.ts';

/** A phone, and what a desktop of 1280 px becomes at 400 % (WCAG 2.2 §1.4.10). */
const NARROW = [360, 320];

function given(path: string) {
  return { name: path, mimeType: '', buffer: vectorFile(path) };
}

/** One card of each sort: valid, not valid, not verified, with everything opened. */
async function fillBench(page: Page): Promise<void> {
  await page.locator('#bench').waitFor();
  const files = ['valid/witnessed-2-of-2.wasl', 'invalid/commitment-body.wasl', 'policies/stranger.policy'];
  await page.setInputFiles('#receipts', files.map(given));
  await page.locator('#cards article').nth(2).waitFor();
  for (const summary of await page.locator('summary').all()) await summary.click();
}

describe('every page in every language', () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof openSite>>;

  before(async () => {
    [browser, site] = await Promise.all([launchChromium(), openSite()]);
  });

  after(async () => {
    await browser.close();
    await site[Symbol.asyncDispose]();
  });

  for (const name of PAGE_NAMES) {
    for (const language of LANGUAGES) {
      const path = pagePath(name, language);

      test(`${path}: axe-core finds nothing, by day and by night`, async () => {
        await using watched = await openWatched(browser);
        const { page, requests, complaints } = watched;
        await page.goto(site.url(path));
        if (name === 'verify') await fillBench(page);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          await assertAccessible(page);
        }
        assert.deepEqual(complaints, []);
        assert.deepEqual(requests, [site.url(path)]);
      });

      test(`${path}: nothing scrolls sideways on a phone or at 400 %`, async () => {
        await using watched = await openWatched(browser);
        const { page } = watched;
        await page.goto(site.url(path));
        if (name === 'verify') await fillBench(page);
        for (const width of NARROW) {
          await page.setViewportSize({ width, height: 800 });
          await assertNoSidewaysScroll(page);
        }
      });
    }
  }

  test('Arabic runs from right to left, French from left to right', async () => {
    await using watched = await openWatched(browser, { viewport: { width: 1280, height: 800 } });
    const { page } = watched;
    for (const [path, side] of [
      ['/verify', 'right'],
      ['/fr/verify', 'left'],
    ]) {
      await page.goto(site.url(path ?? ''));
      const box = await page.locator('h1').boundingBox();
      const text = await page.locator('h1').evaluate((heading) => getComputedStyle(heading).direction);
      const brand = await page.locator('.brand').boundingBox();
      assert.equal(text, side === 'right' ? 'rtl' : 'ltr');
      assert.ok(box !== null && brand !== null);
      assert.equal(brand.x > 640, side === 'right');
    }
  });

  test('the first key press leads to the content', async () => {
    await using watched = await openWatched(browser);
    const { page } = watched;
    await page.goto(site.url('/fr'));
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Aller au contenu');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'page_main');
  });

  test('the verifier saved to a disk works without a network, and says that it is a copy', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'wasl-page-'));
    try {
      const file = join(folder, 'verify.html');
      await writeFile(file, site.pages.get('/ar/verify')?.html ?? '');
      await using watched = await openWatched(browser, { offline: true });
      const { page, requests, complaints } = watched;
      const url = pathToFileURL(file).href;
      await page.goto(url);
      await page.locator('#bench').waitFor();
      await page.setInputFiles('#receipts', given('valid/witnessed-1-of-2.wasl'));
      await page.locator('.verdict-good').waitFor();
      assert.match(await textOf(page.locator('#trust')), /نسخة محفوظة على جهاز/);
      assert.equal(await page.locator('header a[href], nav').count(), 0, 'links that would lead nowhere');
      await page.setInputFiles('#policy', {
        name: 'mine.policy',
        mimeType: '',
        buffer: Buffer.from(policyText('stranger')),
      });
      await page.locator('.verdict-bad').waitFor();
      assert.deepEqual(requests, [url]);
      assert.deepEqual(complaints, []);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('a copy saved with a result in it starts without it', async () => {
    await using watched = await openWatched(browser);
    const { page } = watched;
    await page.goto(site.url('/en/verify'));
    await page.locator('#bench').waitFor();
    await page.setInputFiles('#receipts', given('valid/witnessed-1-of-2.wasl'));
    await page.locator('.verdict-good').waitFor();
    const folder = await mkdtemp(join(tmpdir(), 'wasl-page-'));
    try {
      const file = join(folder, 'verify.html');
      await writeFile(file, await page.content());
      await page.goto(pathToFileURL(file).href);
      await page.locator('#bench').waitFor();
      assert.equal(await page.locator('#results').isVisible(), false);
      assert.equal(await page.locator('#cards article').count(), 0);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
