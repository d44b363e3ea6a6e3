import assert from 'node:assert/strict';
import { hasCode } from '@wasl/kernel';
import type { Body } from '@wasl/receipt';
import type { Called, CallOptions, World } from './world.ts';

export const FILE_TARGET = '/exchange/model-directorate/files/1/files/f1';
export const SCAN_TARGET = `${FILE_TARGET}/scan`;

/** What the test contract's `putFile` takes. */
export const GOOD_FILE = JSON.stringify({
  id: 'f1',
  title: 'A file',
  pages: [],
  holder: { office: 'records' },
});

export const PUT: CallOptions = { method: 'PUT', body: GOOD_FILE };

export type ExchangeBody = Extract<Body, { kind: 'exchange' }>;

/** The receipts of exchanges, in the order of the log. */
export async function exchanges(world: World): Promise<ExchangeBody[]> {
  return (await world.receipts()).filter((body) => body.kind === 'exchange');
}

/** How many refusals the aggregate entries of the log stand for, by code. */
export async function counted(world: World): Promise<ReadonlyMap<string, number>> {
  const sums = new Map<string, number>();
  for (const body of await world.receipts()) {
    if (body.kind === 'refusals') sums.set(body.code, (sums.get(body.code) ?? 0) + body.count);
  }
  return sums;
}

/** Refused before it is known who asks: by this code, with no receipt but a count, and nobody was asked. */
export async function refusedUnknown(world: World, code: string, send: () => Promise<Called>): Promise<void> {
  const asked = world.received.length;
  const before = (await exchanges(world)).length;
  const noted = world.observed.length;
  const called = await send();
  assert.equal(called.code, code, Buffer.from(called.bytes).toString());
  assert.equal(called.headers['wasl-exchange'], undefined);
  assert.equal(called.headers['wasl-receipt'], undefined);
  assert.equal(called.headers['wasl-proof'], undefined);
  assert.deepEqual(world.observed.slice(noted), [code]);
  assert.equal(world.received.length, asked, 'the provider was asked');
  assert.equal((await exchanges(world)).length, before, 'a receipt was made');
}

/** Refused to a caller that is known: by this code, with one receipt that verifies, and nobody was asked. */
export async function refusedKnown(
  world: World,
  code: string,
  send: () => Promise<Called>,
): Promise<ExchangeBody> {
  const asked = world.received.length;
  const before = (await exchanges(world)).length;
  const called = await send();
  assert.equal(called.code, code, Buffer.from(called.bytes).toString());
  assert.equal(world.received.length, asked, 'the provider was asked');
  const receipt = await onlyNew(world, before);
  assert.equal(called.headers['wasl-exchange'], receipt.id);
  assert.equal(called.json().exchange, receipt.id);
  return leftRefused(world, code, receipt);
}

/** The one receipt made since there were so many. */
export async function onlyNew(world: World, before: number): Promise<ExchangeBody> {
  const made = (await exchanges(world)).slice(before);
  assert.equal(made.length, 1, 'each leaves one receipt');
  const [receipt] = made;
  assert.ok(receipt !== undefined);
  return receipt;
}

/** A receipt that verifies, and says that nothing came of it for this reason. */
export async function leftRefused(world: World, code: string, receipt: ExchangeBody): Promise<ExchangeBody> {
  assert.equal(receipt.outcome, 'refused');
  assert.equal(receipt.code, code);
  assert.equal(receipt.response, null);
  assert.deepEqual(receipt.fields, []);
  const verification = await world.verified(receipt.id);
  assert.equal(verification.code, null);
  return receipt;
}

/** Answered as agreed, once: what shows that a refusal beside it was for its own reason. */
export async function answered(world: World, asked: CallOptions = {}): Promise<Called> {
  const before = world.received.length;
  const called = await world.call(asked);
  assert.equal(called.code, null, Buffer.from(called.bytes).toString());
  assert.ok(called.status < 300, String(called.status));
  assert.equal(world.received.length, before + 1);
  return called;
}

/** For `assert.rejects`: a refusal with this code. */
export function refusal(code: string): (error: unknown) => boolean {
  return (error) => {
    if (hasCode(error, code)) return true;
    throw error;
  };
}
