export { spaced } from './spaced.ts';
export { visible } from './visible.ts';
