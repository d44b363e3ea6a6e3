import { usePlace } from '../language/place.ts';
import { textIn } from '../text/text.ts';

export type FieldError = {
  /** The id of what is to be corrected. */
  readonly field: string;
  readonly message: string;
};

/** All that a form asks to correct, right under the page's heading; it takes the focus, so that it is read out. */
export function ErrorSummary({ errors }: { readonly errors: readonly FieldError[] }) {
  const { language } = usePlace();
  if (errors.length === 0) return null;
  return (
    <section class="errors" id="errors" role="alert" tabIndex={-1} autofocus>
      <h2>{textIn(language).form.errors}</h2>
      <ul>
        {errors.map(({ field, message }) => (
          <li key={field}>
            <a href={`#${field}`}>{message}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The message for one field, if it has one. */
export function errorOf(errors: readonly FieldError[], field: string): string | undefined {
  return errors.find((error) => error.field === field)?.message;
}
