import type { Language } from '@wasl/kernel';
import { STANDINGS, type Standing } from '../announcement/standing.ts';
import { DOMAINS, type Domain, KINDS, type Kind } from '../commitment.ts';
import { COMPLETIONS, type Completion } from '../entry/entry.ts';
import { REGIONS } from '../regions.ts';
import { termsOf } from '../search/terms.ts';

/** A region by its ISO code, or `not-announced`. */
type RegionFilter = string;

export const SORTS = ['id', 'due', 'changed'] as const;

/** What a page of a list is asked for; null filters nothing. */
export type ListQuery = {
  readonly year: number | null;
  readonly domain: Domain | null;
  readonly kind: Kind | null;
  readonly standing: Standing['standing'] | null;
  readonly completion: Completion | null;
  readonly region: RegionFilter | null;
  /** Folded words that must all be found. */
  readonly terms: readonly string[];
  readonly sort: (typeof SORTS)[number];
  /** From 1. */
  readonly page: number;
};

export const PAGE_SIZE = 25;
const LAST_PAGE = 400;

/** The values of an address by their names, each in the order they came. */
export type Parameters = ReadonlyMap<string, readonly string[]>;

/**
 * What the parameters of an address ask for, `q` read in the reader's language. Null where a known name has a
 * value that does not exist, or stands twice; names that are not ours are let be, and an empty value, as a
 * form sends it, asks for nothing.
 */
export function readParameters(parameters: Parameters, language: Language): ListQuery | null {
  const twice = NAMES.some((name) => (parameters.get(name)?.length ?? 0) > 1);
  const value = (name: (typeof NAMES)[number]) => parameters.get(name)?.[0] || undefined;
  const year = count(value('year'), 9999);
  const page = count(value('page'), LAST_PAGE);
  const domain = choice(value('domain'), DOMAINS);
  const kind = choice(value('kind'), KINDS);
  const standing = choice(value('standing'), STANDINGS);
  const completion = choice(value('completion'), COMPLETIONS);
  const region = choice(value('region'), PLACES);
  const sort = choice(value('sort'), SORTS);
  if (twice || year === undefined || page === undefined || domain === undefined) return null;
  if (kind === undefined || standing === undefined || completion === undefined) return null;
  if (region === undefined || sort === undefined) return null;
  const terms = termsOf(value('q') ?? '', language);
  return { year, domain, kind, standing, completion, region, terms, sort: sort ?? 'id', page: page ?? 1 };
}

const NAMES = ['year', 'domain', 'kind', 'standing', 'completion', 'region', 'sort', 'page', 'q'] as const;
const PLACES: readonly RegionFilter[] = [...REGIONS.map(({ iso }) => iso), 'not-announced'];

/** Null where nothing is asked for; undefined where what is asked for does not exist. */
function choice<T extends string>(value: string | undefined, choices: readonly T[]): T | null | undefined {
  return value === undefined ? null : choices.find((known) => known === value);
}

function count(value: string | undefined, most: number): number | null | undefined {
  if (value === undefined) return null;
  const number = /^[1-9][0-9]{0,3}$/.test(value) ? Number(value) : Number.NaN;
  return number <= most ? number : undefined;
}
