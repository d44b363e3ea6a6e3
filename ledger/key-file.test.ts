import assert from 'node:assert/strict';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { Problem } from '@wasl/kernel';
import { formatSignerKey, formatVerifierKey, parseVerifierKey, utf8 } from '@wasl/log';
import { nodeCrypto, sha256 } from './crypto.ts';
import { loadKey, loadOrCreateKey } from './key-file.ts';

const folder = await mkdtemp(join(tmpdir(), 'wasl-key-'));
after(() => rm(folder, { recursive: true, force: true }));
let count = 0;
const newPath = () => join(folder, `home-${++count}`, 'keys', 'one.key');

const refused = (code: string) => (error: unknown) => error instanceof Problem && error.code === code;

test('a key is made once, closed to others, and is the same afterwards', async () => {
  const path = newPath();
  const made = await loadOrCreateKey(path, 'example.org/log', 'ed25519');
  assert.equal((await stat(path)).mode & 0o777, 0o600);
  assert.deepEqual(await readdir(dirname(path)), ['one.key']);
  assert.equal(await readFile(path, 'utf8'), `${formatSignerKey(made.signer)}\n`);
  assert.deepEqual((await loadOrCreateKey(path, 'example.org/log', 'ed25519')).signer, made.signer);
  assert.deepEqual((await loadKey(path)).verifier, made.verifier);
});

test('the verifier key is a valid vkey, and verifies what the key signs', async () => {
  const { verifier, sign } = await loadOrCreateKey(newPath(), 'example.org/witness', 'cosignature');
  assert.deepEqual(await parseVerifierKey(formatVerifierKey(verifier), sha256), verifier);
  assert.equal(await nodeCrypto.verifyEd25519(verifier.publicKey, utf8('text'), sign(utf8('text'))), true);
});

test('of many that make the same key at once, one wins and all return it', async () => {
  const path = newPath();
  const keys = await Promise.all(
    Array.from({ length: 12 }, () => loadOrCreateKey(path, 'example.org/log', 'ed25519')),
  );
  assert.deepEqual(new Set(keys.map(({ signer }) => formatSignerKey(signer))).size, 1);
  assert.deepEqual(await readdir(dirname(path)), ['one.key']);
});

test('a key file open to the group or to others is refused', async () => {
  const path = newPath();
  await loadOrCreateKey(path, 'example.org/log', 'ed25519');
  for (const mode of [0o640, 0o604, 0o620, 0o602, 0o644]) {
    await chmod(path, mode);
    await assert.rejects(loadKey(path), refused('key-file-exposed'));
  }
  await chmod(path, 0o400);
  await loadKey(path);
});

test('a key file that is missing is refused, and not made, by loading', async () => {
  const path = newPath();
  await assert.rejects(loadKey(path), refused('key-file-missing'));
  await assert.rejects(stat(path), { code: 'ENOENT' });
});

test('any change to a key file is refused, and no message repeats the secret', async () => {
  const path = newPath();
  const { signer } = await loadOrCreateKey(path, 'example.org/log', 'ed25519');
  const line = formatSignerKey(signer);
  const secret = signer.seed.toBase64().slice(0, 20);
  const cut = Array.from({ length: line.length }, (_, i) => line.slice(0, i));
  const changed = Array.from(line, (character, i) => {
    return `${line.slice(0, i)}${character === 'A' ? 'B' : 'A'}${line.slice(i + 1)}`;
  });
  for (const text of [...cut, ...changed, `${line}\n\n`, ` ${line}`, `${line}\r\n`, 'x'.repeat(5_000)]) {
    await writeFile(path, text);
    await assert.rejects(loadKey(path), (error: unknown) => {
      assert.ok(error instanceof Problem && error.code === 'key-file-damaged', text);
      assert.equal(`${error.message} ${error.cause}`.includes(secret), false);
      return true;
    });
  }
});

test('a folder in the place of a key file is refused', async () => {
  await loadOrCreateKey(newPath(), 'example.org/log', 'ed25519');
  await assert.rejects(loadKey(join(folder, `home-${count}`, 'keys')), refused('key-file-damaged'));
});

test('a key of another name or type is refused', async () => {
  const path = newPath();
  await loadOrCreateKey(path, 'example.org/log', 'ed25519');
  await assert.rejects(loadOrCreateKey(path, 'example.org/other', 'ed25519'), refused('key-file-foreign'));
  await assert.rejects(loadOrCreateKey(path, 'example.org/log', 'cosignature'), refused('key-file-foreign'));
});

test('a name that a note cannot carry is refused before anything is made', async () => {
  const path = newPath();
  for (const name of ['', 'a b', 'a+b', 'a\nb']) {
    await assert.rejects(loadOrCreateKey(path, name, 'ed25519'), refused('key-name-unusable'));
  }
  await assert.rejects(stat(path), { code: 'ENOENT' });
});
