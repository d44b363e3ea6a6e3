import assert from 'node:assert/strict';
import { text } from 'node:stream/consumers';
import { after, before, suite, test } from 'node:test';
import { type Fields, file, loadAssets, page, type Route, redirect, stream, webProblem } from '@wasl/web';
import type { FastifyInstance } from 'fastify';
import { SITE } from '../site.ts';
import { createServer } from './server.ts';
import { addWebRoutes } from './web-routes.ts';

const FORM = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };

/** What a module would offer: the parts of its answers tell what reached it. */
const ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/files/:number',
    handle: ({ language, params, query, path }) =>
      page({ title: JSON.stringify({ language, path, params, query: [...query] }), main: '' }),
  },
  { method: 'POST', path: '/files', handle: ({ form }) => redirect(`/files/${form?.get('number')?.[0]}`) },
  { method: 'GET', path: '/saved', handle: () => file('a.csv', 'text/csv', new Uint8Array([97])) },
  {
    method: 'GET',
    path: '/long',
    handle: () =>
      stream(
        'b.csv',
        'text/csv',
        (async function* () {
          yield new Uint8Array([98]);
          yield new Uint8Array([99]);
        })(),
      ),
  },
];

suite('pages of modules over HTTP', () => {
  const reported: string[] = [];
  const admitted: Fields[] = [];
  let app: FastifyInstance;
  let url: string;

  before(async () => {
    app = createServer((line) => reported.push(line), { prefix: '/exchange/', open: () => undefined });
    addWebRoutes(app, {
      site: SITE,
      routes: ROUTES,
      sessions: { read: () => null, write: () => '', formToken: () => '' },
      admit: (_caller, form) => {
        if (form.has('forged')) throw webProblem('form-from-elsewhere');
        admitted.push(form);
      },
    });
    url = await app.listen({ host: '127.0.0.1', port: 0 });
  });
  after(() => app.close());

  const get = (path: string) => fetch(`${url}${path}`);
  const post = (path: string, body: string, headers: Record<string, string> = FORM) =>
    fetch(`${url}${path}`, { method: 'POST', body, headers, redirect: 'manual' });

  async function told(path: string): Promise<unknown> {
    const [, title = ''] = /<title>(.*?) · /.exec(await (await get(path)).text()) ?? [];
    return JSON.parse(title.replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
  }

  test('a page is served in every language, and in Arabic without a prefix', async () => {
    for (const [prefix, language] of [
      ['', 'ar'],
      ['/ar', 'ar'],
      ['/fr', 'fr'],
      ['/zgh', 'zgh'],
      ['/en', 'en'],
    ]) {
      assert.deepEqual(await told(`${prefix}/files/7?a=1&a=2`), {
        language,
        path: '/files/7',
        params: { number: '7' },
        query: [['a', ['1', '2']]],
      });
    }
    assert.equal((await get('/es/files/7')).status, 404);
  });

  test('a form leads on in the language of the reader', async () => {
    const answer = await post('/fr/files', 'number=8');
    assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/fr/files/8']);
  });

  test('a form from another site, or from nobody knows where, is refused before the module sees it', async () => {
    const { 'content-type': type } = FORM;
    const before = admitted.length;
    for (const headers of [
      { 'content-type': type },
      { 'content-type': type, 'sec-fetch-site': 'cross-site' },
      { 'content-type': type, 'sec-fetch-site': 'same-site', origin: url },
      { 'content-type': type, origin: 'https://elsewhere.example' },
      { 'content-type': type, origin: 'null' },
    ]) {
      assert.equal((await post('/en/files', 'number=8', headers)).status, 403, JSON.stringify(headers));
    }
    assert.equal(admitted.length, before);
    assert.equal((await post('/en/files', 'number=8', { 'content-type': type, origin: url })).status, 303);
  });

  test('who admits forms can refuse one', async () => {
    const refused = await post('/en/files', 'number=8&forged=1');
    assert.equal(refused.status, 403);
    assert.match(refused.headers.get('content-type') ?? '', /text\/html/);
  });

  test('what is no form is refused, and what is too large is not read', async () => {
    assert.equal((await post('/en/files', 'number=%')).status, 400);
    assert.equal(
      (await post('/en/files', '{}', { ...FORM, 'content-type': 'application/json' })).status,
      415,
    );
    assert.equal((await post('/en/files', `a=${'x'.repeat(70_000)}`)).status, 413);
    assert.equal((await get('/en/files/7?a=%zz')).status, 400);
  });

  test('files and streams are saved under their names', async () => {
    const saved = await get('/fr/saved');
    assert.equal(saved.headers.get('content-disposition'), 'attachment; filename="a.csv"');
    assert.equal(saved.headers.get('x-content-type-options'), 'nosniff');
    const long = await get('/fr/long');
    assert.equal(long.body === null ? '' : await text(long.body), 'bc');
  });

  test('what pages load is kept for ever under the address of its content, and is nowhere else', async () => {
    for (const { path, type } of (await loadAssets()).all) {
      const answer = await get(path);
      assert.equal(answer.status, 200);
      assert.equal(answer.headers.get('content-type'), type);
      assert.match(answer.headers.get('cache-control') ?? '', /immutable/);
    }
    assert.equal((await get('/assets/wasl.css')).status, 404);
  });

  test('a page carries its own policy and tells forms where they came from', async () => {
    const { headers } = await get('/fr/files/7');
    assert.match(headers.get('content-security-policy') ?? '', /script-src 'self'.*form-action 'self'/);
    assert.equal(headers.get('referrer-policy'), 'same-origin');
    assert.equal(headers.get('content-language'), 'fr');
    assert.deepEqual(reported, []);
  });
});
