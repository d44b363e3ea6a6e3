import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  decodeBundle,
  HASH_BYTES,
  type InclusionClaim,
  leafHash,
  parseCheckpoint,
  parseNote,
  proveInclusion,
  rootFromTiles,
  tilePath,
  verifyInclusion,
} from '@wasl/log';
import { sha256 } from './crypto.ts';
import type { Ledger } from './ledger.ts';
import { draft, testNode } from './testing/node.ts';

const SIZE = 600;

async function ask(ledger: Ledger, path: string): Promise<Uint8Array> {
  const answer = await ledger.answer('receipts', path);
  assert.ok(answer !== null, path);
  return answer.body;
}

/** A ledger whose receipt log is public up to 600, and 300 entries longer. */
async function published(t: Parameters<typeof testNode>[0]): Promise<Ledger> {
  const ledger = await (await testNode(t)).open();
  await Promise.all(Array.from({ length: SIZE }, () => ledger.settle(draft(ledger))));
  await ledger.publishNow();
  await Promise.all(Array.from({ length: 300 }, () => ledger.settle(draft(ledger))));
  return ledger;
}

test('C2SP tlog-tiles: the checkpoint and every tile it covers are served, each by its one path', async (t) => {
  const ledger = await published(t);
  const { size, root } = parseCheckpoint(parseNote(await ask(ledger, 'checkpoint')).text);
  assert.equal(size, SIZE);
  const readTile = (tile: Parameters<typeof tilePath>[0]) => ask(ledger, tilePath(tile));
  assert.deepEqual(await rootFromTiles(size, readTile, sha256), root);
  for (const index of [0, 255, 256, 511, 512, 599]) {
    const bundle = Math.floor(index / 256);
    const width = Math.min(256, SIZE - bundle * 256);
    const entries = decodeBundle(
      await ask(ledger, tilePath({ level: 'entries', index: bundle, width })),
      width,
    );
    const entry = entries[index % 256] ?? new Uint8Array();
    const proof = await proveInclusion(index, size, readTile, sha256);
    const claim: InclusionClaim = { leafHash: leafHash(entry, sha256), index, size, root, proof };
    assert.ok(await verifyInclusion(claim, sha256), `entry ${index}`);
  }
});

test('the entries of a bundle hash to the level-0 tile over it, full and partial', async (t) => {
  const ledger = await published(t);
  for (const [path, width] of [
    ['000', 256],
    ['001', 256],
    ['002.p/88', 88],
    ['002.p/1', 1],
    ['000.p/17', 17],
  ] as const) {
    const entries = decodeBundle(await ask(ledger, `tile/entries/${path}`), width);
    const hashes = Buffer.concat(entries.map((entry) => leafHash(entry, sha256)));
    assert.ok(hashes.equals(await ask(ledger, `tile/0/${path}`)), path);
  }
});

test('what the public checkpoint does not cover is not there, though the log holds it', async (t) => {
  const ledger = await published(t);
  for (const path of ['0/002.p/89', '0/002', '0/003.p/1', '1/000.p/3', '1/000', '2/000.p/1', '7/000.p/1']) {
    assert.equal(await ledger.answer('receipts', `tile/${path}`), null, path);
    const entries = path.replace(/^0\//, 'entries/');
    if (entries !== path) assert.equal(await ledger.answer('receipts', `tile/${entries}`), null, entries);
  }
  await ledger.publishNow();
  assert.equal((await ask(ledger, 'tile/0/002')).length, 256 * HASH_BYTES);
  assert.equal((await ask(ledger, 'tile/0/003.p/132')).length, 132 * HASH_BYTES);
  assert.equal((await ask(ledger, 'tile/1/000.p/3')).length, 3 * HASH_BYTES);
});

test('any other spelling of a path is refused', async (t) => {
  const ledger = await published(t);
  for (const path of [
    '',
    '/checkpoint',
    'checkpoint/',
    'Checkpoint',
    'tile/0/0',
    'tile/0/0000',
    'tile/00/000',
    'tile/0/x000/000',
    'tile/0/000.p/256',
    'tile/0/000.p/0',
    'tile/0/000.p/01',
    'tile/0/000.p/',
    'tile/0/-01',
    'tile/64/000',
    'tile/entries/000/',
    'tile/entries/../0/000',
    'tile/8/1/000',
    'tile/0/000?x',
  ]) {
    assert.equal(await ledger.answer('receipts', path), null, path);
  }
});

test('nothing is served before there is a public checkpoint, and an empty log has no tiles', async (t) => {
  const ledger = await (await testNode(t)).open();
  await ledger.publishNow();
  assert.equal(parseCheckpoint(parseNote(await ask(ledger, 'checkpoint')).text).size, 0);
  for (const path of ['tile/0/000.p/1', 'tile/entries/000.p/1', 'tile/0/000']) {
    assert.equal(await ledger.answer('receipts', path), null, path);
  }
});

test('a tile may be kept for ever, the checkpoint hardly at all', async (t) => {
  const ledger = await published(t);
  assert.match((await ledger.answer('receipts', 'tile/0/000'))?.cache ?? '', /immutable/);
  assert.match((await ledger.answer('receipts', 'checkpoint'))?.cache ?? '', /^public, max-age=[0-9]$/);
  assert.match((await ledger.answer('receipts', 'checkpoint'))?.type ?? '', /^text\/plain/);
});
