import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { formatNote, fromUtf8, parseCheckpoint, parseNote } from '@wasl/log';
import { sha256 } from './crypto.ts';
import { EMPTY_EDGE } from './edge.ts';
import { createHashCache } from './hash-cache.ts';
import { LEDGER_MODULE, type Ledger } from './ledger.ts';
import { readLogs } from './log-rows.ts';
import { createPublisher } from './publisher.ts';
import { openSigner } from './signer.ts';
import { assertSound, draft, refused, testNode, verified } from './testing/node.ts';
import { found, newOfficer, note } from './testing/officer.ts';
import { startWitness, witnessFile, witnessLine } from './testing/witness.ts';
import { startLiar } from './witness/testing/liar.ts';

const RENEWAL_MS = 10 * 60_000;

function publishedNote(ledger: Ledger) {
  const published = ledger.published('receipts');
  assert.ok(published !== null);
  const signed = parseNote(published.note);
  return { ...parseCheckpoint(signed.text), signers: signed.signatures.map(({ name }) => name) };
}

async function enterAndPublish(ledger: Ledger, officer: Awaited<ReturnType<typeof newOfficer>>) {
  const id = await ledger.enterNote(await note(officer, 'x'));
  await ledger.publishNow();
  return verified(ledger, await ledger.receiptFile(id));
}

test('of three witnesses one hangs, one lies, one works: publication goes on with the one that works', async (t) => {
  const node = await testNode(t);
  const officer = await newOfficer();
  let ledger = await node.open();
  await found(ledger, officer);
  const real = await startWitness(t, node, ledger, 'real');
  const hanging = await startLiar(t, () => {});
  const forged = formatNote({
    text: 'x\n',
    signatures: [{ name: 'lying.example/witness', keyId: '00000000', signature: new Uint8Array(72) }],
  });
  const lying = await startLiar(t, (_body, response) => response.end(fromUtf8(forged).slice('x\n\n'.length)));
  const witnesses = await witnessFile(
    await witnessLine('hanging', hanging.url),
    await witnessLine('lying', lying.url),
    real.line,
    'quorum real',
  );
  ledger = await node.open({ witnesses });
  const verification = await enterAndPublish(ledger, officer);
  assert.equal(verification.verdict, 'witnessed');
  assert.deepEqual(
    verification.witnesses.times.map(({ name }) => name),
    ['real'],
  );
  assert.ok(hanging.requests.length > 0 && lying.requests.length > 0, 'all three were asked');
  for (const [name, kind] of [
    ['hanging', 'unreachable'],
    ['lying', 'refused'],
  ] as const) {
    assert.ok(
      node.reports.some((line) => line.includes(`witness ${name} on`) && line.includes(kind)),
      name,
    );
  }
  await assertSound(node);
});

test('a day without witnesses refuses nothing; the day they are back they follow from where they were', async (t) => {
  let now = Date.parse('2026-03-01T00:00:00Z');
  const clock = () => now;
  const node = await testNode(t, { clock });
  const officer = await newOfficer();
  let ledger = await node.open();
  await found(ledger, officer);
  const real = await startWitness(t, node, ledger, 'real');
  ledger = await node.open({ witnesses: await witnessFile(real.line) });
  await ledger.settle(draft(ledger));
  await ledger.publishNow();
  await real.close();

  let settled = 1;
  for (let hour = 0; hour < 24; hour++) {
    for (let minute = 0; minute < 60; minute += 10) {
      now += 10 * 60_000;
      await Promise.all(Array.from({ length: 3 }, () => ledger.settle(draft(ledger))));
      settled += 3;
      await ledger.publishNow();
      assert.equal(publishedNote(ledger).size, settled);
    }
    if (hour === 12) ledger = await node.open({ witnesses: await witnessFile(real.line) });
  }
  assert.deepEqual(publishedNote(ledger).signers, ['node.example/log/receipts']);

  await real.reopen();
  await ledger.settle(draft(ledger));
  await ledger.publishNow();
  assert.deepEqual(publishedNote(ledger).signers, ['node.example/log/receipts', 'real.example/witness']);
  await assertSound(node);
});

test('what a witness said of a head stands while the head is the same, though it is silent now', async (t) => {
  let now = Date.now();
  const node = await testNode(t, { clock: () => now });
  const officer = await newOfficer();
  let ledger = await node.open();
  await found(ledger, officer);
  const real = await startWitness(t, node, ledger, 'real');
  ledger = await node.open({ witnesses: await witnessFile(real.line) });
  await ledger.settle(draft(ledger));
  await ledger.publishNow();
  await real.close();
  const both = ['node.example/log/receipts', 'real.example/witness'];
  assert.deepEqual(publishedNote(ledger).signers, both);
  now += RENEWAL_MS;
  const reports = node.reports.length;
  await ledger.publishNow();
  assert.ok(node.reports.length > reports, 'it was asked again');
  assert.deepEqual(publishedNote(ledger).signers, both);
  await ledger.settle(draft(ledger));
  await ledger.publishNow();
  assert.deepEqual(publishedNote(ledger).signers, ['node.example/log/receipts']);
  await assertSound(node);
});

test('an unchanged head is published and cosigned again only after ten minutes', async (t) => {
  let now = Date.now();
  const node = await testNode(t, { clock: () => now });
  const ledger0 = await node.open();
  const asked = await startLiar(t, (_body, response) => response.writeHead(503).end());
  await ledger0.settle(draft(ledger0));
  const ledger = await node.open({ witnesses: await witnessFile(await witnessLine('asked', asked.url)) });
  await ledger.publishNow();
  const requests = asked.requests.length;
  now += RENEWAL_MS - 1;
  await ledger.publishNow();
  assert.equal(asked.requests.length, requests);
  now += 1;
  await ledger.publishNow();
  assert.equal(asked.requests.length, requests + 2, 'both logs');
});

