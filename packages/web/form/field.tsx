import type { ComponentChildren } from 'preact';
import { usePlace } from '../language/place.ts';
import { textIn } from '../text/text.ts';

/** What every field has. `name` is its name in the form and its id on the page. */
export type FieldProps = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly optional?: boolean;
};

/** The ids that describe a field, for `aria-describedby`. */
export function describedBy({ name, hint, error }: FieldProps, more?: string): string | undefined {
  const ids = [
    ...(hint === undefined ? [] : [`${name}-hint`]),
    ...(error === undefined ? [] : [`${name}-error`]),
    ...(more === undefined ? [] : [more]),
  ];
  return ids.length === 0 ? undefined : ids.join(' ');
}

/** The attributes of the control itself. What is missing the server says, in words of ours: no `required`. */
export function controlOf(field: FieldProps, more?: string) {
  return {
    id: field.name,
    name: field.name,
    class: 'control',
    'aria-invalid': field.error === undefined ? undefined : ('true' as const),
    'aria-describedby': describedBy(field, more),
  };
}

/** Label, hint, error and the control, in the order they are read. */
export function Field({
  field,
  children,
}: {
  readonly field: FieldProps;
  readonly children: ComponentChildren;
}) {
  return (
    <div class={field.error === undefined ? 'field' : 'field field-wrong'}>
      <label for={field.name}>
        <FieldLabel {...field} />
      </label>
      <FieldNotes {...field} />
      {children}
    </div>
  );
}

/** Several controls that answer one question. */
export function FieldGroup({
  field,
  children,
}: {
  readonly field: FieldProps;
  readonly children: ComponentChildren;
}) {
  return (
    <fieldset
      class={field.error === undefined ? 'field' : 'field field-wrong'}
      aria-describedby={describedBy(field)}
    >
      <legend>
        <FieldLabel {...field} />
      </legend>
      <FieldNotes {...field} />
      {children}
    </fieldset>
  );
}

function FieldLabel({ label, optional = false }: FieldProps) {
  const { language } = usePlace();
  return (
    <>
      {label}
      {optional && <span class="optional"> ({textIn(language).form.optional})</span>}
    </>
  );
}

function FieldNotes({ name, hint, error }: FieldProps) {
  const { language } = usePlace();
  return (
    <>
      {hint !== undefined && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p class="field-error" id={`${name}-error`}>
          <span class="apart">{textIn(language).form.error} </span>
          {error}
        </p>
      )}
    </>
  );
}
