import { choiceField, exactFields, type Json, textField } from '@wasl/receipt';
import { isLine } from './read.ts';

/** A name as maps of the Kingdom write it; they have no English one. */
type PlaceName = { readonly ar: string; readonly fr: string };

const TERRITORIES = ['préfecture', 'province'] as const;

/** Where a commitment is to be kept: a town, its prefecture or province, its region (ISO 3166-2:MA). */
export type Place = {
  readonly name: PlaceName;
  readonly territory: { readonly kind: (typeof TERRITORIES)[number]; readonly name: PlaceName };
  readonly region: { readonly iso: string; readonly name: PlaceName };
};

export function readPlace(value: Json | undefined): Place {
  const place = exactFields(value, ['name', 'territory', 'region']);
  const territory = exactFields(place.territory, ['kind', 'name']);
  const region = exactFields(place.region, ['iso', 'name']);
  return {
    name: placeName(place.name),
    territory: { kind: choiceField(territory, 'kind', TERRITORIES), name: placeName(territory.name) },
    region: {
      iso: textField(region, 'iso', (text) => /^MA-(?:0[1-9]|1[0-2])$/.test(text)),
      name: placeName(region.name),
    },
  };
}

function placeName(value: Json | undefined): PlaceName {
  const name = exactFields(value, ['ar', 'fr']);
  return { ar: textField(name, 'ar', isLine), fr: textField(name, 'fr', isLine) };
}
