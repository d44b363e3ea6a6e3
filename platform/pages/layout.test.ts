import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGUAGES } from '@wasl/kernel';
import { spaced } from '@wasl/web/writing';
import { hashSource } from './csp.ts';
import { NOTICE } from './notice.ts';
import { PAGE_NAMES, pagePath, pageRoutes } from './paths.ts';
import { allPages } from './testing/pages.ts';

const pages = await allPages();

function count(html: string, pattern: RegExp): number {
  return [...html.matchAll(pattern)].length;
}

function escaped(text: string): string {
  return text.replaceAll("'", '&#39;');
}

test('every page has its addresses: one for each language, and a short one in Arabic', () => {
  assert.deepEqual([...pages.keys()].toSorted(), [
    ...['/', '/ar', '/ar/problems', '/ar/verify', '/en', '/en/problems', '/en/verify'],
    ...['/fr', '/fr/problems', '/fr/verify', '/problems', '/verify'],
  ]);
  for (const page of PAGE_NAMES) assert.equal(pageRoutes(page)[0]?.language, 'ar');
});

for (const page of PAGE_NAMES) {
  for (const { path, language } of pageRoutes(page)) {
    const { html = '', csp = '' } = pages.get(path) ?? {};

    test(`${path}: one heading, its language and direction, unique ids`, () => {
      assert.ok(html.startsWith('<!doctype html>\n'));
      assert.ok(html.includes(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`));
      assert.equal(count(html, /<h1>/g), 1);
      assert.equal(count(html, /<main /g), 1);
      assert.equal(count(html, /<title>[^<]+<\/title>/g), 1);
      const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
      assert.deepEqual(ids, [...new Set(ids)]);
      assert.equal(count(html, / style="| on[a-z]+="|javascript:/g), 0);
    });

    test(`${path}: law §3, the notice stands in the footer`, () => {
      const footer = html.slice(html.indexOf('<footer>'), html.indexOf('</footer>'));
      assert.ok(footer.includes(escaped(spaced(NOTICE[language], language))));
    });

    test(`${path}: the languages lead to the same page`, () => {
      for (const other of LANGUAGES) {
        const href = `href="${pagePath(page, other)}" lang="${other}"`;
        assert.equal(html.split(href).length, 2, href);
      }
      assert.ok(html.includes(`hreflang="${language}" aria-current="true"`));
    });

    test(`${path}: the CSP holds the hash of each inline element, and stands in the page before them`, () => {
      const [, style = ''] = /<style>(.*?)<\/style>/s.exec(html) ?? [];
      const scripts = [...html.matchAll(/<script>(.*?)<\/script>/gs)].map(([, script = '']) => script);
      assert.equal(count(html, /<style/g), 1);
      assert.ok(csp.includes(`style-src ${hashSource(style)};`));
      assert.deepEqual(
        scripts.map((script) => csp.includes(`script-src ${hashSource(script)};`)),
        page === 'verify' ? [true] : [],
      );
      const [, meta = ''] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(html) ?? [];
      assert.equal(`${meta.replaceAll('&#39;', "'")}; frame-ancestors 'none'`, csp);
      assert.ok(html.indexOf('http-equiv') < html.indexOf('<style>'));
    });

    test(`${path}: nothing is loaded from anywhere`, () => {
      assert.equal(count(html, /<(img|iframe|object|embed|video|audio|source|base)\b/g), 0);
      assert.equal(count(html, /<link /g), 1);
      assert.ok(html.includes('<link rel="icon" href="data:image/svg+xml,'));
      assert.equal(count(html, /<script[^>]* src=|@import|url\(/g), 0);
    });
  }
}

test('the program is the same on every node and in every language, so that its hash can be compared', () => {
  const hashes = pageRoutes('verify').map(
    ({ path }) => /script-src ('sha256-[^']+')/.exec(pages.get(path)?.csp ?? '')?.[1],
  );
  assert.equal(new Set(hashes).size, 1);
  assert.notEqual(hashes[0], undefined);
});
