import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureAppends } from './bench/appends.ts';
import { measureExchange } from './bench/exchange/measure.ts';
import { measureProfile } from './bench/exchange/profile.ts';
import { type Figure, formatFigure, isMet } from './bench/figure.ts';
import { measureLarge } from './bench/large.ts';
import { measureProofs } from './bench/proofs.ts';
import { openScene } from './bench/scene.ts';
import { measureVerification } from './bench/verification.ts';
import { ROOT } from './root.mjs';

const flag = { type: 'boolean', default: false } as const;
/**
 * `npm run bench -- --quick exchange` runs the measures whose name has the word, in less time; `--profile` says where
 * an exchange spends it.
 */
const { values, positionals } = parseArgs({
  options: { large: flag, quick: flag, profile: flag },
  allowPositionals: true,
});
const say = (line: string) => process.stdout.write(`${line}\n`);
type Measure = () => AsyncIterable<readonly Figure[]>;
const measures: Readonly<Record<string, Measure>> =
  values.large || values.profile
    ? {
        ...(values.large ? { large: whole(measureLarge) } : {}),
        ...(values.profile ? { profile: whole(measureProfile) } : {}),
      }
    : {
        verification: whole(measureVerification),
        appends: whole(measureAppends),
        proofs: whole(measureProofs),
        exchange: () => measureExchange(values.quick, say),
      };
const chosen = Object.entries(measures).filter(
  ([name]) => positionals.length === 0 || positionals.some((word) => name.includes(word)),
);

function whole(measure: () => Promise<readonly Figure[]>): Measure {
  return async function* () {
    yield await measure();
  };
}

async function machine(): Promise<string> {
  const scene = await openScene();
  const { origin, version } = scene.store;
  await scene.close();
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${availableParallelism()} × ${cpu?.model ?? 'CPU'}, ${memory} GiB, Node ${process.versions.node}, PostgreSQL ${version} (${origin})`;
}

const on = await machine();
say(`machine: ${on}`);
const figures: Figure[] = [];
for (const [, measure] of chosen) {
  for await (const found of measure()) {
    figures.push(...found);
    for (const figure of found) say(formatFigure(figure));
  }
}
// What a part or a quick run finds does not replace what a whole one found.
if (positionals.length === 0 && !values.quick && !values.profile) {
  await mkdir(join(ROOT, 'bench'), { recursive: true });
  await writeFile(
    join(ROOT, 'bench', 'latest.json'),
    `${JSON.stringify({ machine: on, at: new Date().toISOString(), figures: figures.map((figure) => ({ ...figure, met: isMet(figure) })) }, null, 2)}\n`,
  );
}
