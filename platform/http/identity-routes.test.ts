import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { IDENTITY_MODULE, ROLES, type Role, sessionCookie } from '@wasl/identity';
import { identityRoutes, openIdentity } from '@wasl/identity/pages';
import { createAuthenticator, createProvider, PROVIDER, sessionFor } from '@wasl/identity/testing';
import { type TestStore, testStore } from '@wasl/store/testing';
import { COMPONENTS_PATH, livingRoutes, type Route } from '@wasl/web';
import type { FastifyInstance } from 'fastify';
import { SITE } from '../site.ts';
import { createServer } from './server.ts';
import { addWebRoutes } from './web-routes.ts';

const ORIGIN = 'http://localhost:3000';
const FORM = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
const MINUTE = 60_000;

type Who = Role | 'no role' | 'nobody';
const EVERYONE: readonly Who[] = [...ROLES, 'no role', 'nobody'];
const SIGNED_IN = EVERYONE.filter((who) => who !== 'nobody');

/** Each route of the module, and who it serves. What is served answers other than 401 and 403. */
const SERVED: Readonly<Record<string, readonly Who[]>> = {
  'GET /sign-in': EVERYONE,
  'GET /sign-in/first/:token': EVERYONE,
  'POST /sign-in/first/:token': EVERYONE,
  'POST /sign-out': EVERYONE,
  'GET /account/sessions': SIGNED_IN,
  'POST /account/sessions': SIGNED_IN,
  'GET /admin/people': ['administrator'],
  'POST /admin/people': ['administrator'],
  'POST /admin/people/roles': ['administrator'],
  // Without a passkey it serves nobody, and says 403; what it does with one is walked below.
  'POST /sign-in': [],
  'POST /sign-in/provider': EVERYONE,
  'GET /sign-in/provider': EVERYONE,
  'GET /sign-in/provider/back': [],
};

