import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { scratchHome, startPlatform, startRefused, wasl } from './testing/running.ts';

test('a port that another program holds is said, and the start ends', async () => {
  await using scratch = await scratchHome();
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const address = holder.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const { code, err } = await startRefused(scratch.home, { PORT: String(port) });
  holder.close();
  assert.equal(code, 1);
  assert.match(err, /address-in-use/);
});

test('a newcomer: start, note, receipt; stopped, the receipt verifies, and fails with one character changed', async () => {
  await using scratch = await scratchHome();
  const { home, folder } = scratch;
  const receipt = join(folder, 'first.wasl');
  const platform = await startPlatform(home);
  const noted = await wasl(home, ['ledger', 'note', 'The first entry', '--receipt', receipt]);
  assert.deepEqual([noted.code, noted.err], [0, '']);
  const started = Date.now();
  assert.equal(await platform.stop('SIGINT'), 0);
  assert.ok(Date.now() - started < 10_000, 'a stop takes ten seconds at most');
  const valid = await wasl(home, ['verify', receipt, '--json']);
  assert.equal(valid.code, 0);
  const { verdict, body } = JSON.parse(valid.out);
  assert.deepEqual([verdict, body.kind], ['logged', 'statement']);
  assert.match(body.statement, /The first entry/);
  const text = await readFile(receipt, 'utf8');
  const at = Math.floor(text.length / 2);
  const other = text[at] === 'A' ? 'B' : 'A';
  await writeFile(receipt, `${text.slice(0, at)}${other}${text.slice(at + 1)}`);
  const invalid = await wasl(home, ['verify', receipt]);
  assert.equal(invalid.code, 1);
  assert.match(invalid.out, /✗/);
});

test('verify: 2 without a trust file, with a malformed one, and for a file that is not there; trust is never taken from the receipt', async () => {
  await using scratch = await scratchHome();
  const { home, folder } = scratch;
  const receipt = join(folder, 'r.wasl');
  await writeFile(receipt, 'wasl/receipt/v1\n');
  const none = await wasl(home, ['verify', receipt]);
  assert.equal(none.code, 2);
  assert.match(none.err, /trust-file-missing/);
  const policy = join(folder, 'policy');
  await writeFile(policy, 'log nonsense\nquorum none\n');
  assert.equal((await wasl(home, ['verify', receipt, '--policy', policy])).code, 2);
  await writeFile(policy, 'quorum none\n');
  assert.equal((await wasl(home, ['verify', receipt, '--policy', policy])).code, 1);
  assert.equal((await wasl(home, ['verify', join(folder, 'none'), '--policy', policy])).code, 2);
});

test('a second start on a home is refused while the first runs, and reuses what is there afterwards', async () => {
  await using scratch = await scratchHome();
  const { home, folder } = scratch;
  const first = await startPlatform(home);
  const second = await startRefused(home);
  assert.equal(second.code, 1);
  assert.match(second.err, /home-taken/);
  assert.ok(second.err.includes(first.url), 'the refusal says where the other one answers');
  await wasl(home, ['ledger', 'note', 'kept', '--receipt', join(folder, 'kept.wasl')]);
  await first.stop();
  const again = await startPlatform(home);
  const ready = await (await fetch(`${again.url}/readyz`)).json();
  assert.deepEqual(
    ready.logs.map(({ size }: { size: number }) => size),
    // The portal's own exchange of each start, the first administrator's account, and the note.
    [4, 18],
  );
  await again.stop();
});

test('after kill −9 the next start adopts the database, and nothing acknowledged is lost', async () => {
  await using scratch = await scratchHome();
  const { home, folder } = scratch;
  const first = await startPlatform(home);
  const receipt = join(folder, 'r.wasl');
  assert.equal((await wasl(home, ['ledger', 'note', 'acknowledged', '--receipt', receipt])).code, 0);
  await first.stop('SIGKILL');
  const again = await startPlatform(home);
  const ready = await (await fetch(`${again.url}/readyz`)).json();
  assert.equal(ready.logs[0].size, 4, 'the exchange of each start, the first account, and the note');
  await again.stop();
  assert.equal((await wasl(home, ['verify', receipt])).code, 0);
  assert.equal((await wasl(home, ['log', 'fsck'])).code, 0);
});

