export { type PublicLog, renderHome, type Totals } from './home.ts';
export type { Page } from './layout.ts';
export { pageRoutes } from './paths.ts';
export { renderProblems } from './problems.ts';
export { buildVerifyPage } from './verify.ts';
