import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { launchChromium } from '@wasl/web/testing';
import { scratchHome, startPlatform, wasl } from './testing/running.ts';

test('the receipt of a note verifies in a real browser with the platform stopped, and fails with one character changed', async () => {
  await using scratch = await scratchHome();
  const { home, folder } = scratch;
  const file = join(folder, 'first.wasl');
  const platform = await startPlatform(home);
  assert.equal((await wasl(home, ['ledger', 'note', 'أول قيد في السجل', '--receipt', file])).code, 0);
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 360, height: 800 } });
    await page.goto(`${platform.url}/`);
    assert.equal(await page.locator('html').getAttribute('dir'), 'rtl');
    await page.locator('a.button[href$="/verify"]').click();
    await page.locator('#bench').waitFor();
    await platform.stop();

    const receipt = await readFile(file);
    const give = (name: string, buffer: Buffer) =>
      page.setInputFiles('#receipts', { name, mimeType: 'application/octet-stream', buffer });
    await give('first.wasl', receipt);
    await page.locator('.verdict-good').waitFor();
    assert.match((await page.locator('#cards').textContent()) ?? '', /أول قيد في السجل/);

    const changed = Buffer.from(receipt);
    const at = Math.floor(changed.length / 2);
    changed[at] = changed[at] === 0x41 ? 0x42 : 0x41;
    await give('changed.wasl', changed);
    await page.locator('.verdict-bad').waitFor();
  } finally {
    await browser.close();
  }
});
