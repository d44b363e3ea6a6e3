import type { ProblemEntry } from '@wasl/kernel';
import { PROBLEM_TABLES } from '../../problem-tables.ts';
import { noStore } from './answers.ts';
import type { Answer, Answers, Header, Schemas } from './model.ts';
import { closed, ref, text } from './schemas.ts';

const ENTRIES: ReadonlyMap<string, ProblemEntry> = new Map(
  PROBLEM_TABLES.flatMap((table) => Object.entries(table)),
);

const PROBLEM = {
  type: text('^/problems#[a-z][a-z0-9-]{0,63}$', 'Where the code is explained, in three languages'),
  title: { type: 'string', description: 'What happened, in the language of Accept-Language' },
  status: { type: 'integer', minimum: 400, maximum: 599 },
  detail: { type: 'string', description: 'What to do about it' },
  code: text('^[a-z][a-z0-9-]{0,63}$', 'The documented code: what a program decides by'),
};

export const PROBLEM_SCHEMAS: Schemas = {
  Problem: closed(PROBLEM),
  ExchangeProblem: closed({ ...PROBLEM, exchange: ref('Id') }, ['exchange']),
};

const LANGUAGE: Header = {
  description: 'Language of title and detail',
  required: true,
  schema: { enum: ['ar', 'fr', 'en'] },
};

/** Of `code`, what the list of refusals says. A code that no table holds is a defect of the document. */
export function entryOf(code: string): ProblemEntry {
  const entry = ENTRIES.get(code);
  if (entry === undefined) throw new TypeError(`${code} is in no table of problems`);
  return entry;
}

/**
 * The refusals of an operation by status, each with the closed list of its codes (RFC 9457). What fails
 * inside (`internal-error`) can happen to any operation and stands in each.
 */
export function refusals(
  codes: readonly string[],
  more: Omit<Answer, 'description' | 'content'> = {},
): Answers {
  return answersOf(codes, 'Problem', more);
}

/** The same for the exchange, whose problems may name their exchange. */
export function exchangeRefusals(
  codes: readonly string[],
  more: Omit<Answer, 'description' | 'content'>,
): Answers {
  return answersOf(codes, 'ExchangeProblem', more);
}

function answersOf(
  codes: readonly string[],
  schema: string,
  { headers = {} }: Omit<Answer, 'description' | 'content'>,
): Answers {
  const byStatus = Map.groupBy(new Set(codes), (code) => entryOf(code).status);
  return Object.fromEntries(
    [...byStatus].map(([status, ofStatus]): [string, Answer] => [
      String(status),
      {
        description: ofStatus.map((code) => `\`${code}\`: ${entryOf(code).title.en}`).join('\n\n'),
        headers: { ...noStore(), 'Content-Language': LANGUAGE, ...headers },
        content: {
          'application/problem+json': {
            schema: {
              allOf: [
                ref(schema),
                { type: 'object', properties: { status: { const: status }, code: { enum: ofStatus } } },
              ],
            },
          },
        },
      },
    ]),
  );
}
