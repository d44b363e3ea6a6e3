import { install } from './install.mjs';
import { launch } from './launch.mjs';
import { plainly } from './refusal.mjs';
import { inRoot, ROOT } from './root.mjs';

await plainly(async () => {
  launch(await install('full'), [inRoot('scripts', 'test.ts'), ...process.argv.slice(2)], { cwd: ROOT });
});
