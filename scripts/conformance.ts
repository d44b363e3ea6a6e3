import { existsSync } from 'node:fs';
import path from 'node:path';
import { govstackDirectory } from './conformance/govstack-directory.ts';
import { merkleConsistency, merkleInclusion } from './conformance/merkle.ts';
import { rfc9421 } from './conformance/rfc9421.ts';
import type { Suite } from './conformance/suite.ts';

const SUITES: readonly Suite[] = [merkleInclusion, merkleConsistency, rfc9421, govstackDirectory];

/** Outside the repository: vectors stay under their own licences and are never copied into it. */
const VECTORS =
  process.env.WASL_CONFORMANCE ?? path.join(import.meta.dirname, '..', '..', 'shared', 'conformance');

/** 0 when every case passed, 1 when one failed, 2 when there was nothing to run. */
async function main(): Promise<number> {
  if (!existsSync(VECTORS)) {
    console.error(`conformance: the outside vectors are not here (looked in ${path.resolve(VECTORS)})`);
    return 2;
  }
  let failed = false;
  for (const suite of SUITES) {
    const { suite: name, passed, total, notes, failures } = await suite(VECTORS);
    console.log(`${name}: ${passed}/${total}`);
    for (const note of notes) console.log(`  ${note}`);
    for (const failure of failures) console.error(`  FAILED ${failure}`);
    if (total === 0) console.error(`  FAILED ${name}: there is no case in it`);
    failed ||= total === 0 || passed !== total;
  }
  return failed ? 1 : 0;
}

process.exitCode = await main();
