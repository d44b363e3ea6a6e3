import { LANGUAGES, type Localised } from '@wasl/kernel';
import type { Json } from '@wasl/receipt';
import type { Publisher } from './publisher.ts';
import { FORMATS, type Format, type Urls } from './urls.ts';
import { PROGRAMME_WORDS } from './words.ts';

/** What the catalogue says of the data; `from` and `to` are the first and last day that they cover. */
export type CatalogueData = {
  readonly asOf: string;
  readonly from: string;
  readonly to: string;
  readonly publisher: Publisher;
};

/** Written into the document: whoever reads it fetches nothing to understand it. */
const CONTEXT = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

const EU = 'http://publications.europa.eu/resource/authority';
const EU_LANGUAGE = { ar: 'ARA', fr: 'FRA', en: 'ENG' } as const;
const MEDIA: Readonly<Record<Format, { readonly type: string; readonly file: string }>> = {
  csv: { type: 'text/csv', file: 'CSV' },
  json: { type: 'application/json', file: 'JSON' },
  atom: { type: 'application/atom+xml', file: 'ATOM' },
  ics: { type: 'text/calendar', file: 'ICS' },
};

/** The catalogue of the open data: DCAT-AP 3 as JSON-LD 1.1, in the three languages of the data. */
export function programmeCatalogue(data: CatalogueData, urls: Urls): Uint8Array {
  const publisher = {
    '@id': data.publisher.url,
    '@type': 'foaf:Agent',
    'foaf:name': inLanguages(data.publisher.name),
  };
  const catalogue = {
    '@context': CONTEXT,
    '@id': urls.catalogue,
    '@type': 'dcat:Catalog',
    'dct:title': inLanguages(PROGRAMME_WORDS.title),
    'dct:description': inLanguages(data.publisher.notice),
    'dct:publisher': publisher,
    'dct:language': LANGUAGES.map(languageNode),
    'dct:modified': day(data.asOf),
    'foaf:homepage': { '@id': urls.home('ar') },
    'dcat:dataset': [datasetOf(data, urls)],
  };
  return new TextEncoder().encode(`${JSON.stringify(catalogue, null, 2)}\n`);
}

function datasetOf({ asOf, from, to, publisher }: CatalogueData, urls: Urls): Json {
  return {
    '@id': `${urls.catalogue}#programme`,
    '@type': 'dcat:Dataset',
    'dct:title': inLanguages(PROGRAMME_WORDS.title),
    'dct:description': inLanguages(PROGRAMME_WORDS.description),
    'dct:identifier': `${urls.catalogue}#programme`,
    'dct:publisher': { '@id': publisher.url },
    'dct:language': LANGUAGES.map(languageNode),
    'dct:modified': day(asOf),
    'dct:accessRights': { '@id': `${EU}/access-right/PUBLIC` },
    'dct:accrualPeriodicity': { '@id': `${EU}/frequency/IRREG` },
    'dct:spatial': { '@id': `${EU}/country/MAR` },
    'dct:temporal': {
      '@type': 'dct:PeriodOfTime',
      'dcat:startDate': day(from),
      'dcat:endDate': day(to),
    },
    'dcat:theme': [{ '@id': `${EU}/data-theme/GOVE` }],
    'dcat:landingPage': { '@id': urls.home('ar') },
    'dcat:distribution': FORMATS.flatMap((format) => distributionsOf(format, urls)),
  };
}

function distributionsOf(format: Format, urls: Urls): readonly Json[] {
  // JSON holds all languages in one file; the others are one file a language.
  if (format === 'json') return [distribution(format, urls.file(format, 'ar'), LANGUAGES)];
  return LANGUAGES.map((language) => distribution(format, urls.file(format, language), [language]));
}

function distribution(format: Format, url: string, languages: readonly (typeof LANGUAGES)[number][]): Json {
  const { type, file } = MEDIA[format];
  return {
    '@id': url,
    '@type': 'dcat:Distribution',
    'dcat:accessURL': { '@id': url },
    'dcat:downloadURL': { '@id': url },
    'dcat:mediaType': { '@id': `https://www.iana.org/assignments/media-types/${type}` },
    'dct:format': { '@id': `${EU}/file-type/${file}` },
    'dct:language': languages.map(languageNode),
    'dct:rights': { '@type': 'dct:RightsStatement', 'rdfs:label': inLanguages(PROGRAMME_WORDS.rights) },
  };
}

function inLanguages(text: Localised): Json {
  return LANGUAGES.map((language) => ({ '@language': language, '@value': text[language] }));
}

function languageNode(language: (typeof LANGUAGES)[number]): Json {
  return { '@id': `${EU}/language/${EU_LANGUAGE[language]}` };
}

function day(text: string): Json {
  return { '@type': 'xsd:date', '@value': text };
}
