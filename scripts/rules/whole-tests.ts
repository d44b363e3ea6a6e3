import { mask } from './mask.ts';
import { isTest, lineAt, type Source, type Violation } from './source.ts';

const CALL = /\b(?:test|it|suite|describe|t|context|before|after)\.(?:only|skip|todo)\b/g;
// `skip: condition && 'why'` is for what a machine cannot do; the run then says that it was skipped.
const OPTION = /[{,]\s*(?:(?:only|todo)\s*:|skip\s*:\s*(?:true|"\d+"))/g;

/** A test that is left out, or that leaves the others out, is a claim that nobody checks. */
export function checkTestsAreWhole({ path, text }: Source): Violation[] {
  if (!isTest(path)) return [];
  const code = mask(text).text;
  return [...code.matchAll(CALL), ...code.matchAll(OPTION)].map((match) => ({
    path,
    line: lineAt(code, match.index),
    words: `leaves tests out (${match[0].replaceAll(/[{,\s]/g, '')})`,
  }));
}
