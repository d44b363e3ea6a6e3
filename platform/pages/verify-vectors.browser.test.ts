import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { fromUtf8 } from '@wasl/log';
import { isJsonObject, type JsonObject, parseStrictJson, STEP_IDS } from '@wasl/receipt';
import { launchChromium, openWatched } from '@wasl/web/testing';
import type { Browser, Page } from 'playwright-core';
import { openSite } from './testing/site.ts';
import { vectorFile } from './testing/vectors.ts';

const BATCH = 50;

function vectors(): JsonObject[] {
  const value = parseStrictJson(fromUtf8(vectorFile('vectors.json')), 10_000_000);
  assert.ok(Array.isArray(value));
  return value.filter(isJsonObject);
}

/** What a card shows of a file: its name, whether it is valid, the code, and how each step went. */
function shown(page: Page) {
  return page.locator('#cards article').evaluateAll((cards) =>
    cards.map((card) => ({
      name: card.querySelector('.file bdi')?.textContent,
      valid: card.querySelector('.verdict-good') !== null,
      code: card.querySelector('.verdict code')?.textContent ?? null,
      witnesses: card.querySelectorAll('.witnesses li').length,
      steps: [...card.querySelectorAll('.steps li')].map(({ className }) => className.replace('step-', '')),
    })),
  );
}

function expected({ name, valid, code, witnesses, steps }: JsonObject) {
  const times = isJsonObject(witnesses) && valid === true ? witnesses.times : [];
  return {
    name,
    valid,
    code,
    witnesses: Array.isArray(times) ? times.length : null,
    steps: isJsonObject(steps) ? STEP_IDS.map((id) => steps[id]) : null,
  };
}

describe('the page and the command line agree', () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof openSite>>;

  before(async () => {
    [browser, site] = await Promise.all([launchChromium(), openSite()]);
  });

  after(async () => {
    await browser.close();
    await site[Symbol.asyncDispose]();
  });

  for (const [policy, group] of Map.groupBy(vectors(), ({ policy: path }) => String(path))) {
    test(`${policy}: ${group.length} test vectors, each with its verdict, code and witnesses`, async () => {
      await using watched = await openWatched(browser);
      const { page, complaints } = watched;
      await page.goto(site.url('/en/verify'));
      await page.setInputFiles('#policy', { name: policy, mimeType: '', buffer: vectorFile(policy) });
      await page.locator('.source', { hasText: policy.replace('policies/', '') }).waitFor();
      for (let at = 0; at < group.length; at += BATCH) {
        const batch = group.slice(at, at + BATCH);
        await page.setInputFiles(
          '#receipts',
          batch.map(({ name, file }) => ({
            name: String(name),
            mimeType: '',
            buffer: vectorFile(String(file)),
          })),
        );
        await page
          .locator('.file')
          .getByText(String(batch.at(-1)?.name), { exact: true })
          .waitFor();
        assert.deepEqual(await shown(page), batch.map(expected));
      }
      assert.deepEqual(complaints, []);
    });
  }
});
