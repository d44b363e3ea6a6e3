import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { commandLine, succeeding } from './testing/command-line.ts';
import { fleetContract, startFleet } from './testing/fleet.ts';
import { type Ran, scratchHome, startPlatform, wasl } from './testing/running.ts';

const INSIDE = { WASL_ALLOW_ADDRESSES: '127.0.0.1' };

function named(text: string): string[] {
  return ['--ar', `${text} ع`, '--fr', `${text} fr`, '--en', `${text} en`];
}

test('a newcomer: status, demonstration, the first call, and the receipt read, verified and fetched again', async () => {
  await using scratch = await scratchHome();
  const { home, folder } = scratch;
  const stopped = await wasl(home, ['status']);
  assert.equal(stopped.code, 2);
  assert.match(stopped.err, /platform-not-running/);
  await using platform = await running(home);
  const run = commandLine(home);
  const status = JSON.parse((await run('status', '--json')).out);
  assert.deepEqual(
    [status.organisations, status.services, status.agreements, status.url],
    [2, 1, 2, platform.url],
  );
  for (const lang of ['ar', 'fr', 'en']) {
    const shown = await run('demo', '--lang', lang, '--out', join(folder, lang));
    assert.equal(shown.code, 0, shown.out + shown.err);
    assert.match(shown.out, /purpose-not-agreed/);
    for (const file of ['answered.wasl', 'refused.wasl']) {
      assert.equal((await run('verify', join(folder, lang, file))).code, 0);
    }
  }
  const receipt = join(folder, 'first.wasl');
  const call = ['call', 'programme/commitments', '--param', 'domain=facilities'];
  const called = await run(...call, '--receipt', receipt);
  assert.equal(called.code, 0, called.err);
  assert.equal(called.out.split('\n').filter((line) => line.startsWith('2026-F')).length, 12);
  assert.match(called.out, /^12 commitments standing for 23 buildings and units$/m);
  assert.match(called.out, /\/items\/\*\/note/);
  assert.match(called.out, new RegExp(`wasl verify ${receipt}`));
  assert.equal((await run('verify', receipt)).code, 0);
  const raw = JSON.parse((await run(...call, '--json')).out);
  assert.equal(raw.targetTotal, 23);
  assert.ok(
    raw.items.every((item: object) => !('note' in item)),
    'what the agreement withholds stays inside',
  );
  assert.match((await run('receipt', 'show', receipt)).out, /^Read without verification/);
  const { body } = JSON.parse((await run('receipt', 'show', receipt, '--json')).out);
  const again = join(folder, 'again.wasl');
  assert.equal((await run('receipt', 'get', body.id, again)).code, 0);
  const { body: fetched } = JSON.parse((await run('receipt', 'show', again, '--json')).out);
  assert.deepEqual(fetched, body);
  assert.equal((await run('receipt', 'get', 'nonsense', again)).code, 2);
  await platform.stop();
  assert.equal((await run('verify', again)).code, 0);
});

