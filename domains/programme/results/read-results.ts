import { readFileSync } from 'node:fs';
import {
  choiceField,
  exactFields,
  isJsonObject,
  type Json,
  type JsonObject,
  nullable,
  numberField,
  parseStrictJson,
  textField,
} from '@wasl/receipt';
import { type PublishedSource, SOURCE_KINDS } from '../announcement/source.ts';
import { DOMAINS, type Domain } from '../commitment.ts';
import type { OfficeText } from '../office-text.ts';
import { isLine, listOf, localised, nullableFlag, refuse } from '../read.ts';
import { isDay, spanOf } from '../span.ts';
import type { Metric, Observation } from './observation.ts';

/** What a later source said of a commitment: a date that moved, or that it was kept. */
export type Later = { readonly source: string } & (
  | { readonly outcome: 'date-changed'; readonly due: string }
  | { readonly outcome: 'kept'; readonly note: OfficeText | null }
);

export type PastCommitment = {
  readonly id: string;
  readonly domain: Domain;
  readonly title: Observation['parts'][number]['name'];
  readonly target: number;
  readonly unit: string | null;
  readonly source: string;
  readonly due: string;
  readonly note: string | null;
  readonly confidence: Observation['confidence'];
  readonly later: readonly Later[];
};

export type PastResults = {
  readonly consultedUntil: string;
  readonly sources: readonly PublishedSource[];
  readonly commitments: readonly PastCommitment[];
  readonly metrics: readonly Metric[];
  readonly observations: readonly Observation[];
};

const MAX_LENGTH = 1_000_000;
const QUALIFIERS = ['more-than', 'about'] as const;
const CONFIDENCES = ['H', 'M'] as const;

/** What the results of 2025 said; `data/README.md` says what the file holds. */
export const RESULTS_2025: PastResults = readResults(
  readFileSync(new URL('../data/results-2025.json', import.meta.url), 'utf8'),
);

/** Reads a file of results strictly: an unknown member, a source or metric that is not listed is refused. */
export function readResults(text: string): PastResults {
  const file = exactFields(parseStrictJson(text, MAX_LENGTH), [
    'consultedUntil',
    'sources',
    'commitments',
    'metrics',
    'observations',
  ]);
  const sources = listOf(file, 'sources', readSource);
  const commitments = listOf(file, 'commitments', readPast);
  const metrics = listOf(file, 'metrics', readMetric);
  const observations = listOf(file, 'observations', readObservation);
  for (const list of [sources, commitments, metrics, observations]) {
    if (new Set(list.map(({ id }) => id)).size !== list.length) refuse('two things have one id');
  }
  const named = commitments.flatMap(({ source, later }) => [source, ...later.map((one) => one.source)]);
  if (named.some((name) => !sources.some(({ id }) => id === name))) refuse('a source is not listed');
  if (observations.some(({ metric }) => !metrics.some(({ id }) => id === metric)))
    refuse('a metric is not listed');
  return {
    consultedUntil: textField(file, 'consultedUntil', isDay),
    sources,
    commitments,
    metrics,
    observations,
  };
}

function readSource(value: Json): PublishedSource {
  const names = ['id', 'kind', 'publisher', 'publishedOn', 'url', 'note', 'exhaustive'];
  const source = exactFields(value, names);
  return {
    id: textField(source, 'id', isLine),
    kind: choiceField(source, 'kind', SOURCE_KINDS),
    publisher: nullable(source, 'publisher', isLine),
    publishedOn: textField(source, 'publishedOn', isDate),
    url: nullable(source, 'url', (url) => isLine(url) && URL.canParse(url)),
    note: nullable(source, 'note', isLine),
    exhaustive: nullableFlag(source, 'exhaustive'),
  };
}

function readPast(value: Json): PastCommitment {
  const names = ['id', 'domain', 'title', 'target', 'unit', 'source', 'due', 'note', 'confidence', 'later'];
  const past = exactFields(value, names);
  return {
    id: textField(past, 'id', (text) => /^[0-9]{4}-[0-9]{2}$/.test(text)),
    domain: choiceField(past, 'domain', DOMAINS),
    title: localised(past.title),
    target: numberField(past, 'target', 1),
    unit: nullable(past, 'unit', isLine),
    source: textField(past, 'source', isLine),
    due: textField(past, 'due', isDate),
    note: nullable(past, 'note', isLine),
    confidence: confidence(past),
    later: listOf(past, 'later', readLater),
  };
}

function readLater(value: Json): Later {
  const outcome = isJsonObject(value) && value.outcome === 'kept' ? 'kept' : 'date-changed';
  const later = exactFields(value, ['source', 'outcome', outcome === 'kept' ? 'note' : 'due']);
  const source = textField(later, 'source', isLine);
  return choiceField(later, 'outcome', ['kept', 'date-changed']) === 'kept'
    ? { source, outcome: 'kept', note: nullableText(later) }
    : { source, outcome: 'date-changed', due: textField(later, 'due', isDate) };
}

function readMetric(value: Json): Metric {
  const metric = exactFields(value, ['id', 'name']);
  return { id: textField(metric, 'id', isLine), name: localised(metric.name) };
}

function readObservation(value: Json): Observation {
  const one = exactFields(value, [
    'id',
    'metric',
    'period',
    'value',
    'qualifier',
    'parts',
    'source',
    'publishedOn',
    'wholePeriod',
    'confidence',
    'note',
  ]);
  return {
    id: textField(one, 'id', isLine),
    metric: textField(one, 'metric', isLine),
    period: textField(one, 'period', (text) => /^[0-9]{4}$/.test(text)),
    value: numberField(one, 'value', 0),
    qualifier: one.qualifier === null ? null : choiceField(one, 'qualifier', QUALIFIERS),
    parts: listOf(one, 'parts', readPart),
    source: nullable(one, 'source', isLine),
    publishedOn: nullable(one, 'publishedOn', isDate),
    wholePeriod: nullableFlag(one, 'wholePeriod'),
    confidence: confidence(one),
    note: nullableText(one),
  };
}

function readPart(value: Json): Observation['parts'][number] {
  const part = exactFields(value, ['name', 'value']);
  return { name: localised(part.name), value: numberField(part, 'value', 0) };
}

function confidence(object: JsonObject): Observation['confidence'] {
  return object.confidence === null ? null : choiceField(object, 'confidence', CONFIDENCES);
}

function nullableText(object: JsonObject): OfficeText | null {
  return object.note === null ? null : localised(object.note);
}

function isDate(text: string): boolean {
  return spanOf(text) !== null;
}
