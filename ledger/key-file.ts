import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createFile, ensureFolder, hasCode } from '@wasl/kernel';
import {
  formatSignerKey,
  isKeyName,
  keyIdOf,
  LogError,
  parseSignerKey,
  type SignatureType,
  type SignerKey,
  type VerifierKey,
} from '@wasl/log';
import { generateSeed, publicKeyOf, sha256, signerOf } from './crypto.ts';
import { keyFileProblem } from './key-file-problems.ts';

/** A private key in use. `signer` holds the secret itself: it is not for logs, answers or messages. */
export type SigningKey = {
  readonly signer: SignerKey;
  readonly verifier: VerifierKey;
  /** Ed25519: message in, 64 bytes out. */
  readonly sign: (message: Uint8Array) => Uint8Array;
};

/** A key file is one line; anything longer was not written by us and is not read into memory. */
const MAX_BYTES = 4_096;

/** The line in the file, null when there is no such file. Rights are read from the open file, not its name. */
async function readLine(path: string): Promise<string | null> {
  try {
    await using file = await open(path, 'r');
    const stat = await file.stat();
    if (!stat.isFile() || stat.size > MAX_BYTES) throw keyFileProblem('key-file-damaged', { file: path });
    if ((stat.mode & 0o077) !== 0) throw keyFileProblem('key-file-exposed', { file: path });
    return (await file.readFile('utf8')).replace(/\n$/, '');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

function keyOf(signer: SignerKey): SigningKey {
  const { name, keyId, type, seed } = signer;
  return { signer, verifier: { name, keyId, type, publicKey: publicKeyOf(seed) }, sign: signerOf(seed) };
}

async function parseKey(line: string, path: string): Promise<SigningKey> {
  try {
    const key = keyOf(parseSignerKey(line));
    const { name, type, keyId, publicKey } = key.verifier;
    // The ID commits to the public key: a seed with a changed bit would sign as somebody else.
    if (keyId === (await keyIdOf(name, type, publicKey, sha256))) return key;
  } catch (error) {
    if (!(error instanceof LogError)) throw error;
  }
  throw keyFileProblem('key-file-damaged', { file: path });
}

/** The key kept at `path` as `PRIVATE+KEY+…` (C2SP signed-note); undefined when there is no such file. */
async function findKey(path: string): Promise<SigningKey | undefined> {
  const line = await readLine(path);
  return line === null ? undefined : parseKey(line, path);
}

/**
 * Loads the private key kept at `path` (mode 0600). Refuses `key-file-missing`, `key-file-exposed` and
 * `key-file-damaged`.
 */
export async function loadKey(path: string): Promise<SigningKey> {
  const key = await findKey(path);
  if (key === undefined) throw keyFileProblem('key-file-missing', { file: path });
  return key;
}

async function createKey(path: string, name: string, type: SignatureType): Promise<SigningKey> {
  const seed = generateSeed();
  const keyId = await keyIdOf(name, type, publicKeyOf(seed), sha256);
  const signer: SignerKey = { name, keyId, type, seed };
  await ensureFolder(dirname(path));
  try {
    await createFile(path, `${formatSignerKey(signer)}\n`);
  } catch (error) {
    // Another process made the key first: its key is the one that lasts.
    if (hasCode(error, 'EEXIST')) return loadKey(path);
    throw error;
  }
  return keyOf(signer);
}

/**
 * The private key kept at `path` (absolute), made first where there is none; durable before it is returned,
 * so that nothing is ever signed with a key that a crash could lose. Refuses what `loadKey` refuses, and
 * `key-file-foreign` when the file holds a key of another name or type.
 */
export async function loadOrCreateKey(path: string, name: string, type: SignatureType): Promise<SigningKey> {
  if (!isKeyName(name)) throw keyFileProblem('key-name-unusable', { name });
  const key = (await findKey(path)) ?? (await createKey(path, name, type));
  const { verifier } = key;
  if (verifier.name !== name || verifier.type !== type) {
    const [found, expected] = [`${verifier.name} (${verifier.type})`, `${name} (${type})`];
    throw keyFileProblem('key-file-foreign', { file: path, found, expected });
  }
  return key;
}
