import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { contentDigest, opensResponse, parseBytes } from '@wasl/client';
import { sha256 } from '@wasl/ledger';
import type { Outcome } from '@wasl/receipt';
import type { TestStore } from '@wasl/store/testing';
import { Client, escapeIdentifier } from 'pg';
import { type ExchangeBody, exchanges } from './attack.ts';
import type { Called, World } from './world.ts';

const PATIENCE_MS = 20_000;
const LOOK_MS = 10;
const FAILED: readonly Outcome[] = ['refused', 'failed', 'unknown'];

/** Tries again until it holds; how long it took says nothing. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const started = Date.now(); !(await holds()); await pause(LOOK_MS)) {
    assert.ok(Date.now() - started < PATIENCE_MS, 'it did not come to hold');
  }
}

/** The one receipt with this id; it verifies offline, under the node's own trust file. */
export async function oneReceipt(world: World, id: string): Promise<ExchangeBody> {
  const [receipt, ...more] = (await exchanges(world)).filter((body) => body.id === id);
  assert.ok(receipt !== undefined, 'there is no receipt');
  assert.deepEqual(more, [], 'there is more than one receipt');
  const { code } = await world.verified(id);
  assert.equal(code, null, `the receipt of ${receipt.outcome} (${receipt.code}) does not verify: ${code}`);
  return receipt;
}

/**
 * The receipt of an answer, which must say what was answered: the same code and nothing released, or the same
 * status and a commitment that opens to the very bytes that came.
 */
export async function receiptOf(world: World, called: Called): Promise<ExchangeBody> {
  const id = called.headers['wasl-exchange'] ?? '';
  const receipt = await oneReceipt(world, id);
  assert.equal(called.headers['wasl-receipt'], `/api/receipts/${id}`);
  assert.equal(receipt.code, called.code);
  if (called.code === null) assertAnswered(called, receipt);
  else {
    assert.ok(FAILED.includes(receipt.outcome));
    assert.equal(receipt.response, null);
    assert.deepEqual(receipt.fields, []);
    assert.equal(called.json().exchange, id);
    assert.equal(called.headers['wasl-response-salt'], undefined);
    assert.equal(called.headers['wasl-response-commitment'], undefined);
  }
  return receipt;
}

function assertAnswered({ status, headers, bytes }: Called, receipt: ExchangeBody): void {
  assert.equal(receipt.outcome, 'answered');
  assert.equal(receipt.response?.status, status);
  const digest = headers['content-digest'] ?? '';
  assert.equal(digest, bytes.length === 0 ? '' : contentDigest(bytes, sha256));
  const salt = parseBytes(headers['wasl-response-salt'] ?? '', 32, 'salt');
  const commitment = parseBytes(headers['wasl-response-commitment'] ?? '', 32, 'commitment');
  assert.ok(opensResponse(receipt, { salt, status, digest }));
  assert.deepEqual(Buffer.from(receipt.response?.commitment ?? []), Buffer.from(commitment));
}

/** Everything that a caller was given, headers and bytes, as one text. */
export function everythingOf({ status, headers, bytes }: Called): string {
  return `${status} ${JSON.stringify(headers)} ${Buffer.from(bytes).toString('latin1')}`;
}

/** The tables of a database that hold a text: as text, as the bytes of its UTF-8, or of its Base64. */
export async function tablesHolding({ databaseUrl }: TestStore, text: string): Promise<string[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ schema: string; name: string }>(
      `SELECT schemaname AS schema, tablename AS name FROM pg_tables
       WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
    );
    const wanted = [text, Buffer.from(text).toString('hex'), ...base64Within(text)];
    const holding: string[] = [];
    for (const { schema, name } of tables) {
      const { rows } = await client.query<{ found: boolean }>(
        `SELECT EXISTS (SELECT FROM ${escapeIdentifier(schema)}.${escapeIdentifier(name)} AS row, unnest($1::text[]) AS wanted
         WHERE strpos(row::text, wanted) > 0) AS found`,
        [wanted],
      );
      if (rows[0]?.found === true) holding.push(`${schema}.${name}`);
    }
    return holding;
  } finally {
    await client.end();
  }
}

/** What Base64 makes of a text wherever it stands in what is encoded: one spelling for each of three places. */
function base64Within(text: string): string[] {
  return [0, 1, 2].flatMap((before) => {
    const spelling = Buffer.from(' '.repeat(before) + text).toString('base64');
    const certain = spelling.slice(before === 0 ? 0 : 4, -4);
    return [certain, Buffer.from(certain).toString('hex')];
  });
}

/** Names of the files that wait in a node's spool. */
export function spooled({ home }: World): Promise<string[]> {
  return readdir(join(home, 'spool'));
}
