import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spaced, visible } from '@wasl/web/writing';
import fc from 'fast-check';
import { html, markupOf } from './html.ts';
import { rich } from './rich.ts';

test('a value can neither open an element nor end an attribute', () => {
  const hostile = `<script>alert(1)</script>" onfocus='x' &amp;`;
  assert.equal(
    markupOf(html`<p title="${hostile}">${hostile}</p>`),
    '<p title="&lt;script&gt;alert(1)&lt;/script&gt;&quot; onfocus=&#39;x&#39; &amp;amp;">' +
      '&lt;script&gt;alert(1)&lt;/script&gt;&quot; onfocus=&#39;x&#39; &amp;amp;</p>',
  );
});

test('any value whatever leaves the markup around it as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (value) => {
      const written = markupOf(html`<p title="${value}">${value}</p>`);
      assert.match(written, /^<p title="[^<>"']*">[^<>"']*<\/p>$/);
    }),
  );
});

test('pieces made by html are kept, alone and in lists, and numbers are written', () => {
  const items = ['a', '<b>'].map((item) => html`<li>${item}</li>`);
  assert.equal(
    markupOf(html`<ul>${items}</ul>${html`<br>`}${3}${''}`),
    '<ul><li>a</li><li>&lt;b&gt;</li></ul><br>3',
  );
});

test('characters that reorder or hide text are spelled out', () => {
  assert.equal(visible('a\u202eb\u2066c\u2069'), 'a\\u202Eb\\u2066c\\u2069');
  assert.equal(
    visible('\u0000\u0085\ufeff\u200b\u{e0041}\ud800'),
    '\\u0000\\u0085\\uFEFF\\u200B\\u{E0041}\\uD800',
  );
  assert.equal(markupOf(html`${'evil\u202egpj.exe'}`), 'evil\\u202Egpj.exe');
});

test('what Arabic, French and plain layout need is left alone', () => {
  const text = 'وصل\u200f ‏(55-19)\n\tprêt\u00a0: 70\u202f000 «ok» 😀';
  assert.equal(visible(text), text);
});

test('a command within a sentence reads left to right', () => {
  assert.equal(markupOf(rich('Use `wasl <x>`.')), 'Use <code dir="ltr">wasl &lt;x&gt;</code>.');
});

test('French punctuation never begins a line; other languages are left alone', () => {
  assert.equal(spaced('Prêt : « oui » ; vu ?', 'fr'), 'Prêt\u00a0: «\u00a0oui\u00a0»\u00a0; vu\u00a0?');
  assert.equal(spaced('a : b', 'en'), 'a : b');
});
