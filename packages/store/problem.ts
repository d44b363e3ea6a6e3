import type { ProblemTable } from '@wasl/kernel';
import { BACKUP_PROBLEMS } from './backup/problem.ts';
import { FILE_PROBLEMS } from './files/problem.ts';
import { SCHEMA_PROBLEMS } from './schema/problem.ts';
import { SERVER_PROBLEMS } from './server/problem.ts';

/** Every refusal of the store, for the public list of codes. */
export const STORE_PROBLEMS = {
  ...FILE_PROBLEMS,
  ...SERVER_PROBLEMS,
  ...SCHEMA_PROBLEMS,
  ...BACKUP_PROBLEMS,
} satisfies ProblemTable;
