import { plural } from '../format/plural.ts';
import { usePlace } from '../language/place.ts';
import { textIn } from '../text/text.ts';
import { controlOf, Field, type FieldProps } from './field.tsx';

export type TextAreaProps = FieldProps & {
  readonly value?: string;
  /** The most characters that are taken; an island counts them as they are typed. */
  readonly most: number;
};

export function TextArea({ value = '', most, ...field }: TextAreaProps) {
  const { language } = usePlace();
  const limit = `${field.name}-limit`;
  return (
    <Field field={field}>
      <textarea {...controlOf(field, limit)} rows={5} dir="auto" data-island="count" data-most={most}>
        {value}
      </textarea>
      <p class="hint limit" id={limit}>
        {plural(most, textIn(language).form.characters, language)}
        <span class="limit-count" aria-hidden="true" />
      </p>
    </Field>
  );
}
