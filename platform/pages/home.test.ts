import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toBase64 } from '@wasl/log';
import { renderHome } from './home.ts';
import { homePage, TOTALS } from './testing/pages.ts';

const ROOT = new Uint8Array(32).fill(7);

function html(publishedSize: number, root: Uint8Array | null): string {
  return homePage('fr', [{ kind: 'receipts', origin: 'node.example/log/receipts', publishedSize, root }])
    .html;
}

test('a log shows its public checkpoint and leads to it', () => {
  const page = html(70_000, ROOT);
  assert.ok(page.includes('70\u202f000'));
  assert.ok(page.includes(toBase64(ROOT)));
  assert.ok(page.includes('href="/log/receipts/checkpoint"'));
});

test('a log without a public checkpoint says so and leads nowhere', () => {
  const page = html(0, null);
  assert.ok(page.includes('Aucun point de contrôle n&#39;est encore public.'));
  assert.ok(!page.includes('/log/receipts/checkpoint'));
});

test('the page leads to the verifier, the trust file and the refusals', () => {
  const page = html(1, ROOT);
  for (const path of ['/fr/verify', '/log/policy', '/fr/problems'])
    assert.ok(page.includes(`href="${path}"`), path);
});

test('what the registry links is counted, and leads to the directory', () => {
  const page = html(1, ROOT);
  for (const figure of [
    'conventions en vigueur</dt><dd class="figure">1',
    'systèmes</dt><dd class="figure">3',
  ]) {
    assert.ok(page.includes(figure), figure);
  }
  assert.ok(page.includes('href="/api/directory"'));
});

test('digits are Western in every language', () => {
  for (const language of ['ar', 'fr', 'en'] as const) {
    assert.doesNotMatch(homePage(language).html, /[\u0660-\u0669\u06f0-\u06f9]/);
  }
});

test('an administration passes its own notice, and it replaces the other', () => {
  const notice = {
    ar: 'إشعار الإدارة',
    fr: 'Avis <de> l’administration',
    en: 'Notice of the administration',
  };
  const { html: page } = renderHome({
    language: 'fr',
    node: 'n',
    totals: TOTALS,
    logs: [],
    policyUrl: '/log/policy',
    notice,
  });
  assert.ok(page.includes('Avis &lt;de&gt; l’administration'));
  assert.ok(!page.includes('DGSN'));
});

test('a name of a node is text, whatever it holds', () => {
  const { html: page } = renderHome({
    language: 'en',
    node: '<b>\u202e',
    totals: TOTALS,
    logs: [],
    policyUrl: '"><script>',
  });
  assert.ok(page.includes('&lt;b&gt;\\u202E'));
  assert.ok(page.includes('href="&quot;&gt;&lt;script&gt;"'));
});
