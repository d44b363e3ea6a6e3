import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PAGE_LANGUAGES } from '../language/language.ts';
import { renderIn } from '../testing/render.tsx';
import { Checkboxes, Radios, Select } from './choices.tsx';
import { DateField } from './date-field.tsx';
import { FileUpload } from './file-upload.tsx';
import { TextArea } from './text-area.tsx';
import { TextField } from './text-field.tsx';

const CHOICES = [
  { value: 'a', label: 'A' },
  { value: 'b', label: 'B', hint: 'the second' },
];

test('a field is described by its hint and its error, in every language', () => {
  for (const language of PAGE_LANGUAGES) {
    const html = renderIn(language, <TextField name="n" label="L" hint="H" error="E" value="v" />);
    assert.match(html, /<label for="n">L<\/label>/);
    assert.match(html, /aria-invalid="true" aria-describedby="n-hint n-error"/);
    assert.match(html, /id="n-error"><span class="apart">[^<]+ <\/span>E</);
  }
});

test('a field without an error is not said to be wrong', () => {
  const html = renderIn('fr', <TextField name="n" label="L" />);
  assert.doesNotMatch(html, /aria-invalid|field-wrong|aria-describedby/);
});

test('what is optional says so; what is missing the server says, in our words', () => {
  assert.match(renderIn('fr', <TextField name="n" label="L" optional />), /\(facultatif\)/);
  assert.doesNotMatch(renderIn('fr', <TextField name="n" label="L" />), / required/);
});

test('what is written from left to right stays so in Arabic; the rest follows its letters', () => {
  assert.match(renderIn('ar', <TextField name="n" label="L" latin />), /dir="ltr"/);
  assert.match(renderIn('ar', <TextField name="n" label="L" />), /dir="auto"/);
});

test('an error summary can lead to the first choice', () => {
  const radios = renderIn('fr', <Radios name="n" label="L" choices={CHOICES} value="b" error="E" />);
  assert.match(radios, /<fieldset class="field field-wrong" aria-describedby="n-error"><legend>L<\/legend>/);
  assert.match(radios, /type="radio" id="n" name="n" value="a"/);
  assert.match(radios, /id="n-2" name="n" value="b" checked aria-describedby="n-2-hint"/);
});

test('what was chosen is shown as chosen', () => {
  const boxes = renderIn('fr', <Checkboxes name="n" label="L" choices={CHOICES} values={['a', 'b']} />);
  assert.equal(boxes.match(/ checked/g)?.length, 2);
  const select = renderIn('fr', <Select name="n" label="L" choices={CHOICES} value="b" />);
  assert.match(select, /<option (?:selected value="b"|value="b" selected)>B/);
});

test('a date is three fields under one question', () => {
  const html = renderIn(
    'ar',
    <DateField name="born" label="L" value={{ day: '31', month: '2', year: 'x' }} />,
  );
  assert.match(html, /<label for="born">اليوم<\/label>.*<label for="born-month">الشهر<\/label>/s);
  assert.match(html, /name="born-year"[^>]* value="x"/);
});

test('limits are said before anything is sent', () => {
  assert.match(renderIn('ar', <TextArea name="m" label="L" most={500} />), /500 حرف على الأكثر/);
  const upload = renderIn(
    'fr',
    <FileUpload name="f" label="L" accept={['.pdf', '.jpg']} largest={5_000_000} />,
  );
  assert.match(upload, /Types acceptés\u00a0: PDF et JPG\. Taille maximale\u00a0: 5/);
  assert.match(upload, /accept="\.pdf,\.jpg"/);
});
