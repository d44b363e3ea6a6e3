/** A commitment of one year that a later year's took over. */
export type CarryOver = { readonly from: string; readonly to: string };

/** What a commitment was in the years before, and became in those after: by identifier, without itself. */
export type Chain = { readonly earlier: readonly string[]; readonly later: readonly string[] };

/**
 * Follows carry-overs from year to year in both directions: several may have become one, and one several.
 * Identifiers begin with their year, so each list is in the order of the years.
 */
export function chainOf(id: string, links: readonly CarryOver[]): Chain {
  return {
    earlier: reached(id, (at) => links.filter(({ to }) => to === at).map(({ from }) => from)),
    later: reached(id, (at) => links.filter(({ from }) => from === at).map(({ to }) => to)),
  };
}

function reached(start: string, next: (id: string) => readonly string[]): readonly string[] {
  const found = new Set<string>();
  // A set may grow while it is walked: what is added is walked too.
  for (const id of next(start)) found.add(id);
  for (const id of found) for (const further of next(id)) found.add(further);
  found.delete(start);
  return [...found].toSorted();
}
