import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, suite, test } from 'node:test';
import { loadKey, loadOrCreateKey } from '@wasl/ledger';
import { operatorKeyPath, signStatement } from './bootstrap.ts';
import { signOperatorRequest } from './operator-request.ts';
import { PROBLEM_TABLES } from './problem-tables.ts';
import { scratchHome, startPlatform } from './testing/running.ts';

const PLAIN = { 'content-type': 'text/plain; charset=utf-8' };

suite('HTTP', () => {
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

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${platform.url}${path}`, { headers });
  const post = (path: string, body: Uint8Array | string, headers: Record<string, string> = PLAIN) =>
    fetch(`${platform.url}${path}`, { method: 'POST', headers, body: Buffer.from(body) });
  const note = async (content: string, key = 'operator.key') =>
    signStatement(
      { subject: 'note/model-directorate', action: 'note', content },
      await (key === 'operator.key'
        ? loadKey(operatorKeyPath(scratch.home))
        : loadOrCreateKey(
            join(scratch.folder, key),
            'model-directorate.example/officers/operator',
            'ed25519',
          )),
      Date.now,
    );

  test('every page answers in Arabic without a prefix and in ar, fr, en, with its own strict policy', async () => {
    for (const path of ['/', '/ar', '/fr', '/en', '/verify', '/fr/verify', '/problems', '/en/problems']) {
      const answer = await get(path);
      assert.equal(answer.status, 200, path);
      assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'/);
      assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
      const page = await answer.text();
      assert.match(
        page,
        path.startsWith('/fr')
          ? /lang="fr" dir="ltr"/
          : path.startsWith('/en')
            ? /lang="en"/
            : /lang="ar" dir="rtl"/,
      );
    }
  });

  test('C2SP tlog-tiles: the checkpoint is not cached, tiles are; what is not published is not there', async () => {
    const checkpoint = await get('/log/registry/checkpoint');
    assert.equal(checkpoint.headers.get('content-type'), 'text/plain; charset=utf-8');
    assert.match(checkpoint.headers.get('cache-control') ?? '', /max-age=2/);
    const size = Number((await checkpoint.text()).split('\n')[1]);
    const tile = await get(`/log/registry/tile/0/000.p/${size}`);
    assert.equal(tile.headers.get('content-type'), 'application/octet-stream');
    assert.match(tile.headers.get('cache-control') ?? '', /immutable/);
    assert.equal((await tile.arrayBuffer()).byteLength, size * 32);
    assert.equal((await get(`/log/registry/tile/entries/000.p/${size}`)).status, 200);
    for (const path of [
      `0/000.p/${size + 1}`,
      '0/000',
      '1/000.p/1',
      '0/0',
      '0/000.p/0',
      '00/000',
      '0/000.p/0001',
    ]) {
      assert.equal((await get(`/log/registry/tile/${path}`)).status, 404, path);
    }
    assert.match(await (await get('/log/policy')).text(), /^log .*\/log\/receipts\+/m);
  });

  test('a refusal is an RFC 9457 problem in the language asked for, Arabic otherwise', async () => {
    const arabic = await get('/nowhere');
    assert.equal(arabic.status, 404);
    assert.equal(arabic.headers.get('content-type'), 'application/problem+json; charset=utf-8');
    assert.equal(arabic.headers.get('content-language'), 'ar');
    const french = await get('/nowhere', { 'accept-language': 'fr-MA, fr;q=0.9' });
    assert.equal((await french.json()).title, "Il n'y a rien à cette adresse.");
  });

  test('every documented code is on the page of refusals, once', async () => {
    const page = await (await get('/en/problems')).text();
    for (const code of PROBLEM_TABLES.flatMap(Object.keys)) {
      assert.equal(page.split(`id="${code}"`).length, 2, code);
    }
  });

  test('notes: the operator may; a stranger with the same name may not; malformed, huge and other types are refused', async () => {
    const allowed = await post('/api/notes', await note('by the operator'));
    assert.equal(allowed.status, 201);
    assert.match(await allowed.text(), /^wasl\/receipt\/v1\n/);
    const stranger = await post('/api/notes', await note('by a stranger', 'stranger.key'));
    assert.equal((await stranger.json()).code, 'statement-unauthorised');
    assert.equal((await (await post('/api/notes', 'nonsense')).json()).code, 'statement-malformed');
    assert.equal((await post('/api/notes', 'x'.repeat(100_000))).status, 413);
    assert.equal((await post('/api/notes', '{}', { 'content-type': 'application/json' })).status, 415);
    assert.equal(
      (await (await post('/api/notes', await note('رقم بطاقتي AB123456'))).json()).code,
      'statement-personal',
    );
  });

  test('the same note sent twice has one receipt', async () => {
    const signed = await note('once');
    const [first, second] = await Promise.all([post('/api/notes', signed), post('/api/notes', signed)]);
    assert.equal(first.headers.get('wasl-receipt'), second.headers.get('wasl-receipt'));
    const line = (text: string) => text.split('\n')[1];
    assert.equal(line(await first.text()), line(await second.text()));
  });

  test('operator requests: only the operator key, once, and while fresh', async () => {
    const key = await loadKey(operatorKeyPath(scratch.home));
    const file = join(scratch.folder, 'b.age');
    const request = await signOperatorRequest({ action: 'backup', file }, key, Date.now);
    assert.equal((await post('/api/operator', request)).status, 200);
    assert.equal((await post('/api/operator', request)).status, 403, 'a request is good once');
    const stale = await signOperatorRequest(
      { action: 'backup', file: `${file}2` },
      key,
      () => Date.now() - 60_000,
    );
    assert.equal((await post('/api/operator', stale)).status, 403);
    const other = await loadOrCreateKey(join(scratch.folder, 'o.key'), key.verifier.name, 'ed25519');
    const forged = await signOperatorRequest({ action: 'backup', file: `${file}3` }, other, Date.now);
    assert.equal((await post('/api/operator', forged)).status, 403);
    assert.match((await readFile(file)).subarray(0, 30).toString('latin1'), /^age-encryption\.org\/v1/);
  });

  test('what is not HTTP is refused with a problem, and the connection closes', async () => {
    const { port } = new URL(platform.url);
    const socket = connect(Number(port), '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n');
    const answer = await text(socket);
    assert.match(answer, /^HTTP\/1\.1 400 /);
    assert.match(answer, /"code":"http-request-malformed"/);
  });
});