test('a witness run by the node itself counts for nothing, and the trust file says so', async (t) => {
  const node = await testNode(t);
  const officer = await newOfficer();
  let ledger = await node.open();
  await found(ledger, officer);
  const own = await startWitness(t, node, ledger, 'own', 'node.example/witness');
  ledger = await node.open({ witnesses: await witnessFile(own.line) });
  const verification = await enterAndPublish(ledger, officer);
  assert.deepEqual(publishedNote(ledger).signers, ['node.example/log/receipts', 'node.example/witness']);
  assert.equal(verification.verdict, 'logged');
  assert.deepEqual(verification.witnesses, { counted: 0, of: 0, times: [] });
  assert.match(await ledger.trustFile(), /^# own .* counts for nothing$/m);
  await assertSound(node);
});

test('a witness that says it has seen more is reported, and stops no platform that runs', async (t) => {
  const node = await testNode(t);
  const officer = await newOfficer();
  let ledger = await node.open();
  await found(ledger, officer);
  let ahead = false;
  const liar = await startLiar(t, (_body, response) => {
    if (!ahead) response.writeHead(503).end();
    else response.writeHead(409, { 'content-type': 'text/x.tlog.size' }).end('1000\n');
  });
  ledger = await node.open({ witnesses: await witnessFile(await witnessLine('liar', liar.url)) });
  ahead = true;
  const verification = await enterAndPublish(ledger, officer);
  assert.equal(verification.code, null);
  assert.ok(node.reports.some((line) => line.includes('witness liar') && line.includes('1000')));
  await ledger.settle(draft(ledger));
  await assertSound(node);
  // At a start it is another matter: then it may be the database that was rolled back.
  const witnesses = await witnessFile(await witnessLine('liar', liar.url));
  await assert.rejects(node.open({ witnesses }), refused('ledger-rolled-back'));
});

test('the record in the home holds a head before the head leaves the process', async (t) => {
  const node = await testNode(t);
  const first = await node.open();
  const recorded: number[] = [];
  const submitted: number[] = [];
  const reader = await startLiar(t, (body, response) => {
    const { origin, size } = parseCheckpoint(
      parseNote(Buffer.from(body.slice(body.indexOf('\n\n') + 2))).text,
    );
    readFile(join(node.home, 'ledger', `${origin.replaceAll('/', '_')}.published`), 'utf8').then(
      (text) => {
        recorded.push(parseCheckpoint(text).size);
        submitted.push(size);
        response.writeHead(503).end();
      },
      () => response.destroy(),
    );
  });
  await first.publishNow();
  const ledger = await node.open({ witnesses: await witnessFile(await witnessLine('reader', reader.url)) });
  for (let i = 0; i < 3; i++) {
    await ledger.settle(draft(ledger));
    await ledger.publishNow();
  }
  assert.ok(submitted.includes(3));
  assert.deepEqual(recorded, submitted);
});

test('two publications asked for at once come one after the other', async (t) => {
  const node = await testNode(t);
  const ledger = await node.open();
  for (let i = 0; i < 5; i++) {
    const settling = ledger.settle(draft(ledger));
    await Promise.all([ledger.publishNow(), settling, ledger.publishNow(), ledger.publishNow()]);
  }
  await ledger.publishNow();
  assert.equal(publishedNote(ledger).size, 5);
  assert.deepEqual(node.reports, []);
  await assertSound(node);
});

test('while the database cannot be written the public checkpoint waits, and follows when it can', async (t) => {
  const node = await testNode(t);
  const ledger = await node.open();
  await ledger.publishNow();
  await ledger.settle(draft(ledger));
  await node.asOwner((owner) =>
    owner.query('ALTER TABLE ledger.log ADD CONSTRAINT no_room CHECK (published_size < 1) NOT VALID'),
  );
  await ledger.publishNow();
  assert.equal(publishedNote(ledger).size, 0);
  assert.ok(node.reports.some((line) => line.includes('waits')));
  await node.asOwner((owner) => owner.query('ALTER TABLE ledger.log DROP CONSTRAINT no_room'));
  await ledger.publishNow();
  assert.equal(publishedNote(ledger).size, 1);
  await assertSound(node);
});

test('receipts.md §4 rule 4: an fsync error ends it, any other error of the disk does not', async (t) => {
  const node = await testNode(t);
  await node.open();
  await node.close();
  const pool = node.store.pool(LEDGER_MODULE.name);
  const [row] = await readLogs(pool);
  assert.ok(row !== undefined);
  const errors = [
    Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', syscall: 'write' }),
    Object.assign(new Error('EIO: i/o error, fsync'), { code: 'EIO', syscall: 'fsync' }),
  ];
  const publisher = createPublisher(
    {
      pool,
      home: node.home,
      clock: () => Date.now(),
      witnesses: [],
      cadenceMs: 1,
      report: (line) => node.reports.push(line),
      record: () => Promise.reject(errors.shift() ?? new Error('none left')),
    },
    [
      {
        state: () => ({ log: row, head: { size: 0, root: row.root }, edge: EMPTY_EDGE }),
        signer: await openSigner(pool, node.home, row),
        cache: createHashCache(async () => new Uint8Array(), sha256),
      },
    ],
    new Map(),
  );
  publisher.start();
  assert.ok(refused('ledger-record-unsynced')(await publisher.failed));
  assert.equal(errors.length, 0, 'the full disk was tried again');
  assert.ok(node.reports.some((line) => line.includes('ENOSPC')));
  await publisher.close();
  assert.equal(publisher.published(row.id), null);
});
