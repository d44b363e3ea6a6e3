import { DOMAINS, type Domain, KINDS, type Kind, MODALITIES, type Modality } from './commitment.ts';

/** What a list is asked for; null filters nothing. */
export type ListQuery = {
  readonly domain: Domain | null;
  readonly kind: Kind | null;
  readonly modality: Modality | null;
  readonly limit: number;
  readonly offset: number;
};

/** The most that one answer holds, and what it holds when nobody says. */
export const MAX_LIMIT = 100;
const MAX_OFFSET = 10_000;
const NAMES = ['domain', 'kind', 'modality', 'limit', 'offset'];

/**
 * Reads the query of a list, without its question mark; null where it is not one. Every value has one
 * spelling, in plain ASCII: nothing is decoded, and no name may stand twice.
 */
export function readListQuery(text: string): ListQuery | null {
  const pairs = text === '' ? [] : text.split('&').map((pair) => pair.split('='));
  const values = new Map(pairs.map(([name = '', value = '']) => [name, value]));
  if (values.size !== pairs.length) return null;
  if (pairs.some(([name = '', , ...more]) => !NAMES.includes(name) || more.length > 0)) return null;
  const domain = choice(values.get('domain'), DOMAINS);
  const kind = choice(values.get('kind'), KINDS);
  const modality = choice(values.get('modality'), MODALITIES);
  const limit = count(values.get('limit'), MAX_LIMIT, 1, MAX_LIMIT);
  const offset = count(values.get('offset'), 0, 0, MAX_OFFSET);
  if (domain === undefined || kind === undefined || modality === undefined) return null;
  return limit === undefined || offset === undefined ? null : { domain, kind, modality, limit, offset };
}

/** Null where nothing is asked for; undefined where what is asked for does not exist. */
function choice<T extends string>(value: string | undefined, choices: readonly T[]): T | null | undefined {
  return value === undefined ? null : choices.find((known) => known === value);
}

function count(value: string | undefined, unsaid: number, least: number, most: number): number | undefined {
  if (value === undefined) return unsaid;
  const number = /^(?:0|[1-9][0-9]{0,4})$/.test(value) ? Number(value) : Number.NaN;
  return number >= least && number <= most ? number : undefined;
}
