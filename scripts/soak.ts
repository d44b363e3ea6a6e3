import { parseArgs } from 'node:util';
import { killRounds } from '../ledger/testing/kill-rounds.ts';

const REPORT_EVERY = 20;

/** 0 when nothing was lost or came twice and fsck found nothing, 1 otherwise, 2 for arguments it cannot read. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { rounds: { type: 'string' }, seconds: { type: 'string' }, seed: { type: 'string' } },
  });
  const numbers = [
    values.rounds ?? '1000',
    values.seconds ?? '0',
    values.seed ?? String(Date.now() % 2 ** 32),
  ];
  if (!numbers.every((text) => /^[0-9]{1,10}$/.test(text))) {
    console.error('usage: npm run soak -- [--rounds N] [--seconds N] [--seed N]');
    return 2;
  }
  const [rounds = 0, seconds = 0, seed = 0] = numbers.map(Number);
  console.log(`soak: ${rounds} rounds of kill −9, seed ${seed}`);
  let done = 0;
  const summary = await killRounds({
    rounds,
    seed,
    ...(seconds === 0 ? {} : { untilMs: seconds * 1_000 }),
    report(line) {
      done += 1;
      if (done % REPORT_EVERY === 0 || done === rounds) console.log(line);
    },
  });
  if (summary.problems.length > 0) {
    for (const problem of summary.problems) console.error(problem);
    console.error(
      `soak: FAILED after ${summary.rounds} rounds, ${summary.lost} lost, ${summary.twice} twice, seed ${seed}`,
    );
    return 1;
  }
  console.log(
    `soak: ${summary.rounds} rounds, ${summary.acknowledged} acknowledged, 0 lost, 0 twice, fsck clean`,
  );
  return 0;
}

process.exitCode = await main();
