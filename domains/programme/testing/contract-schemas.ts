import type { LocalAnswer } from '@wasl/exchange';
import { fromUtf8 } from '@wasl/log';
import { isJsonObject, type Json, parseStrictJson } from '@wasl/receipt';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { PROGRAMME_CONTRACT } from '../contract.ts';

const MAX_LENGTH = 1_000_000;

export const DOCUMENT = parseStrictJson(PROGRAMME_CONTRACT, MAX_LENGTH);

/** A member of the document, by the names that lead to it. */
export function inDocument(...names: readonly string[]): Json {
  return names.reduce<Json>((value, name) => {
    const member = isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
    if (member === undefined) throw new TypeError(`the contract has no ${names.join(' ')}`);
    return member;
  }, DOCUMENT);
}

/** The value of an answer of JSON. */
export function jsonOf({ body }: LocalAnswer): Json {
  return parseStrictJson(fromUtf8(body), MAX_LENGTH);
}

/** The answers of content, by path of the operation: each has one, of status 200. */
const VALIDATORS = new Map(
  ['/commitments', '/commitments/{id}', '/summary'].map((path) => {
    const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
    ajv.addKeyword('components');
    ajv.addFormat('date', /^\d{4}-\d{2}-\d{2}$/);
    ajv.addFormat('uri', (text) => URL.canParse(text));
    const content = inDocument('paths', path, 'get', 'responses', '200', 'content');
    const schema = inDocument(
      'paths',
      path,
      'get',
      'responses',
      '200',
      'content',
      'application/json',
      'schema',
    );
    if (!isJsonObject(schema) || !isJsonObject(content) || Object.keys(content).length !== 1) {
      throw new TypeError(`the answer of ${path} has another content than JSON`);
    }
    return [path, ajv.compile({ ...schema, components: inDocument('components') })];
  }),
);

/**
 * Why an answer to an operation is not one that the contract declares, or null. The judge is Ajv on the
 * document as it is written, not the reader of contracts that the exchange has.
 */
export function departure(path: string, answer: LocalAnswer): string | null {
  const declared = inDocument('paths', path, 'get', 'responses', String(answer.status));
  if (!isJsonObject(declared) || declared.content === undefined) {
    return answer.contentType === '' && answer.body.length === 0 ? null : 'it has content';
  }
  if (answer.contentType !== 'application/json') return 'it is not JSON';
  const validate = VALIDATORS.get(path);
  if (validate === undefined) return 'no operation has this path';
  return validate(jsonOf(answer)) ? null : JSON.stringify(validate.errors);
}
