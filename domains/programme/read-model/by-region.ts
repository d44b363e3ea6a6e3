import type { Pool } from 'pg';
import { REGIONS, type Region } from '../regions.ts';
import { type AtPlace, listByPlace } from '../store/by-place.ts';
import { consultedUntil } from '../store/consult.ts';
import type { ListItem } from '../view/list-item.ts';
import type { PlaceKnown } from '../view/row.ts';

/** `items` are the first of `total` by identifier; the list holds the others. */
export type Group = { readonly total: number; readonly items: readonly ListItem[] };

export type ByRegion = {
  readonly year: number;
  readonly asOf: string;
  /** All twelve, in the order of the decree, also those without a commitment. */
  readonly regions: readonly (Group & { readonly region: Region })[];
  /** Those whose place exists and was not announced. It is never guessed. */
  readonly placeNotAnnounced: Group;
  /** Those that are not to be kept at a place. */
  readonly withoutPlace: Group;
};

const MOST_ITEMS = 20;

/** A year's commitments by the region in which they are to be kept. */
export async function byRegion(pool: Pool, year: number): Promise<ByRegion> {
  const asOf = await consultedUntil(pool);
  const places = await listByPlace(pool, year, MOST_ITEMS, asOf);
  return {
    year,
    asOf,
    regions: REGIONS.map((region) => ({ region, ...groupAt(places, 'announced', region.iso) })),
    placeNotAnnounced: groupAt(places, 'not-announced', null),
    withoutPlace: groupAt(places, 'none', null),
  };
}

function groupAt(places: readonly AtPlace[], placeKnown: PlaceKnown, region: string | null): Group {
  const found = places.find((place) => place.placeKnown === placeKnown && place.region === region);
  return { total: found?.total ?? 0, items: found?.items ?? [] };
}
