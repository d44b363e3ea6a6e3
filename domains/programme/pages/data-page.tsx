import { fill } from '@wasl/kernel';
import {
  addressOf,
  Card,
  isPageLanguage,
  type OtherForm,
  OWN_NAME,
  type PageLanguage,
  usePlace,
} from '@wasl/web';
import { DATA_PATH } from './ports.ts';
import { textIn } from './text/text.ts';

/** The files of the open data by their names; those in all languages are one file. */
export const FILES = {
  csv: { name: 'commitments.csv', type: 'text/csv; charset=utf-8', each: true },
  json: { name: 'programme.json', type: 'application/json', each: false },
  atom: { name: 'changes.atom', type: 'application/atom+xml; charset=utf-8', each: true },
  ics: { name: 'dates.ics', type: 'text/calendar; charset=utf-8', each: true },
  dcat: { name: 'catalogue.jsonld', type: 'application/ld+json', each: false },
} as const;
export const FORMS = ['csv', 'json', 'atom', 'ics', 'dcat'] as const;
const WRITTEN: readonly PageLanguage[] = (['ar', 'fr', 'en'] as const).filter(isPageLanguage);

/** What a head may name: the same data in other forms. */
export function otherForms(language: PageLanguage): readonly OtherForm[] {
  const text = textIn(language).data;
  return FORMS.map((form) => ({
    type: FILES[form].type.split(';')[0] ?? '',
    title: text.formats[form],
    path: `${DATA_PATH}/${FILES[form].name}`,
  }));
}

export function DataPage() {
  const { language } = usePlace();
  const { names, data } = textIn(language);
  return (
    <>
      <h1>{names.data}</h1>
      <p class="lead">{data.lead}</p>
      <p>{data.rights}</p>
      <h2>{data.files}</h2>
      <div class="cards">
        {FORMS.map((form) => (
          <File key={form} form={form} />
        ))}
      </div>
    </>
  );
}

function File({ form }: { readonly form: (typeof FORMS)[number] }) {
  const { language } = usePlace();
  const { data } = textIn(language);
  const { name, each } = FILES[form];
  const label = fill(data.download, { name });
  return (
    <Card title={data.formats[form]}>
      <p>{data.what[form]}</p>
      {each ? (
        <ul class="inline-list" aria-label={label}>
          {WRITTEN.map((written) => (
            <li key={written}>
              <a href={addressOf(written, `${DATA_PATH}/${name}`)} hreflang={written} download>
                <bdi lang={written}>{OWN_NAME[written]}</bdi> <code dir="ltr">{name}</code>
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <p>
          <a href={addressOf(language, `${DATA_PATH}/${name}`)} download>
            {data.download.replace('{name}', '')}
            <code dir="ltr">{name}</code>
          </a>{' '}
          <span class="quiet">{data.languages}</span>
        </p>
      )}
    </Card>
  );
}