test('an organisation joins: founded, its service published and agreed on, called, suspended, resumed, ended', async () => {
  await using scratch = await scratchHome();
  await using fleet = await startFleet();
  const { home, folder } = scratch;
  await using _platform = await running(home, INSIDE);
  const run = commandLine(home);
  const done = succeeding(run);
  const [contract, draft, receipt] = ['fleet.json', 'draft.json', 'r.wasl'].map((name) => join(folder, name));
  const files = { contract: contract ?? '', draft: draft ?? '', receipt: receipt ?? '' };
  await writeFile(files.contract, fleetContract('1.0.0'));

  await done('organisation', 'add', 'model-fleet', ...named('Fleet'));
  await done('organisation', 'add', 'model-fleet', ...named('Fleet'));
  refused(
    await run(
      'organisation',
      'add',
      'model-audit',
      '--key',
      join(home, 'keys', 'operator.key'),
      ...named('X'),
    ),
    'organisation-taken',
  );
  await done('system', 'add', 'model-fleet/garage', '--address', fleet.url, ...named('Garage'));
  await done(
    'service',
    'publish',
    'model-fleet/fleet/1',
    files.contract,
    '--system',
    'garage',
    ...named('Fleet'),
  );
  assert.equal(await done('service', 'contract', 'model-fleet/fleet/1'), fleetContract('1.0.0'));
  assert.match(await done('service', 'show', 'model-fleet/fleet/1'), /listVehicles {2}GET \/vehicles/);

  await done('agreement', 'draft', 'model-audit/desk', 'model-fleet/fleet/1', '--out', files.draft);
  refused(await run('agreement', 'propose', 'model-audit/fleet', files.draft), 'draft-unfinished', 2);
  const content = JSON.parse(await readFile(files.draft, 'utf8'));
  assert.deepEqual(content.fields.listVehicles, [
    '/total',
    '/items/*/id',
    '/items/*/title',
    '/items/*/seats',
    '/items/*/remark',
  ]);
  const text = { ar: 'مراجعة', fr: 'Revue', en: 'Review' };
  const fields = {
    listVehicles: content.fields.listVehicles.filter((name: string) => !name.endsWith('remark')),
  };
  await writeFile(
    files.draft,
    JSON.stringify({ ...content, fields, purpose: { code: 'review', text }, legalBasis: text }),
  );
  await done('agreement', 'propose', 'model-audit/fleet', files.draft);
  const call = ['call', 'fleet/vehicles'];
  refused(await run(...call), 'agreement-not-approved');
  await done('agreement', 'approve', 'model-audit/fleet');
  assert.match(
    await done('agreement', 'show', 'model-audit/fleet'),
    /withheld:\n {2}listVehicles: \/items\/\*\/remark/,
  );

  const called = await done(...call, '--receipt', files.receipt);
  assert.match(called, /V-01 {2}Minibus {2}9/);
  assert.match(called, /withheld by the agreement model-audit\/fleet: \/items\/\*\/remark/);
  await done('verify', files.receipt);
  assert.doesNotMatch(await done(...call, '--json'), /kept inside/);
  const reached = fleet.asked();

  const suspension = ['agreement', 'suspend', 'model-audit/fleet', ...named('Stocktaking')];
  refused(await run(...suspension), 'side-unclear', 2);
  await done(...suspension, '--as', 'model-fleet');
  const suspended = await run(...call, '--receipt', files.receipt);
  refused(suspended, 'agreement-suspended');
  assert.match(suspended.err, /\/api\/receipts\/[0-9a-f-]{36}/);
  await done('verify', files.receipt);
  await done('agreement', 'resume', 'model-audit/fleet', '--as', 'model-fleet');
  assert.equal(fleet.asked(), reached, 'nothing that was refused reached the provider');
  await done(...call, '--quiet');

  const [wider, narrower] = ['wider.json', 'narrower.json'].map((name) => join(folder, name));
  await writeFile(wider ?? '', fleetContract('1.1.0', { more: { fuel: { type: 'string' } } }));
  await writeFile(narrower ?? '', fleetContract('1.2.0', { without: ['seats'] }));
  assert.equal((await run('service', 'check', files.contract, wider ?? '')).code, 0);
  const checked = await run('service', 'check', files.contract, narrower ?? '', '--json');
  assert.equal(checked.code, 1);
  assert.equal(JSON.parse(checked.out).compatible, false);
  const publish = ['service', 'publish', 'model-fleet/fleet/1'];
  await done(...publish, wider ?? '', '--system', 'garage', ...named('Fleet'));
  refused(
    await run(...publish, narrower ?? '', '--system', 'garage', ...named('Fleet')),
    'contract-breaking',
  );

  await done(
    'agreement',
    'end',
    'model-audit/fleet',
    '--as',
    'model-audit',
    '--reason',
    'The review is over',
  );
  refused(await run(...call), 'call-no-agreement');
  await done('system', 'remove', 'model-fleet/garage', '--reason', 'Sold');
  assert.doesNotMatch(await done('system', 'list'), /garage/);
});

test('a key is rotated without a break, and what a revoked one signs is refused', async () => {
  await using scratch = await scratchHome();
  const { home, folder } = scratch;
  await using _platform = await running(home);
  const run = commandLine(home);
  const done = succeeding(run);
  const call = ['call', 'programme/commitments', '--quiet'];
  const key = (label: string) => join(home, 'keys', `system.model-audit.desk.${label}.key`);
  const vkey = (await done('key', 'new', 'model-audit/desk/second')).trim();
  assert.match(vkey, /^model-audit\/desk\/second\+[0-9a-f]{8}\+/);
  refused(await run(...call, '--key', key('second')), 'key-unknown');
  await done('key', 'add', 'model-audit/desk/second', '--vkey', vkey);
  for (const label of ['first', 'second']) await done(...call, '--key', key(label));
  await done('key', 'revoke', 'model-audit/desk/first');
  refused(await run(...call, '--key', key('first')), 'key-revoked');
  refused(await run('key', 'revoke', 'model-audit/desk/first', '--at', '2100-01-01'), 'key-already-ended');
  await done(...call, '--receipt', join(folder, 'r.wasl'));
  const { body } = JSON.parse(await done('receipt', 'show', join(folder, 'r.wasl'), '--json'));
  assert.equal(body.consumer.key, 'second', 'the key that is valid signs unasked');
  assert.match(await done('key', 'list', 'model-audit/desk'), /second {2}.*open/);

  await done('key', 'officer', 'model-audit/deputy');
  refused(await run('key', 'add', 'model-audit/desk/third'), 'officer-key-ambiguous', 2);
  const deputy = join(home, 'keys', 'officer.model-audit.deputy.key');
  await done('key', 'add', 'model-audit/desk/third', '--officer', deputy, '--until', '2100-01-01');
  refused(
    await run('key', 'add', 'model-audit/desk/x', '--officer', deputy, '--from', 'today'),
    'time-unreadable',
    2,
  );
});

/** A platform that ends with the test, before its home goes. */
async function running(home: string, more: Readonly<Record<string, string>> = {}) {
  const platform = await startPlatform(home, more);
  return {
    ...platform,
    async [Symbol.asyncDispose]() {
      await platform.stop();
    },
  };
}

function refused(ran: Ran, code: string, exit = 1): void {
  assert.equal(ran.code, exit, ran.out + ran.err);
  assert.ok(ran.err.includes(`[${code}]`), ran.err);
}
