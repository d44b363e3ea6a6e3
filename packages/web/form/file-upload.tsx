import { fill } from '@wasl/kernel';
import { formatList } from '../format/list.ts';
import { formatSize } from '../format/number.ts';
import { usePlace } from '../language/place.ts';
import { textIn } from '../text/text.ts';
import { controlOf, Field, type FieldProps } from './field.tsx';

export type FileUploadProps = FieldProps & {
  /** Endings such as `.pdf`. The server looks at the content; this only helps to choose. */
  readonly accept: readonly string[];
  /** The largest size taken, in bytes. */
  readonly largest: number;
};

/** Files to send. An island names what was chosen, since browsers cut long names. */
export function FileUpload({ accept, largest, ...field }: FileUploadProps) {
  const { language } = usePlace();
  const text = textIn(language).form;
  const limits = `${field.name}-limits`;
  const words = {
    types: formatList(accept.map(nameOfEnding), language),
    size: formatSize(largest, language),
  };
  return (
    <Field field={field}>
      <p class="hint" id={limits}>
        {fill(text.accepted, words)}
      </p>
      <input
        {...controlOf(field, limits)}
        class="control upload"
        type="file"
        multiple
        accept={accept.join(',')}
        data-island="files"
      />
      <ul class="chosen" aria-label={text.chosen} hidden />
    </Field>
  );
}

/** `.pdf` as people write it, `PDF`: a dot before it would move to the other side in Arabic. */
function nameOfEnding(ending: string): string {
  return ending.slice(1).toUpperCase();
}
