export { type Clock, steadyClock } from './clock.ts';
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
export {
  inLanguage,
  Problem,
  type ProblemEntry,
  type ProblemParams,
  type ProblemTable,
  problemDocument,
  problemsOf,
} from './problem.ts';
