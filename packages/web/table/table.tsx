import { Pagination } from '../components/pagination.tsx';
import { ScrollArea } from '../components/scroll-area.tsx';
import { plural } from '../format/plural.ts';
import { usePlace } from '../language/place.ts';
import { textIn } from '../text/text.ts';
import { arrange, type Column } from './arrange.ts';
import { ColumnHeading } from './column-heading.tsx';
import { Filters } from './filters.tsx';

export type TableProps<Row> = {
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  keyOf(row: Row): string;
  readonly rowsOnPage?: number;
};

/** Rows that the reader sorts, narrows and turns through the address, so that a view can be sent on. */
export function Table<Row>({ id, caption, columns, rows, keyOf, rowsOnPage = 50 }: TableProps<Row>) {
  const { language, query } = usePlace();
  const text = textIn(language).table;
  const shown = arrange(rows, columns, query, rowsOnPage);
  const filtered = columns.some(({ filter }) => filter !== undefined);
  return (
    <div class="table" id={id}>
      {filtered && <Filters id={id} columns={columns} />}
      {filtered && <p class="table-count">{plural(shown.total, text.rows, language)}</p>}
      <ScrollArea labelledBy={`${id}-caption`}>
        <table>
          <caption id={`${id}-caption`}>{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <ColumnHeading key={column.key} id={id} column={column} sorting={shown.sorting} />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.rows.map((row) => (
              <Row key={keyOf(row)} row={row} columns={columns} />
            ))}
          </tbody>
        </table>
      </ScrollArea>
      {shown.total === 0 && <p class="table-empty">{text.empty}</p>}
      <Pagination name="page" page={shown.page} pages={shown.pages} />
    </div>
  );
}

type RowProps<Content> = { readonly row: Content; readonly columns: readonly Column<Content>[] };

/** The first cell names its row. */
function Row<Content>({ row, columns }: RowProps<Content>) {
  const [first, ...others] = columns;
  return (
    <tr>
      {first !== undefined && <th scope="row">{first.cell(row)}</th>}
      {others.map((column) => (
        <td key={column.key} class={column.numeric === true ? 'numeric' : undefined}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}
