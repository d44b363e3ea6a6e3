import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { measureAppends } from './bench/appends.ts';
import { type Figure, formatFigure, isMet } from './bench/figure.ts';
import { measureLarge } from './bench/large.ts';
import { measureProofs } from './bench/proofs.ts';
import { openScene } from './bench/scene.ts';
import { measureVerification } from './bench/verification.ts';
import { ROOT } from './root.mjs';

const large = process.argv.includes('--large');
const measures: readonly (() => Promise<Figure[]>)[] = large
  ? [measureLarge]
  : [measureVerification, measureAppends, measureProofs];

async function machine(): Promise<string> {
  const scene = await openScene();
  const { origin, version } = scene.store;
  await scene.close();
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${availableParallelism()} × ${cpu?.model ?? 'CPU'}, ${memory} GiB, Node ${process.versions.node}, PostgreSQL ${version} (${origin})`;
}

const on = await machine();
process.stdout.write(`machine: ${on}\n`);
const figures: Figure[] = [];
for (const measure of measures) {
  for (const figure of await measure()) {
    figures.push(figure);
    process.stdout.write(`${formatFigure(figure)}\n`);
  }
}
await mkdir(join(ROOT, 'bench'), { recursive: true });
await writeFile(
  join(ROOT, 'bench', 'latest.json'),
  `${JSON.stringify({ machine: on, at: new Date().toISOString(), figures: figures.map((figure) => ({ ...figure, met: isMet(figure) })) }, null, 2)}\n`,
);
