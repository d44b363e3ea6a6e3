import { fill } from '@wasl/kernel';
import { addressOf, withFields } from '../language/address.ts';
import { usePlace } from '../language/place.ts';
import { textIn } from '../text/text.ts';
import type { Column, Sorting } from './arrange.ts';

type ColumnHeadingProps<Row> = {
  readonly id: string;
  readonly column: Column<Row>;
  readonly sorting: Sorting | null;
};

/** A heading that sorts by its column where that has an order; once more, and it sorts the other way. */
export function ColumnHeading<Row>({ id, column, sorting }: ColumnHeadingProps<Row>) {
  const { language, path, query } = usePlace();
  const text = textIn(language).table;
  const { key, heading, numeric, compare } = column;
  const look = numeric === true ? 'numeric' : undefined;
  if (compare === undefined) {
    return (
      <th scope="col" class={look}>
        {heading}
      </th>
    );
  }
  const current = sorting?.key === key ? sorting : null;
  const downward = current !== null && !current.downward;
  const sort = downward ? `-${key}` : key;
  return (
    <th scope="col" class={look} aria-sort={ariaSort(current)}>
      <a
        class="sort"
        href={`${addressOf(language, path, withFields(query, { sort, page: '' }))}#${id}`}
        title={fill(downward ? text.sortDown : text.sortUp, { column: heading })}
      >
        {heading}
        <span class="sort-sign" aria-hidden="true">
          {signOf(current)}
        </span>
      </a>
    </th>
  );
}

function ariaSort(current: Sorting | null): 'ascending' | 'descending' | undefined {
  if (current === null) return undefined;
  return current.downward ? 'descending' : 'ascending';
}

function signOf(current: Sorting | null): string {
  if (current === null) return '↕';
  return current.downward ? '↓' : '↑';
}
