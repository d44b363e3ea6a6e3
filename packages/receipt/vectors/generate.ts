/** Writes the test vectors again; the same bytes come out, from the fixed seeds in `../testing`. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { vectorFiles } from '../testing/vectors.ts';

const folder = import.meta.dirname;
for (const made of ['policies', 'valid', 'invalid']) rmSync(join(folder, made), { recursive: true, force: true });
for (const [path, bytes] of await vectorFiles()) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), bytes);
}
