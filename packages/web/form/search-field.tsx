import { Button } from '../components/button.tsx';
import { addressOf, fieldOf } from '../language/address.ts';
import { usePlace } from '../language/place.ts';
import { textIn } from '../text/text.ts';

export type SearchFieldProps = {
  /** The field of the query that holds the words. */
  readonly name: string;
  readonly label: string;
  /** The page that answers. */
  readonly path: string;
};

export function SearchField({ name, label, path }: SearchFieldProps) {
  const { language, query } = usePlace();
  return (
    <search>
      <form class="search" method="get" action={addressOf(language, path)}>
        <label for={name}>{label}</label>
        <div class="search-row">
          <input
            class="control"
            type="search"
            id={name}
            name={name}
            value={fieldOf(query, name)}
            dir="auto"
          />
          <Button label={textIn(language).form.search} />
        </div>
      </form>
    </search>
  );
}