suite('signing in, sessions and roles over HTTP', () => {
  let now = Date.parse('2026-11-02T09:00:00Z');
  let store: TestStore;
  let app: FastifyInstance;
  let url: string;
  let routes: readonly Route[];
  const provider = createProvider();
  let firstLink: () => Promise<string | null>;

  before(async () => {
    store = await testStore([IDENTITY_MODULE]);
    app = createServer(() => undefined, { prefix: '/exchange/', open: () => undefined });
    const identity = openIdentity({
      pool: store.pool(IDENTITY_MODULE.name),
      clock: () => now,
      origin: () => ORIGIN,
      record: async () => undefined,
      provider: PROVIDER,
      fetch: provider.fetch,
    });
    firstLink = identity.firstLink;
    routes = identityRoutes(identity, () => ORIGIN);
    const all = [...routes, ...livingRoutes()];
    addWebRoutes(app, { site: SITE, routes: all, admit: identity.admit, sessions: sessionCookie(false) });
    url = await app.listen({ host: '127.0.0.1', port: 0 });
  });
  after(async () => {
    await app.close();
    await store.close();
  });

  const cookieOf = (token: string | null): Record<string, string> =>
    token === null ? {} : { cookie: `wasl_session=${token}` };
  const get = (path: string, token: string | null = null) =>
    fetch(`${url}${path}`, { headers: cookieOf(token), redirect: 'manual' });
  const post = (path: string, fields: Readonly<Record<string, string>>, token: string | null = null) =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { ...FORM, ...cookieOf(token) },
      body: new URLSearchParams({ ...(token === null ? {} : { 'form-token': formToken(token) }), ...fields }),
      redirect: 'manual',
    });
  const formToken = (token: string) => sessionCookie(false).formToken(token);
  const session = async (who: Who) => {
    if (who === 'nobody') return null;
    return (await sessionFor(store.pool(IDENTITY_MODULE.name), who === 'no role' ? null : who, now)).token;
  };
  const tokenIn = (answer: Response) =>
    /^wasl_session=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '';

  async function optionsOn(path: string): Promise<string> {
    const [, options = ''] = /data-options="([^"]*)"/.exec(await (await get(path)).text()) ?? [];
    return options.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  }

  test('authorisation: each route serves the roles it is for, and refuses every other', async () => {
    const names = routes.map(({ method, path }) => `${method} ${path}`);
    assert.deepEqual(names.toSorted(), Object.keys(SERVED).toSorted());
    for (const [name, served] of Object.entries(SERVED)) {
      const [method, path = ''] = name.split(' ');
      const address = `/en${path.replace(':token', 'x')}`;
      for (const who of EVERYONE) {
        const token = await session(who);
        const { status } = method === 'GET' ? await get(address, token) : await post(address, {}, token);
        assert.equal(status !== 401 && status !== 403, served.includes(who), `${who} ${name}: ${status}`);
      }
    }
  });

  test('the first link leads to a session, to a second account with a role, and to what that role may do', async () => {
    const path = `/fr/sign-in/first/${await firstLink()}`;
    const administrator = createAuthenticator(ORIGIN);
    const came = await post(path, { response: administrator.register(await optionsOn(path)) });
    assert.deepEqual([came.status, came.headers.get('location')], [303, '/fr/account/sessions']);
    const cookie = came.headers.get('set-cookie') ?? '';
    assert.match(cookie, /^wasl_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    const token = tokenIn(came);

    const invited = await (
      await post('/fr/admin/people', { name: 'Relectrice', role: 'reviewer' }, token)
    ).text();
    const [, link = ''] = /http:\/\/localhost:3000(\/sign-in\/first\/[\w-]{43})</.exec(invited) ?? [];
    const reviewer = createAuthenticator(ORIGIN);
    const joined = tokenIn(await post(`/ar${link}`, { response: reviewer.register(await optionsOn(link)) }));
    assert.match(await (await get('/ar/account/sessions', joined)).text(), /مراجع/);
    assert.equal((await get('/ar/admin/people', joined)).status, 403);

    const [, account = ''] =
      /<code dir="ltr">([a-z]{16})</.exec(await (await get('/ar/account/sessions', joined)).text()) ?? [];
    const granted = { account, 'changed-role': 'administrator', change: 'grant' };
    assert.equal((await post('/fr/admin/people/roles', granted, token)).status, 303);
    assert.equal((await get('/ar/admin/people', joined)).status, 401);
    const again = await post('/ar/sign-in', { response: reviewer.signIn(await optionsOn('/ar/sign-in')) });
    assert.equal((await get('/ar/admin/people', tokenIn(again))).status, 200);
  });

  test('the provider leads to a session without a role, by a link that the reader sees', async () => {
    const begun = await post('/fr/sign-in/provider', {});
    assert.deepEqual([begun.status, begun.headers.get('location')], [303, '/fr/sign-in/provider']);
    const page = await (await get('/fr/sign-in/provider', tokenIn(begun))).text();
    const [, href = ''] = /href="(https:\/\/identity\.example\/authorize[^"]*)"/.exec(page) ?? [];
    const query = provider.agree(href.replaceAll('&amp;', '&'), 'TEST-0001');
    const back = await get(`/sign-in/provider/back?${query}`, tokenIn(begun));
    assert.equal(back.status, 303);
    assert.equal((await get('/fr/account/sessions', tokenIn(back))).status, 200);
    assert.equal((await get('/fr/admin/people', tokenIn(back))).status, 403);
    assert.equal((await get('/fr/sign-in/provider')).status, 404);
  });

  test('a privileged page asks for a recent passkey, and no other page does', async () => {
    const token = await session('administrator');
    now += 16 * MINUTE;
    const page = await get('/en/admin/people', token);
    assert.equal(page.status, 403);
    assert.match(await page.text(), /passkey-not-recent/);
    assert.equal((await get('/en/account/sessions', token)).status, 200);
  });

  test('a form without the token of its session, with another’s or a forged one, is refused and does nothing', async () => {
    const token = (await session('administrator')) ?? '';
    const other = (await session('administrator')) ?? '';
    for (const forged of ['', formToken(other), formToken(token).slice(1), token]) {
      const answer = await post('/en/sign-out', { 'form-token': forged }, token);
      assert.equal(answer.status, 403);
      assert.match(await answer.text(), /form-token-wrong/);
    }
    assert.equal((await get('/en/account/sessions', token)).status, 200);
  });

  test('the forms of other modules work with a session, and carry its token', async () => {
    const token = (await session('reader')) ?? '';
    assert.ok((await (await get(COMPONENTS_PATH, token)).text()).includes(formToken(token)));
    assert.notEqual((await post(COMPONENTS_PATH, {}, token)).status, 403);
  });

  test('a forged, replayed or ended session is nobody; ending it takes the cookie away', async () => {
    for (const forged of ['x', 'A'.repeat(43), `${await session('reader')}x`]) {
      assert.equal((await get('/en/account/sessions', forged)).status, 401, forged);
    }
    const token = await session('reader');
    const out = await post('/en/sign-out', {}, token);
    assert.match(
      out.headers.get('set-cookie') ?? '',
      /^wasl_session=; Max-Age=0; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    assert.equal((await get('/en/account/sessions', token)).status, 401);
  });

  test('what a person alone may see is kept by no browser', async () => {
    for (const path of ['/en/sign-in', '/en/account/sessions', '/en/admin/people']) {
      const answer = await get(path, await session('administrator'));
      assert.equal(answer.headers.get('cache-control'), 'no-store', path);
    }
  });

  test('all other sessions end at once, one’s own stays', async () => {
    const path = '/en/sign-in/first/';
    const administrator = await session('administrator');
    const page = await (await post('/en/admin/people', { role: 'reader' }, administrator)).text();
    const [, link = ''] = /sign-in\/first\/([\w-]{43})</.exec(page) ?? [];
    const mine = createAuthenticator(ORIGIN);
    const first = tokenIn(
      await post(`${path}${link}`, { response: mine.register(await optionsOn(path + link)) }),
    );
    const second = tokenIn(
      await post('/en/sign-in', { response: mine.signIn(await optionsOn('/en/sign-in')) }),
    );
    assert.match(await (await get('/en/account/sessions', second)).text(), /this session/);
    assert.equal((await post('/en/account/sessions', { end: 'others' }, second)).status, 303);
    assert.equal((await get('/en/account/sessions', first)).status, 401);
    assert.equal((await get('/en/account/sessions', second)).status, 200);
  });

  test('who tries too often is told when to try again', async () => {
    const answers = [];
    for (let i = 0; i < 62; i += 1) answers.push(await post('/en/sign-in', { response: '' }));
    const last = answers.at(-1);
    assert.equal(last?.status, 429);
    assert.match(last?.headers.get('retry-after') ?? '', /^[1-9][0-9]*$/);
    now += 11 * MINUTE;
    assert.equal((await post('/en/sign-in', { response: '' })).status, 403);
  });
});
