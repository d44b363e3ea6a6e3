import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { Problem } from '@wasl/kernel';
import {
  formatVerifierKey,
  parseNote,
  parseSignatureLines,
  utf8,
  type VerifierKey,
  verifyNote,
} from '@wasl/log';
import { nodeCrypto } from '../../crypto.ts';
import { serveWitness, type Witness, type WitnessOptions } from '../server.ts';
import { WITNESS_NAME } from './names.ts';
import type { TestLog } from './test-log.ts';

/** A folder that is removed when the test ends. */
export async function newHome(t: TestContext): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'wasl-witness-'));
  t.after(() => rm(home, { recursive: true, force: true }));
  return home;
}

/** A tlog-policy that trusts these logs. */
export function policyOf(...logs: readonly Pick<TestLog, 'key'>[]): Uint8Array {
  return utf8(`${logs.map(({ key }) => `log ${formatVerifierKey(key)}\n`).join('')}quorum none\n`);
}

/** A witness on a port of its own, closed when the test ends. */
export async function startWitness(
  t: TestContext,
  options: Pick<WitnessOptions, 'home' | 'policy'> & Partial<WitnessOptions>,
): Promise<Witness> {
  const witness = await serveWitness({ name: WITNESS_NAME, port: 0, ...options });
  t.after(() => witness.close());
  return witness;
}

export type RawAnswer = { readonly status: number; readonly type: string | null; readonly body: string };

/** Sends the bytes of an add-checkpoint request as they are. */
export async function postRaw(url: string, body: Uint8Array): Promise<RawAnswer> {
  const response = await fetch(`${url}/add-checkpoint`, { method: 'POST', body: new Uint8Array(body) });
  return { status: response.status, type: response.headers.get('content-type'), body: await response.text() };
}

/** The time of the cosignature in a 200 answer, verified. */
export async function cosignedTime(answer: RawAnswer, note: Uint8Array, key: VerifierKey): Promise<number> {
  assert.equal(answer.status, 200, answer.body);
  const signatures = parseSignatureLines(answer.body);
  const [verified] = await verifyNote({ text: parseNote(note).text, signatures }, [key], nodeCrypto);
  assert.ok(verified !== undefined && verified.time !== null);
  return verified.time;
}

export function refused(code: string) {
  return (error: unknown) => error instanceof Problem && error.code === code;
}
