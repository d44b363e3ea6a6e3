import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contentSecurityPolicy, hashSource } from './csp.ts';
import { markupOf } from './html.ts';
import { inlineData, inlineScript, inlineStyle } from './inline.ts';

test('CSP3 §6.7.3.3: the source is the SHA-256 of the text in Base 64', () => {
  // The example of the specification.
  assert.equal(
    hashSource("alert('Hello, world.');"),
    "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='",
  );
});

test('a page with a program runs that program alone and reaches nothing', () => {
  const { header, meta } = contentSecurityPolicy({ style: 'a', script: 'b' });
  assert.equal(
    header,
    `default-src 'none'; script-src ${hashSource('b')}; style-src ${hashSource('a')}; img-src data:; ` +
      "connect-src 'none'; form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'; " +
      "trusted-types 'none'; frame-ancestors 'none'",
  );
  assert.equal(`${meta}; frame-ancestors 'none'`, header);
});

test('a page without a program runs none', () => {
  assert.match(contentSecurityPolicy({ style: 'a', script: null }).header, /script-src 'none';/);
});

test('what would end its element early, or not hash as it was written, is refused', () => {
  for (const text of ['</style>', '</SCRIPT>', '<!-- x', 'a\rb', 'a\0b']) {
    assert.throws(() => inlineStyle(text), RangeError);
    assert.throws(() => inlineScript(text), RangeError);
  }
});

test('data cannot end the element that holds them, and read as they were', () => {
  const value = { node: '</script><script>alert(1)</script>' };
  const written = markupOf(inlineData('embedded', value));
  const [, json = ''] =
    /^<script type="application\/json" id="embedded">([^<]*)<\/script>$/.exec(written) ?? [];
  assert.deepEqual(JSON.parse(json), value);
});