test('S-05: a backup restores the same entries elsewhere; over a newer database nothing is signed until another shard opens', async () => {
  await using scratch = await scratchHome();
  await using other = await scratchHome();
  const { home, folder } = scratch;
  const [before, after, file] = ['before.wasl', 'after.wasl', 'backup.age'].map((name) => join(folder, name));
  const first = await startPlatform(home);
  await wasl(home, ['ledger', 'note', 'before', '--receipt', String(before)]);
  const saved = await wasl(home, ['backup', String(file)]);
  assert.equal(saved.code, 0, saved.err);
  assert.equal((await stat(String(file))).mode & 0o077, 0);
  assert.equal((await wasl(home, ['backup', String(file)])).code, 1, 'a backup never replaces another');
  await wasl(home, ['ledger', 'note', 'after', '--receipt', String(after)]);
  await published(first.url, 3);
  await first.stop();

  const key = join(home, 'keys', 'backup.agekey');
  const elsewhere = await wasl(other.home, ['restore', String(file), '--identity', key]);
  assert.equal(elsewhere.code, 0, elsewhere.err);
  assert.equal((await wasl(other.home, ['log', 'fsck'])).code, 0);
  const unproven = await startRefused(other.home);
  assert.match(unproven.err, /ledger-restored-unproven/);

  assert.equal((await wasl(home, ['restore', String(file)])).code, 1, 'what is there is not erased unasked');
  assert.equal((await wasl(home, ['restore', String(file), '--replace'])).code, 0);
  const refused = await startRefused(home);
  assert.equal(refused.code, 1);
  assert.match(refused.err, /ledger-rolled-back/);
  const shard = await startPlatform(home, { WASL_SHARD: 'b' });
  const third = join(folder, 'third.wasl');
  assert.equal((await wasl(home, ['ledger', 'note', 'third', '--receipt', third])).code, 0);
  await shard.stop();
  for (const receipt of [String(before), String(after), third]) {
    assert.equal((await wasl(home, ['verify', receipt])).code, 0, receipt);
  }
  assert.match((await startRefused(home)).err, /ledger-shard-closed/, 'a closed log is not opened again');
});

test('a witness in other hands cosigns; a refreshed receipt carries it', async () => {
  await using scratch = await scratchHome();
  const { home, folder } = scratch;
  const receipt = join(folder, 'r.wasl');
  const first = await startPlatform(home);
  await wasl(home, ['ledger', 'note', 'seen', '--receipt', receipt]);
  await first.stop();
  const { serveWitness } = await import('@wasl/ledger');
  const { formatVerifierKey } = await import('@wasl/log');
  const witness = await serveWitness({
    home: join(folder, 'witness'),
    name: 'witness.test/w1',
    policy: await readFile(join(home, 'policy')),
    port: 0,
  });
  await writeFile(join(home, 'witnesses'), `witness w1 ${formatVerifierKey(witness.key)} ${witness.url}\n`);
  const second = await startPlatform(home);
  await published(second.url, 3);
  const refreshed = await wasl(home, ['receipt', 'refresh', receipt, '--json']);
  assert.equal(refreshed.code, 0, refreshed.err);
  assert.deepEqual(JSON.parse(refreshed.out).witnesses, { counted: 1, of: 1 });
  await second.stop();
  await witness.close();
  assert.match((await wasl(home, ['verify', receipt])).out, /witnessed by 1 of 1/);
});

test('a key is rotated while stopped; old and new receipts verify', async () => {
  await using scratch = await scratchHome();
  const { home, folder } = scratch;
  const [old, both, fresh] = ['old', 'both', 'fresh'].map((name) => join(folder, `${name}.wasl`));
  async function note(file: string) {
    const platform = await startPlatform(home);
    assert.equal((await wasl(home, ['ledger', 'note', 'x', '--receipt', file])).code, 0);
    await platform.stop();
  }
  await note(String(old));
  assert.equal((await wasl(home, ['log', 'rotate-key', 'receipts', '--finish'])).code, 1);
  assert.equal((await wasl(home, ['log', 'rotate-key', 'receipts'])).code, 0);
  await note(String(both));
  assert.equal((await wasl(home, ['log', 'rotate-key', 'receipts'])).code, 1);
  assert.equal((await wasl(home, ['log', 'rotate-key', 'receipts', '--finish'])).code, 0);
  await note(String(fresh));
  for (const receipt of [old, both, fresh])
    assert.equal((await wasl(home, ['verify', String(receipt)])).code, 0);
});

/** Waits until the receipt log is public up to a size. */
async function published(url: string, size: number): Promise<void> {
  for (let i = 0; i < 150; i++) {
    const [, line] = (await (await fetch(`${url}/log/receipts/checkpoint`)).text()).split('\n');
    if (Number(line) >= size) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the receipt log is not public at ${size}`);
}
