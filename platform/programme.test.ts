import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { opensResponse, verify } from '@wasl/client';
import { PORTAL_PROGRAMME } from '@wasl/programme';
import { PAGE_LANGUAGES } from '@wasl/web';
import { scratchHome, startPlatform, wasl } from './testing/running.ts';

const PAGES = [
  '/programme',
  '/programme/commitments',
  '/programme/commitments/2026-F01',
  '/programme/regions',
  '/programme/results',
  '/programme/data',
];

suite('the programme over HTTP', () => {
  let scratch: Awaited<ReturnType<typeof scratchHome>>;
  let platform: Awaited<ReturnType<typeof startPlatform>>;
  before(async () => {
    scratch = await scratchHome();
    platform = await startPlatform(scratch.home);
  });
  after(async () => {
    await platform.stop();
    await scratch[Symbol.asyncDispose]();
  });
  const get = (path: string) => fetch(`${platform.url}${path}`);

  test('every page answers in four languages, with its policy and the notice, to whoever asks', async () => {
    for (const language of ['', ...PAGE_LANGUAGES]) {
      for (const path of PAGES) {
        const answer = await get(language === '' ? path : `/${language}${path}`);
        const html = await answer.text();
        assert.equal(answer.status, 200, path);
        const shown = language === '' ? 'ar' : language;
        assert.match(html, new RegExp(`<html lang="${shown}" dir="${shown === 'ar' ? 'rtl' : 'ltr'}">`));
        assert.match(html, /نموذج مستقل غير رسمي|Modèle indépendant|Independent, unofficial/);
        assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'/);
        assert.equal(answer.headers.get('set-cookie'), null);
      }
    }
  });

  test('facts came through the exchange: the receipt verifies, and opens to the answer that is offered', async () => {
    const page = await (await get('/en/programme/commitments/2026-F01')).text();
    assert.match(page, /are those that this exchange handed to the portal/);
    const [, path = ''] = /href="(\/en\/programme\/proofs\/[0-9a-f-]+)\.wasl"/.exec(page) ?? [];
    const receipt = new Uint8Array(await (await get(`${path}.wasl`)).arrayBuffer());
    const verification = await verify(receipt, await (await get('/log/policy')).text());
    assert.equal(verification.valid, true);
    assert.ok(verification.valid && verification.body.kind === 'exchange');
    const { body } = verification;
    assert.deepEqual(
      [body.agreement.id, body.purpose, body.outcome],
      [PORTAL_PROGRAMME, 'public-information', 'answered'],
    );
    const opening = JSON.parse(await (await get(`${path}.json`)).text());
    const { status, digest, salt } = opening;
    assert.ok(opensResponse(body, { status, digest, salt: Uint8Array.fromBase64(salt) }));
    assert.equal(JSON.parse(opening.body).total, 35);
  });

  test('only receipts of the portal’s own exchanges are handed out', async () => {
    const called = await wasl(scratch.home, ['call', 'programme/commitments', '--json']);
    assert.equal(called.code, 0, called.err);
    const [, other = ''] =
      /([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12})/.exec(called.err) ?? [];
    assert.notEqual(other, '');
    for (const form of ['wasl', 'json']) {
      assert.equal((await get(`/programme/proofs/${other}.${form}`)).status, 404);
    }
  });

  test('a start that finds the home as it was asks again, under the same agreement', async () => {
    const proof = async () => /proofs\/([0-9a-f-]+)\.wasl/.exec(await (await get('/programme')).text())?.[1];
    const before = await proof();
    await platform.stop();
    platform = await startPlatform(scratch.home);
    const later = await proof();
    assert.notEqual(later, before);
    assert.equal((await get(`/programme/proofs/${before}.wasl`)).status, 200);
  });

  test('where the exchange refuses the portal, the pages say so and keep what it last released', async () => {
    const reason = ['--ar', 'تجربة', '--fr', 'Essai', '--en', 'Trial'];
    const suspended = await wasl(scratch.home, ['agreement', 'suspend', PORTAL_PROGRAMME, ...reason]);
    assert.equal(suspended.code, 0, suspended.err);
    const earlier = await (await get('/en/programme')).text();
    await platform.stop();
    platform = await startPlatform(scratch.home);
    assert.match(platform.lines().out, /portal: .*agreement/);
    const page = await (await get('/en/programme')).text();
    assert.match(page, /The last exchange \([^)]+\) did not succeed/);
    const proof = /proofs\/[0-9a-f-]+\.wasl/;
    assert.equal(proof.exec(page)?.[0], proof.exec(earlier)?.[0]);
    assert.match(page, /<dd>35<\/dd>/);
  });
});
