import { readFileSync } from 'node:fs';
import { exactFields, type Json, parseStrictJson, textField } from '@wasl/receipt';
import type { Place } from './place.ts';
import { isLine, listOf } from './read.ts';

export type Region = Place['region'];

const file = exactFields(
  parseStrictJson(readFileSync(new URL('./data/regions.json', import.meta.url), 'utf8'), 100_000),
  ['source', 'caption', 'rule', 'regions'],
);

/** The twelve regions of the Kingdom, in the order of decree 2.15.40. */
export const REGIONS: readonly Region[] = listOf(file, 'regions', readRegion);

function readRegion(value: Json): Region {
  const region = exactFields(value, ['iso', 'name']);
  const name = exactFields(region.name, ['ar', 'fr']);
  return {
    iso: textField(region, 'iso', isLine),
    name: { ar: textField(name, 'ar', isLine), fr: textField(name, 'fr', isLine) },
  };
}
