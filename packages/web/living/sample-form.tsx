import { Button } from '../components/button.tsx';
import { errorOf, type FieldError } from '../components/error-summary.tsx';
import { Checkboxes, Radios, Select } from '../form/choices.tsx';
import { DateField, dateValueOf, dayOf } from '../form/date-field.tsx';
import { FileUpload } from '../form/file-upload.tsx';
import { FormToken } from '../form/form-token.tsx';
import { SearchField } from '../form/search-field.tsx';
import { TextArea } from '../form/text-area.tsx';
import { TextField } from '../form/text-field.tsx';
import { addressOf, type Fields, fieldOf } from '../language/address.ts';
import type { PageLanguage } from '../language/language.ts';
import { usePlace } from '../language/place.ts';
import { REGIONS } from '../map/regions.ts';
import { livingTextIn } from './text/text.ts';

const CHANNELS = ['counter', 'phone', 'site'] as const;
const STEPS = ['lodge', 'check', 'answer'] as const;
const MEGABYTE = 1_000_000;

/** What a sent form lacks, in the order of the fields. */
export function errorsIn(form: Fields, language: PageLanguage): FieldError[] {
  const text = livingTextIn(language).form;
  return [
    ...(fieldOf(form, 'name').trim() === '' ? [{ field: 'name', message: text.missingName }] : []),
    ...(CHANNELS.some((channel) => channel === fieldOf(form, 'channel'))
      ? []
      : [{ field: 'channel', message: text.missingChannel }]),
    ...(dayOf(dateValueOf(form, 'date')) === null ? [{ field: 'date', message: text.wrongDate }] : []),
  ];
}

export type SampleFormProps = { readonly form: Fields; readonly errors: readonly FieldError[] };

/** Shows what was typed again, with what is to be corrected beside it. */
export function SampleForm({ form, errors }: SampleFormProps) {
  const { language } = usePlace();
  const text = livingTextIn(language);
  const regions = REGIONS.map(({ code, name }) => ({ value: code, label: name[language] }));
  return (
    <>
      <SearchField name="q" label={text.form.search} path="/components" />
      <form class="section" method="post" action={addressOf(language, '/components')} novalidate>
        <FormToken />
        <TextField
          name="name"
          label={text.form.name}
          hint={text.form.nameHint}
          error={errorOf(errors, 'name')}
          value={fieldOf(form, 'name')}
          autocomplete="name"
        />
        <TextField
          name="email"
          label={text.form.email}
          keyboard="email"
          value={fieldOf(form, 'email')}
          autocomplete="email"
          latin
          optional
        />
        <Select name="place" label={text.form.region} choices={regions} value={fieldOf(form, 'place')} />
        <Radios
          name="channel"
          label={text.form.channel}
          error={errorOf(errors, 'channel')}
          value={fieldOf(form, 'channel')}
          choices={CHANNELS.map((channel) => ({ value: channel, label: text.form.channels[channel] }))}
        />
        <Checkboxes
          name="topics"
          label={text.form.topics}
          values={form.get('topics') ?? []}
          choices={STEPS.map((step) => ({ value: step, label: text.steps[step] }))}
          optional
        />
        <DateField
          name="date"
          label={text.form.date}
          hint={text.form.dateHint}
          error={errorOf(errors, 'date')}
          value={dateValueOf(form, 'date')}
        />
        <TextArea
          name="message"
          label={text.form.message}
          most={500}
          value={fieldOf(form, 'message')}
          optional
        />
        <FileUpload
          name="documents"
          label={text.form.files}
          accept={['.pdf', '.jpg']}
          largest={5 * MEGABYTE}
          optional
        />
        <Button label={text.form.send} />
      </form>
    </>
  );
}
