export { breakingChanges } from './breaking.ts';
export type { BreakingChange } from './breaking-change.ts';
export { compileContract } from './compile.ts';
export { fieldsOf } from './fields.ts';
export { filterFor } from './filter.ts';
export type { Contract, Operation } from './model.ts';
export { parseContract } from './parse.ts';
export { contractProblems } from './problems.ts';
export { validateResponse } from './validate.ts';
