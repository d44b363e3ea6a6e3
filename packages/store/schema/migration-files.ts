import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { StoreModule } from '../store.ts';
import { schemaProblem } from './problem.ts';

/** One migration file: its number, its name, its text, and the SHA-256 of its bytes in hexadecimal. */
export type Migration = {
  readonly module: string;
  readonly number: number;
  readonly file: string;
  readonly sql: string;
  readonly sha256: string;
};

const FILE = /^(\d{4})-[a-z0-9-]+\.sql$/;

/**
 * The migrations of a module in order, numbered from 1. Refuses `migration-gap` when a number is missing or
 * given twice, or when a file of the folder does not bear a name of the form `0001-title.sql`.
 */
export async function migrationsOf({ name: module, migrations }: StoreModule): Promise<readonly Migration[]> {
  const folder = fileURLToPath(migrations);
  const names = (await readdir(folder)).sort();
  return Promise.all(
    names.map(async (file, index) => {
      const number = index + 1;
      if (Number(FILE.exec(file)?.[1]) !== number) {
        throw schemaProblem('migration-gap', {
          module,
          expected: String(number).padStart(4, '0'),
          found: file,
        });
      }
      const bytes = await readFile(join(folder, file));
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      return { module, number, file, sql: bytes.toString('utf8'), sha256 };
    }),
  );
}
