import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { drop, launchChromium, openWatched, textOf } from '@wasl/web/testing';
import type { Browser, Page } from 'playwright-core';
import { openSite } from './testing/site.ts';
import { policyText, vectorFile } from './testing/vectors.ts';

const VALID = vectorFile('valid/witnessed-1-of-2.wasl');
const STRANGER = Buffer.from(policyText('stranger'));

async function waitForCode(page: Page, code: string): Promise<void> {
  await page.locator('.verdict-bad code', { hasText: code }).waitFor();
}

describe('what a verdict rests on', () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof openSite>>;

  before(async () => {
    [browser, site] = await Promise.all([launchChromium(), openSite()]);
  });

  after(async () => {
    await browser.close();
    await site[Symbol.asyncDispose]();
  });

  async function open() {
    const watched = await openWatched(browser);
    await watched.page.goto(site.url('/en/verify'));
    await watched.page.locator('#bench').waitFor();
    return watched;
  }

  test('the page shows whence its trust file came, its fingerprint, whole keys and the rule', async () => {
    await using watched = await open();
    const policy = policyText('one-required');
    const panel = await textOf(watched.page.locator('#trust'));
    assert.match(panel, /came with this page, from the node node\.example/);
    assert.ok(panel.includes(hash('sha256', policy)));
    for (const [, name = '', key = ''] of policy.matchAll(/^(?:log|witness \S+) ([^+\n]+)\+(.*)$/gm)) {
      assert.ok(panel.includes(name) && panel.includes(key), name);
    }
    assert.match(panel, /independent: at least 1 of north, south/);
    await watched.page.locator('#trust summary').click();
    assert.equal(await watched.page.locator('#trust pre').textContent(), policy);
  });

  test('another trust file, dropped on its panel: every verdict follows it, and goes back with it', async () => {
    await using watched = await open();
    const { page } = watched;
    await page.setInputFiles('#receipts', { name: 'mine.wasl', mimeType: '', buffer: VALID });
    await page.locator('.verdict-good').waitFor();
    await drop(page, '#trust', { 'stranger.policy': STRANGER });
    await waitForCode(page, 'receipt-log-untrusted');
    assert.match(await textOf(page.locator('#trust .source')), /Yours: stranger\.policy/);
    assert.match(await textOf(page.locator('#said')), /stranger\.policy/);
    await page.locator('#policy-reset').click();
    await page.locator('.verdict-good').waitFor();
    assert.match(await textOf(page.locator('#trust .source')), /came with this page/);
    assert.equal(await page.locator('#policy-reset').isVisible(), false);
  });

  test('a trust file among receipts changes nothing: whoever sends both would choose whom you trust', async () => {
    await using watched = await open();
    const { page } = watched;
    await drop(page, '#drop', { 'stranger.policy': STRANGER, 'mine.wasl': VALID });
    await page.locator('.verdict-unsure', { hasText: 'this is a trust file' }).waitFor();
    assert.equal(await page.locator('.verdict-good').count(), 1);
    assert.match(await textOf(page.locator('#trust .source')), /came with this page/);
  });

  test('what is not one trust file is refused in words, and the one in use stays', async () => {
    await using watched = await open();
    const { page } = watched;
    const refusals = [
      [{ 'mine.wasl': VALID }, /trust never comes from a receipt: mine\.wasl/],
      [{ 'notes.txt': Buffer.from('hello\n') }, /Not a trust file.*notes\.txt/],
      [{ 'a.policy': STRANGER, 'b.policy': STRANGER }, /Give one trust file/],
    ] as const;
    for (const [files, words] of refusals) {
      await drop(page, '#trust', files);
      await page.locator('#policy-problem', { hasText: words }).waitFor();
      assert.match(await textOf(page.locator('#trust .source')), /came with this page/);
    }
    await drop(page, '#trust', { 'stranger.policy': STRANGER });
    await page.locator('.source', { hasText: 'stranger.policy' }).waitFor();
    assert.equal(await textOf(page.locator('#policy-problem')), '');
  });

  test('a witness run by the operator of a log is marked as counting for nothing', async () => {
    await using watched = await open();
    const { page } = watched;
    await drop(page, '#trust', { 'own.policy': Buffer.from(policyText('own-witness')) });
    const own = page.locator('#trust li', { hasText: 'node.example/witness' });
    await own.waitFor();
    assert.match(await textOf(own), /does not count/);
    assert.equal(await page.locator('#trust li .quiet').count(), 1);
    assert.match(await textOf(page.locator('#trust')), /merely logged is valid/);
  });
});
