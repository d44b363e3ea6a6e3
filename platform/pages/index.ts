export { type HomeOptions, type PublicLog, renderHome } from './home.ts';
export type { Page } from './layout.ts';
export { NOTICE } from './notice.ts';
export { type PageName, pagePath, pageRoutes } from './paths.ts';
export { renderProblems } from './problems.ts';
export { buildVerifyPage, type VerifyPageOptions } from './verify.ts';
