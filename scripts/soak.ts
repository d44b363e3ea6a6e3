import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { killRounds } from '../ledger/testing/kill-rounds.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '1000' }, seed: { type: 'string' } },
});
const rounds = Number(values.rounds);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const home = await mkdtemp(join(tmpdir(), 'wasl-soak-'));
await chmod(home, 0o711);
process.stdout.write(`soak: ${rounds} rounds of kill −9 under load, seed ${seed}\n`);
try {
  const report = await killRounds(home, rounds, seed, (line) => process.stdout.write(`soak: ${line}\n`));
  const { acknowledged, lost, twice, findings } = report;
  const clean = lost.length + twice.length + findings.length === 0;
  for (const line of [...lost.map((id) => `lost ${id}`), ...twice.map((id) => `twice ${id}`), ...findings]) {
    process.stdout.write(`soak: ${line}\n`);
  }
  process.stdout.write(
    `soak: ${rounds} rounds, ${acknowledged} acknowledged, ${lost.length} lost, ${twice.length} twice, ` +
      `fsck ${findings.length === 0 ? 'clean' : `with ${findings.length} findings`}\n`,
  );
  process.exitCode = clean ? 0 : 1;
} finally {
  await rm(home, { recursive: true, force: true });
}
