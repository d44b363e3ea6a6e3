export { type Clock, steadyClock } from './clock.ts';
export {
  createFile,
  discardPending,
  ensureFolder,
  openPending,
  PARTIAL_SUFFIX,
  type PendingFile,
  replaceFile,
  settlePending,
} from './durable-file.ts';
export { hasCode } from './error-code.ts';
export { lockFolder } from './folder-lock.ts';
export { isId, newId } from './id.ts';
export {
  fill,
  isLanguage,
  LANGUAGES,
  type Language,
  type Localised,
  languageOfHeader,
  languageOfTerminal,
} from './language.ts';
export { looksPersonal } from './personal-pattern.ts';
export {
  inLanguage,
  Problem,
  type ProblemEntry,
  type ProblemParams,
  type ProblemTable,
  problemDocument,
  problemsOf,
} from './problem.ts';
export { createRandom, type Random } from './random.ts';
