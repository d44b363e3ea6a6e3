import { controlOf, Field, type FieldProps } from './field.tsx';

export type TextFieldProps = FieldProps & {
  readonly value?: string;
  /** The keyboard that a phone offers; what was written is judged on the server. */
  readonly keyboard?: 'text' | 'email' | 'tel';
  /** HTML's names for what a browser may fill in (WCAG 1.3.5), such as `name` or `email`. */
  readonly autocomplete?: string;
  /** What is written from left to right in every language: a reference, an address. */
  readonly latin?: boolean;
  readonly width?: 'short' | 'long';
};

export function TextField({
  value = '',
  keyboard = 'text',
  autocomplete,
  latin,
  width = 'long',
  ...field
}: TextFieldProps) {
  return (
    <Field field={field}>
      <input
        {...controlOf(field)}
        class={`control control-${width}`}
        inputMode={keyboard}
        value={value}
        autocomplete={autocomplete}
        dir={latin === true ? 'ltr' : 'auto'}
      />
    </Field>
  );
}
