import { Button } from '../components/button.tsx';
import { Select } from '../form/choices.tsx';
import { addressOf, withFields } from '../language/address.ts';
import { usePlace } from '../language/place.ts';
import { textIn } from '../text/text.ts';
import { type Column, chosenValue } from './arrange.ts';

type FiltersProps<Row> = { readonly id: string; readonly columns: readonly Column<Row>[] };

/** A form that asks for the same page with fewer rows, and keeps the rest of the address. */
export function Filters<Row>({ id, columns }: FiltersProps<Row>) {
  const { language, path, query } = usePlace();
  const text = textIn(language).table;
  const filtering = columns.filter(({ filter }) => filter !== undefined);
  const none = Object.fromEntries([...filtering.map(({ key }) => [key, '']), ['page', '']]);
  const kept = withFields(query, none);
  return (
    <form class="filters" method="get" action={`${addressOf(language, path)}#${id}`}>
      {[...kept].flatMap(([name, values]) =>
        values.map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
      )}
      {filtering.map(({ key, heading, filter }) => (
        <Select
          key={key}
          name={key}
          label={heading}
          value={chosenValue(query, key, filter)}
          choices={[{ value: '', label: text.any }, ...(filter?.choices ?? [])]}
        />
      ))}
      <Button label={text.filter} weight="secondary" />
      <a class="filters-clear" href={`${addressOf(language, path, kept)}#${id}`}>
        {text.clear}
      </a>
    </form>
  );
}
