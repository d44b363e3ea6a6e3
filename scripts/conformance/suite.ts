import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * What a suite of outside vectors found. `total` counts the cases that can pass or fail; a case set apart
 * is in neither number and is told in `notes`. `failures` name the cases that failed.
 */
export type SuiteResult = {
  readonly suite: string;
  readonly passed: number;
  readonly total: number;
  readonly notes: readonly string[];
  readonly failures: readonly string[];
};

/** A suite, given the folder that holds all outside vectors. */
export type Suite = (vectors: string) => Promise<SuiteResult>;

/** The JSON files under a folder, by their path in it, in a stable order; none where there is no such folder. */
export function readVectors(folder: string): { readonly name: string; readonly vector: unknown }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ file: path.join(folder, name), name: name.replaceAll(path.sep, '/') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ file, name }) => ({ name, vector: JSON.parse(readFileSync(file, 'utf8')) }));
}

export function result(
  suite: string,
  verdicts: ReadonlyMap<string, boolean>,
  notes: readonly string[] = [],
): SuiteResult {
  const failures = [...verdicts].filter(([, passed]) => !passed).map(([name]) => name);
  return { suite, passed: verdicts.size - failures.length, total: verdicts.size, notes, failures };
}
