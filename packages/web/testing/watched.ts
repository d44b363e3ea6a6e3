import assert from 'node:assert/strict';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';

/** Long for a page that answers in milliseconds, so that a busy machine does not fail a sound page. */
const TIMEOUT_MS = 20_000;

/** A page of a browser, with all that it asked the network for and all that it complained of. */
export async function openWatched(browser: Browser, options: BrowserContextOptions = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.setDefaultTimeout(TIMEOUT_MS);
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith('data:')) requests.push(request.url());
  });
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  return {
    page,
    requests,
    complaints,
    [Symbol.asyncDispose]: (): Promise<void> => context.close(),
  };
}

/** Drops files on a part of the page, as a reader does with a pointer. */
export async function drop(
  page: Page,
  selector: string,
  files: Readonly<Record<string, Buffer>>,
): Promise<void> {
  const entries = Object.entries(files).map(([name, bytes]) => [name, bytes.toString('base64')] as const);
  const dataTransfer = await page.evaluateHandle((given) => {
    const transfer = new DataTransfer();
    for (const [name, base64] of given) transfer.items.add(new File([Uint8Array.fromBase64(base64)], name));
    return transfer;
  }, entries);
  await page.dispatchEvent(selector, 'dragover', { dataTransfer });
  await page.dispatchEvent(selector, 'drop', { dataTransfer });
}

export async function textOf(locator: Locator): Promise<string> {
  return (await locator.textContent()) ?? '';
}

/** WCAG 2.2 §1.4.10: nothing is wider than the window. */
export async function assertNoSidewaysScroll(page: Page): Promise<void> {
  const [content, window] = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return [scrollWidth, clientWidth];
  });
  assert.equal(content, window, page.url());
}
