import { randomBytes } from 'node:crypto';
import { readFileSync, writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { openStore } from '@wasl/store';
import { fsck } from '../fsck.ts';
import { LEDGER_MODULE, type Ledger, openLedger } from '../ledger.ts';
import { readWitnessFile } from '../trust-file.ts';
import { draft, NODE } from './node.ts';
import { found, newOfficer, setting } from './officer.ts';

/**
 * A process to be killed: `recorder.ts <home> <file> check|record`. It opens the ledger of the home, holds it
 * against what its forerunners acknowledged (the file), says what it found, and then records under load:
 * `+ <id> <index>` for each receipt once it is acknowledged, `- <id>` for one that was refused, `r <size>`
 * for a registry entry. It ends when its standard input does.
 */
const [, , home = '', file = '', mode = 'check'] = process.argv;
const CALLERS = 48;
const CADENCE_MS = 30;

/** Written before anything else happens: a line that is still in this process would be lost with it. */
function say(line: string): void {
  writeSync(1, `${line}\n`);
}

const store = await openStore({
  home,
  modules: [LEDGER_MODULE],
  report: (line) => process.stderr.write(`${line}\n`),
});
const ledger = await openLedger({
  store,
  home,
  node: NODE,
  shard: '',
  witnesses: await readWitnessFile(null),
  cadenceMs: CADENCE_MS,
  report: (line) => process.stderr.write(`${line}\n`),
});
void ledger.halted.then(({ message }) => say(`halted ${message}`));
say(`checked ${JSON.stringify(await check())}`);

if (mode === 'check') {
  await end();
} else {
  process.stdin.on('end', () => void end());
  process.stdin.resume();
  if (ledger.registry.view().head.size === 0) await found(ledger, await newOfficer());
  say(`ready ${(await backends()).join(' ')}`);
  for (let i = 0; i < CALLERS; i++) void settleForEver(ledger);
  void registerForEver(ledger);
}

async function end(): Promise<void> {
  await ledger.close();
  await store.close();
  process.exit(0);
}

async function check(): Promise<{ acknowledged: number; problems: string[] }> {
  const lines = file === '' ? [] : readFileSync(file, 'utf8').split('\n');
  const pool = store.pool(LEDGER_MODULE.name);
  const { rows } = await pool.query<{ id: string; index: string }>(
    'SELECT receipt AS id, index FROM ledger.entry WHERE receipt IS NOT NULL',
  );
  const stored = Map.groupBy(rows, ({ id }) => id);
  const problems: string[] = [];
  let acknowledged = 0;
  for (const line of lines) {
    const [kind, id = '', index = ''] = line.split(' ');
    const there = stored.get(id) ?? [];
    if (kind === '+') {
      acknowledged += 1;
      if (there.length === 0) problems.push(`lost ${id}`);
      if (there.length > 1) problems.push(`twice ${id}`);
      if (there[0] !== undefined && there[0].index !== index) problems.push(`moved ${id}`);
    }
    if (kind === '-' && there.length > 0) problems.push(`refused and there ${id}`);
    if (kind === 'r' && Number(id) > ledger.registry.view().head.size) problems.push(`lost statement ${id}`);
  }
  const claims = await pool.query<{ id: string }>(
    `SELECT claim.id FROM ledger.claim LEFT JOIN ledger.entry ON entry.receipt = claim.id
     WHERE (claim.settled_at IS NULL) <> (entry.receipt IS NULL)`,
  );
  problems.push(...claims.rows.map(({ id }) => `claim apart from its receipt ${id}`));
  const client = await store.connect(LEDGER_MODULE.name);
  const { findings } = await fsck(client);
  await client.end();
  problems.push(...findings.map(({ origin, at, what }) => `fsck ${origin} ${at} ${what}`));
  return { acknowledged, problems };
}

/** The server processes behind this one's connections. */
async function backends(): Promise<number[]> {
  const { rows } = await store
    .pool(LEDGER_MODULE.name)
    .query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE application_name = 'wasl ledger' ORDER BY backend_start`,
    );
  return rows.map(({ pid }) => pid);
}

async function settleForEver(into: Ledger): Promise<void> {
  for (let i = 0; ; i++) {
    const receipt = draft(into);
    try {
      if (i % 2 === 0) {
        await into.claims.claim({ id: receipt.id, nonce: randomBytes(16), intent: randomBytes(32) });
      }
    } catch {
      // Its outcome is unknown: what it claimed may be an orphan, and is not settled.
      await pause(20);
      continue;
    }
    try {
      const { index } = await into.settle(receipt);
      say(`+ ${receipt.id} ${index}`);
    } catch {
      say(`- ${receipt.id}`);
      await pause(20);
    }
    await pause(Math.random() * 20);
  }
}

/** An officer of another organisation at each start: the key of the last one died with its process. */
async function registerForEver(into: Ledger): Promise<void> {
  const officer = await newOfficer('model.example/officer');
  const organisation = `o${Date.now().toString(36)}`;
  try {
    await found(into, officer, organisation);
  } catch {
    return;
  }
  for (let i = 0; ; i++) {
    try {
      const subject = `system/${organisation}/s${i % 5}`;
      const { head } = await into.registry.enter(await setting(officer, subject, { i }));
      say(`r ${head.size}`);
    } catch {
      // Refused, or its outcome is unknown until the next start looks.
    }
    await pause(10);
  }
}
