import { install } from './install.mjs';
import { launch } from './launch.mjs';
import { plainly, Refusal } from './refusal.mjs';

await plainly(async () => {
  const [file, ...args] = process.argv.slice(2);
  if (file === undefined) throw new Refusal('usage: node scripts/run.mjs FILE.ts [argument ...]', 2);
  launch(await install('full'), [file, ...args]);
});
