import type { ComponentChildren } from 'preact';
import { type Fields, fieldOf } from '../language/address.ts';

export type Column<Row> = {
  /** Its name in the address. */
  readonly key: string;
  readonly heading: string;
  readonly numeric?: boolean;
  cell(row: Row): ComponentChildren;
  /** The order of two rows, where the reader may sort by the column. */
  readonly compare?: (a: Row, b: Row) => number;
  /** What the reader may narrow the rows down to. */
  readonly filter?: {
    readonly choices: readonly { readonly value: string; readonly label: string }[];
    of(row: Row): string;
  };
};

export type Sorting = { readonly key: string; readonly downward: boolean };

export type Arranged<Row> = {
  readonly rows: readonly Row[];
  /** How many there are on all pages. */
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly sorting: Sorting | null;
};

/**
 * The rows that an address asks for: `?status=late` narrows, `sort=-date` orders, `page=2` turns. What the
 * address names and the table does not know is left out of account.
 */
export function arrange<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  query: Fields,
  rowsOnPage: number,
): Arranged<Row> {
  const kept = rows.filter((row) =>
    columns.every(({ key, filter }) => {
      const wanted = chosenValue(query, key, filter);
      return wanted === '' || filter?.of(row) === wanted;
    }),
  );
  const sorting = sortingOf(columns, query);
  const compare = columns.find(({ key }) => key === sorting?.key)?.compare;
  const sorted =
    compare === undefined
      ? kept
      : kept.toSorted((a, b) => (sorting?.downward === true ? compare(b, a) : compare(a, b)));
  const pages = Math.max(1, Math.ceil(sorted.length / rowsOnPage));
  const asked = /^[1-9]\d{0,5}$/.test(fieldOf(query, 'page')) ? Number(fieldOf(query, 'page')) : 1;
  const page = Math.min(asked, pages);
  return {
    rows: sorted.slice((page - 1) * rowsOnPage, page * rowsOnPage),
    total: sorted.length,
    page,
    pages,
    sorting,
  };
}

/** The choice of a filter that an address names; the empty text for all. */
export function chosenValue<Row>(query: Fields, key: string, filter: Column<Row>['filter']): string {
  const asked = fieldOf(query, key);
  return filter?.choices.some(({ value }) => value === asked) === true ? asked : '';
}

function sortingOf<Row>(columns: readonly Column<Row>[], query: Fields): Sorting | null {
  const [, minus, key] = /^(-?)(.+)$/s.exec(fieldOf(query, 'sort')) ?? [];
  const column = columns.find((candidate) => candidate.key === key && candidate.compare !== undefined);
  return column === undefined ? null : { key: column.key, downward: minus === '-' };
}
