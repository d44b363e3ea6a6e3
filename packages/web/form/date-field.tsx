import { type Fields, fieldOf } from '../language/address.ts';
import { usePlace } from '../language/place.ts';
import { textIn } from '../text/text.ts';
import { FieldGroup, type FieldProps } from './field.tsx';

const PARTS = ['day', 'month', 'year'] as const;

export type DateValue = Readonly<Record<(typeof PARTS)[number], string>>;

export type DateFieldProps = FieldProps & { readonly value?: DateValue };

/** A date one knows by heart, in three fields: no calendar to fight with. */
export function DateField({ value, ...field }: DateFieldProps) {
  const { language } = usePlace();
  const text = textIn(language).form;
  return (
    <FieldGroup field={field}>
      <div class="date-parts">
        {PARTS.map((part, index) => {
          const id = index === 0 ? field.name : `${field.name}-${part}`;
          return (
            <div key={part}>
              <label for={id}>{text[part]}</label>
              <input
                class={`control control-${part}`}
                id={id}
                name={`${field.name}-${part}`}
                inputMode="numeric"
                dir="ltr"
                value={value?.[part] ?? ''}
                aria-invalid={field.error === undefined ? undefined : 'true'}
              />
            </div>
          );
        })}
      </div>
    </FieldGroup>
  );
}

/** What was typed in a date field, to show again as it was. */
export function dateValueOf(fields: Fields, name: string): DateValue {
  const [day, month, year] = PARTS.map((part) => fieldOf(fields, `${name}-${part}`).trim());
  return { day: day ?? '', month: month ?? '', year: year ?? '' };
}

/** The day that was typed, as `2026-08-02`; null where it is none of the calendar. */
export function dayOf({ day, month, year }: DateValue): string | null {
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return null;
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written) ? written : null;
}
