import { fill } from '@wasl/kernel';
import { formatNumber } from '../format/number.ts';
import { addressOf, withFields } from '../language/address.ts';
import { usePlace } from '../language/place.ts';
import { textIn } from '../text/text.ts';

export type PaginationProps = {
  /** The field of the query that holds the number of the page. */
  readonly name: string;
  readonly page: number;
  readonly pages: number;
};

/** The first and last page, and those around the one that is shown. */
export function Pagination({ name, page, pages }: PaginationProps) {
  const { language, path, query } = usePlace();
  const text = textIn(language).pagination;
  if (pages < 2) return null;
  function hrefOf(number: number): string {
    return addressOf(language, path, withFields(query, { [name]: number === 1 ? '' : String(number) }));
  }
  return (
    <nav class="pagination" aria-label={text.label}>
      {page > 1 && (
        <a class="pagination-step" href={hrefOf(page - 1)} rel="prev">
          {text.previous}
        </a>
      )}
      <ul>
        {shownPages(page, pages).map((number, index, shown) => (
          <li key={number} class={number - 1 === (shown[index - 1] ?? 0) ? undefined : 'after-gap'}>
            <a
              href={hrefOf(number)}
              aria-label={fill(text.page, { page: formatNumber(number, language) })}
              aria-current={number === page ? 'page' : undefined}
            >
              {formatNumber(number, language)}
            </a>
          </li>
        ))}
      </ul>
      {page < pages && (
        <a class="pagination-step" href={hrefOf(page + 1)} rel="next">
          {text.next}
        </a>
      )}
    </nav>
  );
}

function shownPages(page: number, pages: number): number[] {
  const wanted = [1, page - 1, page, page + 1, pages];
  return [...new Set(wanted.filter((number) => number >= 1 && number <= pages))];
}
