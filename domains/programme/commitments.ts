import { readFileSync } from 'node:fs';
import { exactFields, type Json, nullable, parseStrictJson, textField } from '@wasl/receipt';
import { type Commitment, readCommitment } from './commitment.ts';
import { flagField, isLine, refuse } from './read.ts';
import { isDay } from './span.ts';

/** Where the facts come from. */
export type Source = {
  readonly id: string;
  readonly publisher: string;
  readonly publishedOn: string;
  readonly url: string | null;
  readonly note: string;
  /** Whether the announcement lists all there is. */
  readonly exhaustive: boolean;
};

export type Programme = {
  readonly source: Source;
  /** The date of the facts. */
  readonly asOf: string;
  readonly commitments: readonly Commitment[];
};

const MAX_LENGTH = 1_000_000;

/** The commitments announced for 2026; `data/README.md` says what they are. */
export const PROGRAMME: Programme = readProgramme(
  readFileSync(new URL('./data/programme-2026.json', import.meta.url), 'utf8'),
);

/** Reads a programme, strictly: an unknown member, a second commitment of the same id or a day that does not exist is refused. */
export function readProgramme(text: string): Programme {
  const object = exactFields(parseStrictJson(text, MAX_LENGTH), ['source', 'asOf', 'commitments']);
  const { commitments } = object;
  if (!Array.isArray(commitments)) return refuse('the commitments are not a list');
  const read: readonly Commitment[] = commitments.map((commitment: Json) => readCommitment(commitment));
  if (new Set(read.map(({ id }) => id)).size !== read.length) refuse('two commitments have one id');
  return frozen({
    source: readSource(object.source),
    asOf: textField(object, 'asOf', isDay),
    commitments: read,
  });
}

function readSource(value: Json | undefined): Source {
  const source = exactFields(value, ['id', 'publisher', 'publishedOn', 'url', 'note', 'exhaustive']);
  return {
    id: textField(source, 'id', isLine),
    publisher: textField(source, 'publisher', isLine),
    publishedOn: textField(source, 'publishedOn', isDay),
    url: nullable(source, 'url', (text) => isLine(text) && URL.canParse(text)),
    note: textField(source, 'note', isLine),
    exhaustive: flagField(source, 'exhaustive'),
  };
}

/** One value is shared by all who ask: nobody may change it for the others. */
function frozen<T extends object>(value: T): T {
  for (const member of Object.values(value)) {
    if (typeof member === 'object' && member !== null) frozen(member);
  }
  return Object.freeze(value);
}
