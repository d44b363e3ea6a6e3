import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { type TestStore, testStore } from '@wasl/store/testing';
import { NOBODY } from '@wasl/web';
import { type Identity, openIdentity } from './identity.ts';
import { digestOf, newToken } from './secret.ts';
import { IDENTITY_MODULE } from './store/module.ts';
import { createAuthenticator, createProvider, PROVIDER, sessionFor } from './testing/index.ts';

const ORIGIN = 'http://localhost:3000';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

suite('accounts, sessions and roles in the database', () => {
  let now = Date.parse('2026-11-02T09:00:00Z');
  let store: TestStore;
  let identity: Identity;
  const recorded: string[] = [];
  let ledgerAnswers = true;
  const provider = createProvider();
  const pool = () => store.pool(IDENTITY_MODULE.name);

  before(async () => {
    store = await testStore([IDENTITY_MODULE]);
    identity = openIdentity({
      pool: pool(),
      clock: () => now,
      origin: () => ORIGIN,
      record: async (text) => {
        if (!ledgerAnswers) throw new Error('the ledger is away');
        recorded.push(text);
      },
      provider: PROVIDER,
      fetch: provider.fetch,
    });
  });
  after(() => store.close());

  const as = (session: string | null, agent = 'Firefox/1 Linux') => ({ ...NOBODY, session, agent });
  const refused = (code: string) => ({ code });

  test('the first administrator has one link, made anew at each start until it is used; then there is none', async () => {
    const first = (await identity.firstLink()) ?? '';
    const second = (await identity.firstLink()) ?? '';
    assert.notEqual(first, second);
    await assert.rejects(identity.signIn.linkOptions(first), refused('link-spent'));
    const people = await identity.people.list();
    assert.deepEqual(
      people.map(({ roles, ready }) => [roles, ready]),
      [[['administrator'], false]],
    );

    const authenticator = createAuthenticator(ORIGIN);
    const answer = authenticator.register(await identity.signIn.linkOptions(second));
    const token = await identity.signIn.withLink(as(null), second, answer);
    assert.equal((await identity.visitorOf(as(token)))?.person.roles.has('administrator'), true);
    assert.equal(await identity.firstLink(), null);
    await assert.rejects(identity.signIn.withLink(as(null), second, answer), refused('link-spent'));
    assert.deepEqual(
      recorded.map((text) => text.replace(/account [a-z]{16}/, 'account x')),
      [
        'identity: account x opened with the role administrator at the first start',
        'identity: account x registered a passkey',
      ],
    );
  });

  test('a link ends after 24 hours; of two who use one at once, one comes in', async () => {
    const { account } = await sessionFor(pool(), 'administrator', now);
    const by = { account, roles: new Set(['administrator'] as const), provenAt: now };
    const old = await identity.people.invite(by, null, 'reader');
    now += 24 * HOUR;
    await assert.rejects(identity.signIn.linkOptions(old), refused('link-spent'));
    const link = await identity.people.invite(by, 'م', 'reader');
    const answers = await Promise.all(
      [1, 2].map(async () => createAuthenticator(ORIGIN).register(await identity.signIn.linkOptions(link))),
    );
    const came = await Promise.allSettled(
      answers.map((answer) => identity.signIn.withLink(as(null), link, answer)),
    );
    assert.equal(came.filter(({ status }) => status === 'fulfilled').length, 1);
  });

  test('a passkey signs in; its answer is good once, for this site, with the person verified, by its own key', async () => {
    const { account } = await sessionFor(pool(), 'administrator', now);
    const by = { account, roles: new Set(['administrator'] as const), provenAt: now };
    const link = await identity.people.invite(by, null, 'publisher');
    const mine = createAuthenticator(ORIGIN);
    await identity.signIn.withLink(as(null), link, mine.register(await identity.signIn.linkOptions(link)));

    const answer = mine.signIn(await identity.signIn.options());
    const token = await identity.signIn.withPasskey(as(null), answer);
    assert.equal((await identity.visitorOf(as(token)))?.person.roles.has('publisher'), true);

    const elsewhere = createAuthenticator('https://elsewhere.example');
    const stranger = createAuthenticator(ORIGIN).signIn(await identity.signIn.options());
    const { id, rawId } = JSON.parse(answer);
    for (const forged of [
      answer,
      mine.signIn(await identity.signIn.options(), false),
      mine.signIn(await identity.signIn.linkOptions(await identity.people.invite(by, null, 'reader'))),
      mine.signIn(JSON.stringify({ challenge: newToken() })),
      stranger,
      JSON.stringify({ ...JSON.parse(stranger), id, rawId }),
      JSON.stringify({ ...JSON.parse(elsewhere.signIn(await identity.signIn.options())), id, rawId }),
      '',
    ]) {
      await assert.rejects(identity.signIn.withPasskey(as(null), forged), refused('passkey-refused'));
    }
  });

  test('an account is asked to wait after ten attempts, wherever they come from', async () => {
    const { account } = await sessionFor(pool(), 'administrator', now);
    const by = { account, roles: new Set(['administrator'] as const), provenAt: now };
    const link = await identity.people.invite(by, null, 'reader');
    const mine = createAuthenticator(ORIGIN);
    await identity.signIn.withLink(as(null), link, mine.register(await identity.signIn.linkOptions(link)));
    const answer = mine.signIn(JSON.stringify({ challenge: newToken() }));
    for (let i = 0; i < 10; i += 1) {
      const from = { ...as(null), address: `192.0.2.${i}` };
      await assert.rejects(identity.signIn.withPasskey(from, answer), refused('passkey-refused'));
    }
    const next = identity.signIn.withPasskey({ ...as(null), address: '192.0.2.99' }, answer);
    await assert.rejects(next, refused('sign-in-too-often'));
    now += HOUR;
  });

  test('session fixation: what a browser brings to a sign-in is not what it leaves with, and is ended', async () => {
    const { account } = await sessionFor(pool(), 'administrator', now);
    const by = { account, roles: new Set(['administrator'] as const), provenAt: now };
    const link = await identity.people.invite(by, null, 'reader');
    const planted = await sessionFor(pool(), 'reader', now);
    const answer = createAuthenticator(ORIGIN).register(await identity.signIn.linkOptions(link));
    const token = await identity.signIn.withLink(as(planted.token), link, answer);
    assert.notEqual(token, planted.token);
    assert.equal(await identity.visitorOf(as(planted.token)), null);
  });

  test('a token is stored as its digest alone, and one that was never given is nobody', async () => {
    const { token } = await sessionFor(pool(), 'reader', now);
    const { rows } = await pool().query('SELECT session::text AS row FROM identity.session');
    assert.equal(JSON.stringify(rows).includes(token), false);
    assert.equal(JSON.stringify(rows).includes(digestOf(token).toString('hex')), true);
    assert.equal(await identity.visitorOf(as(newToken())), null);
  });

  test('ASVS §7.3: a session ends half an hour after its last use, and twelve hours after it began', async () => {
    const { token } = await sessionFor(pool(), 'reader', now);
    const { token: unused } = await sessionFor(pool(), 'reader', now);
    now += 29 * MINUTE;
    assert.notEqual(await identity.visitorOf(as(token)), null);
    now += MINUTE;
    assert.equal(await identity.visitorOf(as(unused)), null);
    for (let minutes = 30; minutes < 12 * 60; minutes += 15) {
      assert.notEqual(await identity.visitorOf(as(token)), null, `${minutes}`);
      now += 15 * MINUTE;
    }
    assert.equal(await identity.visitorOf(as(token)), null);
  });

  test('a role lost in mid-session is lost at once, its sessions end, and the ledger says so by pseudonym', async () => {
    const administrator = await sessionFor(pool(), 'administrator', now);
    const visitor = await identity.require(as(administrator.token), 'manage-people');
    const other = await sessionFor(pool(), 'publisher', now);
    await identity.require(as(other.token), 'publish-period');
    recorded.length = 0;
    await identity.people.change(visitor.person, {
      account: other.account,
      role: 'publisher',
      change: 'withdraw',
    });
    await assert.rejects(identity.require(as(other.token), 'publish-period'), refused('sign-in-needed'));
    assert.deepEqual(recorded, [
      `identity: role publisher withdrawn from account ${other.account} by ${administrator.account}`,
    ]);
    // Again changes nothing, and so enters nothing.
    await identity.people.change(visitor.person, {
      account: other.account,
      role: 'publisher',
      change: 'withdraw',
    });
    assert.equal(recorded.length, 1);
  });

  test('without its entry in the ledger nothing is granted', async () => {
    const administrator = await sessionFor(pool(), 'administrator', now);
    const { person } = await identity.require(as(administrator.token), 'manage-people');
    const other = await sessionFor(pool(), 'reader', now);
    ledgerAnswers = false;
    const change = { account: other.account, role: 'publisher', change: 'grant' } as const;
    await assert.rejects(identity.people.change(person, change), /the ledger is away/);
    ledgerAnswers = true;
    await assert.rejects(identity.require(as(other.token), 'publish-period'), refused('role-missing'));
  });

  test('nobody changes their own roles', async () => {
    const { account, token } = await sessionFor(pool(), 'administrator', now);
    const { person } = await identity.require(as(token), 'manage-people');
    const change = { account, role: 'publisher', change: 'grant' } as const;
    await assert.rejects(identity.people.change(person, change), refused('own-role'));
  });

  test('one ends a session of one’s own, never of another', async () => {
    const mine = await sessionFor(pool(), 'reader', now);
    const other = await sessionFor(pool(), 'reader', now);
    const [session] = await identity.sessions(mine.account);
    await identity.endOwn(other.account, session?.id ?? '');
    assert.notEqual(await identity.visitorOf(as(mine.token)), null);
    await identity.endOwn(mine.account, session?.id ?? '');
    assert.equal(await identity.visitorOf(as(mine.token)), null);
  });

  const begin = async () => {
    const flow = await identity.signIn.beginWithProvider(as(null));
    return { flow, address: identity.provider?.addressOf(flow) ?? '' };
  };

  test('OpenID Connect: who comes through the provider has one account, no role, and nothing privileged', async () => {
    const accounts = [];
    for (const subject of ['TEST-0001', 'TEST-0001', 'TEST-0002']) {
      const { flow, address } = await begin();
      const { searchParams } = new URL(address);
      assert.equal(searchParams.get('code_challenge_method'), 'S256');
      const token = await identity.signIn.withProvider(as(flow), provider.agree(address, subject));
      const { person } = await identity.require(as(token), 'manage-own-sessions');
      assert.deepEqual([person.roles.size, person.provenAt], [0, null]);
      await assert.rejects(identity.require(as(token), 'publish-period'), refused('role-missing'));
      accounts.push(person.account);
    }
    const [first, again, other] = accounts;
    assert.equal(first, again);
    assert.notEqual(first, other);
    const { rows } = await pool().query('SELECT federated::text AS row FROM identity.federated');
    assert.equal(JSON.stringify(rows).includes('TEST-'), false);
  });

  test('OpenID Connect: what comes back twice, to another browser, late, or with another state is refused', async () => {
    const { flow, address } = await begin();
    const query = provider.agree(address, 'TEST-0003');
    const other = await begin();
    const come = (token: string | null, text: string) => identity.signIn.withProvider(as(token), text);
    await assert.rejects(come(other.flow, query), refused('provider-refused'));
    await assert.rejects(come(null, query), refused('provider-refused'));
    await assert.rejects(come(newToken(), query), refused('provider-refused'));
    await come(flow, query);
    await assert.rejects(come(flow, query), refused('provider-refused'));
    const late = await begin();
    now += 11 * MINUTE;
    await assert.rejects(
      come(late.flow, provider.agree(late.address, 'TEST-0003')),
      refused('provider-refused'),
    );
  });

  test('OpenID Connect: a token for another, of another, ended or with another nonce is refused', async () => {
    for (const lie of [{ aud: 'other' }, { iss: 'https://other.example' }, { exp: 1 }, { nonce: 'x' }]) {
      provider.lie(lie);
      const { flow, address } = await begin();
      const come = identity.signIn.withProvider(as(flow), provider.agree(address, 'TEST-0004'));
      await assert.rejects(come, refused('provider-refused'), JSON.stringify(lie));
    }
    provider.lie({});
  });

  test('least grants: the module’s role rewrites no account, passkey or beginning of a session', async () => {
    for (const statement of [
      "UPDATE identity.account SET name = 'x'",
      'DELETE FROM identity.account',
      "UPDATE identity.passkey SET public_key = ''",
      'UPDATE identity.session SET began_at = now()',
      "UPDATE identity.role SET role = 'administrator'",
      'TRUNCATE identity.session',
    ]) {
      await assert.rejects(pool().query(statement), { code: '42501' }, statement);
    }
  });
});
