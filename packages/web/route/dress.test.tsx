import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PAGE_LANGUAGES } from '../language/language.ts';
import { webProblem } from '../problems.ts';
import { SITE } from '../testing/open-site.ts';
import { file, missing, page, redirect } from './answer.ts';
import { dress } from './dress.ts';

const PLACE = { language: 'fr', path: '/files', query: new Map([['sort', ['-date']]]) } as const;

test('law §3: every page carries the notice; in Amazigh it stands in Arabic, and says so', async () => {
  for (const language of PAGE_LANGUAGES) {
    const { body } = await dress(SITE, { ...PLACE, language }, () => page({ title: 't', main: <h1>t</h1> }));
    const footer = String(body).slice(String(body).indexOf('<footer'));
    assert.ok(footer.includes(SITE.notice[language === 'zgh' ? 'ar' : language]), language);
    assert.equal(footer.includes('<span lang="ar" dir="rtl">'), language === 'zgh');
    assert.equal(footer.includes('class="unreviewed"'), language === 'zgh');
  }
});

test('the language switch keeps the page and the query', async () => {
  const { body } = await dress(SITE, PLACE, () => page({ title: 't', main: <h1>t</h1> }));
  for (const language of PAGE_LANGUAGES) {
    assert.ok(String(body).includes(`href="/${language}/files?sort=-date" lang="${language}"`), language);
  }
});

test('a page of another language is offered in Arabic, and marked so', async () => {
  const { body } = await dress(SITE, { ...PLACE, language: 'zgh' }, () =>
    page({ title: 't', main: <h1>t</h1> }),
  );
  assert.match(String(body), /<a href="\/ar\/verify" hreflang="ar">/);
});

test('whatever a value holds, it is shown and not obeyed', async () => {
  const hostile = '<script>alert(1)</script>\u202egpj.exe" onfocus=x';
  const { body } = await dress(SITE, PLACE, () =>
    page({ title: hostile, main: <h1 title={hostile}>{hostile}</h1> }),
  );
  assert.doesNotMatch(String(body), /<script>|\u202e|" onfocus/);
  assert.match(String(body), /\\u202Egpj\.exe/);
});

test('a refusal becomes a page with its status, its remedy and its code', async () => {
  const refused = await dress(SITE, PLACE, () => {
    throw webProblem('form-malformed');
  });
  assert.equal(refused.status, 400);
  assert.match(
    String(refused.body),
    /Revenez au formulaire[^<]*\u00a0;.*<code dir="ltr">form-malformed<\/code>/s,
  );
  assert.equal((await dress(SITE, PLACE, missing)).status, 404);
});

test('what is no refusal is not hidden', async () => {
  await assert.rejects(
    dress(SITE, PLACE, () => {
      throw new TypeError('a mistake of ours');
    }),
    TypeError,
  );
});

test('the policy allows this host alone, and nothing inline', async () => {
  const { headers, body } = await dress(SITE, PLACE, () => page({ title: 't', main: <h1>t</h1> }));
  const policy = headers['content-security-policy'] ?? '';
  assert.match(policy, /^default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self';/);
  assert.doesNotMatch(policy, /unsafe|https?:|\*/);
  assert.doesNotMatch(String(body), / style=|<style| on[a-z]+="|<script>/);
});

test('a redirect keeps the language; a file is saved, not shown', async () => {
  const moved = await dress(SITE, PLACE, () => redirect('/files?sent=1'));
  assert.deepEqual([moved.status, moved.headers.location], [303, '/fr/files?sent=1']);
  const saved = await dress(SITE, PLACE, () => file('a.csv', 'text/csv', new Uint8Array([1])));
  assert.equal(saved.headers['content-disposition'], 'attachment; filename="a.csv"');
});
