import { controlOf, Field, FieldGroup, type FieldProps } from './field.tsx';

export type Choice = { readonly value: string; readonly label: string; readonly hint?: string };

export type SelectProps = FieldProps & { readonly choices: readonly Choice[]; readonly value?: string };

/** One of many. For fewer than eight, radios are easier. */
export function Select({ choices, value = '', ...field }: SelectProps) {
  return (
    <Field field={field}>
      <select {...controlOf(field)}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} selected={choice.value === value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

export type RadiosProps = SelectProps;

export function Radios({ choices, value = '', ...field }: RadiosProps) {
  return (
    <FieldGroup field={field}>
      {choices.map((choice, index) => (
        <Option
          key={choice.value}
          type="radio"
          name={field.name}
          index={index}
          choice={choice}
          chosen={[value]}
        />
      ))}
    </FieldGroup>
  );
}

export type CheckboxesProps = FieldProps & {
  readonly choices: readonly Choice[];
  readonly values?: readonly string[];
};

export function Checkboxes({ choices, values = [], ...field }: CheckboxesProps) {
  return (
    <FieldGroup field={field}>
      {choices.map((choice, index) => (
        <Option
          key={choice.value}
          type="checkbox"
          name={field.name}
          index={index}
          choice={choice}
          chosen={values}
        />
      ))}
    </FieldGroup>
  );
}

type OptionProps = {
  readonly type: 'radio' | 'checkbox';
  readonly name: string;
  readonly index: number;
  readonly choice: Choice;
  readonly chosen: readonly string[];
};

/** The first has the field's own id: an error summary leads there. */
function Option({ type, name, index, choice, chosen }: OptionProps) {
  const id = index === 0 ? name : `${name}-${index + 1}`;
  return (
    <div class="option">
      <input
        type={type}
        id={id}
        name={name}
        value={choice.value}
        checked={chosen.includes(choice.value)}
        aria-describedby={choice.hint === undefined ? undefined : `${id}-hint`}
      />
      <label for={id}>{choice.label}</label>
      {choice.hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {choice.hint}
        </p>
      )}
    </div>
  );
}
