import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { instanceOf } from './http/govstack/identifier.ts';
import { scratchHome, startPlatform } from './testing/running.ts';

const PROGRAMME = 'model-directorate/GOV/model-directorate/programme';
const DESK = 'model-directorate/GOV/model-audit/desk';

suite('GovStack directory operations', () => {
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
  const member = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await get(path, headers);
    assert.equal(answer.status, 200, path);
    return (await answer.json()).member;
  };
  const pathsOf = ([service]: { endpointList: { member: { path: string }[] } }[]) =>
    service?.endpointList.member.map(({ path }) => path);

  test('organisations are members, systems are applications, named in the language asked for', async () => {
    const all = await member('/listClients', { 'accept-language': 'fr' });
    assert.deepEqual(
      all.find(({ id }: { id: { applicationCode?: string } }) => id.applicationCode === 'desk'),
      {
        name: 'Bureau de revue des programmes',
        id: {
          objectType: 'APPLICATION',
          instanceId: 'model-directorate',
          memberClass: 'GOV',
          memberCode: 'model-audit',
          applicationCode: 'desk',
        },
      },
    );
    assert.deepEqual(
      await member('/listClients?instanceId=model-directorate', { 'accept-language': 'fr' }),
      all,
    );
    assert.deepEqual(await member('/listClients?instanceId=elsewhere'), []);
  });

  test('with /r1 and without, quoted and plain, the services of an application are the same', async () => {
    const [service, ...others] = await member(`/r1/${PROGRAMME}/listMethods`);
    assert.deepEqual(others, []);
    assert.equal(service.serviceCode, 'programme');
    assert.equal(service.serviceVersion, '1');
    assert.deepEqual(service.endpointList.member[0], { method: 'GET', path: '/commitments' });
    const quoted = PROGRAMME.split('/').map((part) => `%22${part}%22`);
    for (const path of [PROGRAMME, quoted.join('/'), `r1/${quoted.join('/')}`]) {
      assert.deepEqual(await member(`/${path}/listMethods`), [service]);
    }
    assert.deepEqual(await member(`/${PROGRAMME}/listMethods?serviceId=programme`), [service]);
    assert.deepEqual(await member(`/${PROGRAMME}/listMethods?serviceId=another`), []);
  });

  test('what is not here has no services: another instance, class, member or application', async () => {
    for (const path of [
      'elsewhere/GOV/model-directorate/programme',
      'model-directorate/COM/model-directorate/programme',
      'model-directorate/GOV/nobody/programme',
      'model-directorate/GOV/model-directorate/nothing',
    ]) {
      assert.deepEqual(await member(`/r1/${path}/listMethods`), [], path);
    }
  });

  test('allowed is what an agreement in force names, by either header; nothing where nobody is named', async () => {
    for (const name of ['X-GovStack-Client', 'Information-Mediator-Client']) {
      const allowed = await member(`/${PROGRAMME}/allowedMethods`, { [name]: DESK });
      assert.deepEqual(pathsOf(allowed), ['/commitments', '/commitments/{id}']);
    }
    assert.deepEqual(await member(`/${PROGRAMME}/allowedMethods`), []);
    for (const other of [DESK.replace('desk', 'portal'), DESK.replace('GOV', 'COM'), `x${DESK}`]) {
      assert.deepEqual(
        await member(`/${PROGRAMME}/allowedMethods`, { 'x-govstack-client': other }),
        [],
        other,
      );
    }
  });

  test('getOpenAPI answers the contract, byte for byte, as a JSON string', async () => {
    const { services } = await (await get('/api/directory')).json();
    const digest = Buffer.from(services[0].contract.slice('sha-256:'.length), 'base64').toString('hex');
    const contract = await (await get(`/api/contracts/${digest}`)).text();
    for (const query of ['serviceCode=programme', 'serviceCode=%22programme%22&serviceVersion=1']) {
      const answer = await get(`/r1/${PROGRAMME}/getOpenAPI?${query}`);
      assert.equal(answer.headers.get('content-type'), 'application/json; charset=utf-8');
      assert.equal(await answer.json(), contract);
    }
  });

  test('getOpenAPI refuses with 400 and a JSON string: unknown, malformed, missing or repeated', async () => {
    const refused: readonly (readonly [query: string, code: string])[] = [
      ['serviceCode=another', 'govstack-service-unknown'],
      ['serviceCode=programme&serviceVersion=2', 'govstack-service-unknown'],
      ['serviceCode=_programme', 'govstack-part-malformed'],
      ['serviceCode=', 'govstack-part-malformed'],
      ['', 'govstack-part-malformed'],
      ['serviceCode=programme&serviceCode=programme', 'govstack-part-malformed'],
    ];
    for (const [query, code] of refused) {
      const answer = await get(`/${PROGRAMME}/getOpenAPI?${query}`, { 'accept-language': 'en' });
      assert.equal(answer.status, 400, query);
      const words: unknown = await answer.json();
      assert.ok(typeof words === 'string' && words.endsWith(`[${code}]`), String(words));
    }
  });

  test('an instance or class that begins with a digit is refused, and a code that begins with _', async () => {
    for (const path of [
      '1a/GOV/b/c',
      'a/1b/b/c',
      'a/GOV/_b/c',
      'a/GOV/b/_c',
      '%22%22/GOV/b/c',
      'a/GOV/b/%D9%85',
    ]) {
      for (const operation of ['listMethods', 'allowedMethods', 'getOpenAPI?serviceCode=a']) {
        assert.equal((await get(`/r1/${path}/${operation}`)).status, 400, `${path} ${operation}`);
      }
    }
    assert.equal((await get('/listClients?instanceId=1a')).status, 400);
  });

  test('a header that names no system, or two, is refused', async () => {
    const wrong: readonly Record<string, string>[] = [
      { 'x-govstack-client': 'a/GOV/b' },
      { 'x-govstack-client': `${DESK}/more` },
      { 'x-govstack-client': '1a/GOV/b/c' },
      { 'x-govstack-client': DESK, 'information-mediator-client': PROGRAMME },
    ];
    for (const headers of wrong) {
      for (const operation of ['listMethods', 'allowedMethods', 'getOpenAPI?serviceCode=programme']) {
        assert.equal((await get(`/${PROGRAMME}/${operation}`, headers)).status, 400, JSON.stringify(headers));
      }
    }
  });
});

test('the instance is the first label of the node, and a name whatever that is', () => {
  assert.equal(instanceOf('model-directorate.example'), 'model-directorate');
  assert.equal(instanceOf('node:8443'), 'node');
  assert.equal(instanceOf('127.0.0.1:3000'), 'n127');
});
