import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible, assertNoSidewaysScroll, launchChromium, openWatched } from '@wasl/web/testing';
import type { Page } from 'playwright-core';
import { scratchHome, startPlatform } from './testing/running.ts';

/** Gives the browser an authenticator that has asked its owner (the WebAuthn domain of the DevTools protocol). */
async function giveAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

test('the printed link registers a passkey in a real browser; it signs in again, and opens an account for another', async () => {
  await using scratch = await scratchHome();
  const platform = await startPlatform(scratch.home);
  const browser = await launchChromium();
  try {
    const [, printed = ''] = /wasl: first administrator: (\S+)/.exec(platform.lines().out) ?? [];
    const link = new URL(printed);
    await using watched = await openWatched(browser, { viewport: { width: 360, height: 800 } });
    const { page } = watched;
    await giveAuthenticator(page);
    const seen = async () => {
      await assertAccessible(page);
      await assertNoSidewaysScroll(page);
    };

    await page.goto(`${link.origin}/fr${link.pathname}`);
    await seen();
    await page.goto(`${link.origin}/ar${link.pathname}`);
    await seen();
    await page.locator('main button').click();
    await page.waitForURL('**/ar/account/sessions');
    await seen();

    await page.locator('form[action="/ar/sign-out"] button').click();
    await page.waitForURL('**/ar/sign-in');
    await seen();
    await page.goto(`${link.origin}/fr/sign-in`);
    await seen();
    await page.locator('main button').click();
    await page.waitForURL('**/fr/account/sessions');
    await seen();

    await page.goto(`${link.origin}/ar/admin/people`);
    await seen();
    await page.goto(`${link.origin}/fr/admin/people`);
    await seen();
    await page.locator('#role').selectOption('publisher');
    await page.locator('form[action="/fr/admin/people"] button').click();
    await page.locator('#new-link').waitFor();
    await seen();
    assert.deepEqual(watched.complaints, []);

    // The first link is spent, and a start after it prints none.
    const spent = await page.goto(printed);
    assert.equal(spent?.status(), 410);
    await platform.stop();
    const again = await startPlatform(scratch.home);
    assert.doesNotMatch(again.lines().out, /first administrator/);
    await again.stop();
  } finally {
    await browser.close();
    await platform.stop();
  }
});

test('without a script, and with a device that gives no passkey, the page says what to do', async () => {
  await using scratch = await scratchHome();
  const platform = await startPlatform(scratch.home);
  const browser = await launchChromium();
  const { port } = new URL(platform.url);
  try {
    await using plain = await openWatched(browser, { javaScriptEnabled: false });
    await plain.page.goto(`http://localhost:${port}/fr/sign-in`);
    assert.match((await plain.page.locator('main').textContent()) ?? '', /demandent JavaScript/);
    await plain.page.locator('main button').click();
    assert.match((await plain.page.locator('main').textContent()) ?? '', /passkey-refused/);

    // Passkeys know no host by number.
    await using numbered = await openWatched(browser);
    await numbered.page.goto(`http://127.0.0.1:${port}/ar/sign-in`);
    await numbered.page.locator('main button').click();
    await numbered.page.locator('[data-says=failed]').waitFor();
    await assertAccessible(numbered.page);
    const named = numbered.page.locator(`a[href="http://localhost:${port}/ar/sign-in"]`);
    assert.equal(await named.count(), 1);
  } finally {
    await browser.close();
    await platform.stop();
  }
});
