import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const AXE = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** Every rule of axe-core, which include those of WCAG 2.2 A and AA and of EN 301 549. */
const FIND = `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
  violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => id + ': ' + html + ' ' + failureSummary)))`;

export async function assertAccessible(page: Page): Promise<void> {
  await page.evaluate(AXE);
  assert.deepEqual(await page.evaluate(FIND), [], page.url());
}
