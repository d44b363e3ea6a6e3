import { type Answer, file, missing, type PageLanguage, writtenLanguage } from '@wasl/web';
import { programmeCalendar } from '../open-data/calendar.ts';
import { programmeCatalogue } from '../open-data/catalogue.ts';
import { commitmentsCsv } from '../open-data/csv.ts';
import { programmeFeed } from '../open-data/feed.ts';
import { programmeJson } from '../open-data/json.ts';
import type { Urls } from '../open-data/urls.ts';
import { dataOfYear, itemsOfYear, latestChanges } from '../read-model/open-data.ts';
import { years } from '../store/counts.ts';
import { FILES, FORMS } from './data-page.tsx';
import { COMMITMENTS_PATH, DATA_PATH, type PagesPorts, PROGRAMME_PATH } from './ports.ts';

const LATEST_CHANGES = 50;

/** A file of the open data by its name, in the reader's language; the programme's latest year. */
export async function openDataFile(ports: PagesPorts, name: string, page: PageLanguage): Promise<Answer> {
  const form = FORMS.find((candidate) => FILES[candidate].name === name);
  if (form === undefined) return missing();
  const language = writtenLanguage(page);
  const { pool } = ports;
  const [year] = await years(pool);
  if (year === undefined) return missing();
  const urls = urlsOf(ports.origin());
  const publisher = { ...ports.publisher, url: `${ports.origin()}/` };
  const bytes = async (): Promise<Uint8Array> => {
    switch (form) {
      case 'csv':
        return commitmentsCsv((await itemsOfYear(pool, year)).items, language, urls);
      case 'ics':
        return programmeCalendar({ ...(await itemsOfYear(pool, year)), publisher }, language, urls);
      case 'json':
        return programmeJson(await dataOfYear(pool, year), publisher, urls);
      case 'atom': {
        const changes = await latestChanges(pool, LATEST_CHANGES);
        return programmeFeed({ ...changes, publisher }, language, urls);
      }
      case 'dcat': {
        const { asOf } = await itemsOfYear(pool, year);
        return programmeCatalogue({ asOf, from: `${year}-01-01`, to: `${year}-12-31`, publisher }, urls);
      }
    }
  };
  return file(name, FILES[form].type, await bytes());
}

function urlsOf(origin: string): Urls {
  return {
    home: (language) => `${origin}/${language}${PROGRAMME_PATH}`,
    commitment: (id, language) => `${origin}/${language}${COMMITMENTS_PATH}/${id}`,
    file: (format, language) => `${origin}/${language}${DATA_PATH}/${FILES[format].name}`,
    catalogue: `${origin}/ar${DATA_PATH}/${FILES.dcat.name}`,
  };
}
