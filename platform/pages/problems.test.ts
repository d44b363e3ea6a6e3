import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGUAGES } from '@wasl/kernel';
import { renderProblems } from './problems.ts';
import { PROBLEMS } from './testing/pages.ts';

test('RFC 9457: `#<code>` leads to each code, in every language', () => {
  for (const language of LANGUAGES) {
    const { html } = renderProblems(language, [PROBLEMS]);
    for (const [code, { remedy }] of Object.entries(PROBLEMS)) {
      assert.ok(html.includes(`<section class="card problem" id="${code}"`), code);
      assert.ok(html.includes(`href="#${code}"`), code);
      assert.ok(html.includes(remedy[language]), code);
    }
  }
});

test('codes stand in alphabetical order', () => {
  const { html } = renderProblems('en', [PROBLEMS]);
  assert.ok(html.indexOf('id="claim-replayed"') < html.indexOf('id="ledger-forked"'));
});

test('a parameter is shown in a frame in place of its value', () => {
  const { html } = renderProblems('en', [PROBLEMS]);
  assert.ok(html.includes('The log <var dir="ltr">origin</var> is known'));
});

test('a code documented by two rooms is refused', () => {
  assert.throws(() => renderProblems('en', [PROBLEMS, PROBLEMS]), RangeError);
});
