import {
  type Crumb,
  fieldOf,
  file,
  missing,
  type PageLanguage,
  page,
  type Route,
  webProblem,
  withFields,
  writtenLanguage,
} from '@wasl/web';
import { byRegion } from '../read-model/by-region.ts';
import { commitmentPage } from '../read-model/commitment-page.ts';
import { listPage } from '../read-model/list-page.ts';
import { overview } from '../read-model/overview.ts';
import { resultsPage } from '../read-model/results-page.ts';
import { years } from '../store/counts.ts';
import { readParameters } from '../view/list-query.ts';
import { CommitmentPage, titleOf } from './commitment-page.tsx';
import { DataPage, otherForms } from './data-page.tsx';
import { openDataFile } from './files.ts';
import { ListPage } from './list-page.tsx';
import { OverviewPage } from './overview-page.tsx';
import { dayHere } from './parts/ledger-date.ts';
import {
  COMMITMENTS_PATH,
  DATA_PATH,
  type PagesPorts,
  PROGRAMME_PATH,
  PROOFS_PATH,
  REGIONS_PATH,
  RESULTS_PATH,
} from './ports.ts';
import { RegionsPage } from './regions-page.tsx';
import { ResultsPage } from './results-page.tsx';
import { textIn } from './text/text.ts';

export type { PagesPorts, PortalNews, Released } from './ports.ts';
export { PAGES_TEXTS } from './text/text.ts';

/** The public pages of the programme: no account is asked for, and nobody is counted. */
export function programmeRoutes(ports: PagesPorts): readonly Route[] {
  const { pool } = ports;
  return [
    get(PROGRAMME_PATH, async ({ language }) => {
      const { resultsOn, clock } = ports;
      const year = await latestYear(ports);
      const [seen, news] = await Promise.all([
        overview(pool, { year, today: dayHere(clock()), resultsOn }),
        ports.news(),
      ]);
      return page({
        title: textIn(language).names.programme,
        crumbs: crumbs(language, 'home'),
        forms: otherForms(language),
        main: <OverviewPage overview={seen} resultsOn={resultsOn} news={news} />,
      });
    }),
    get(COMMITMENTS_PATH, async ({ language, query }) => {
      // Whoever asks for no year reads the programme in hand; a form that says "all" sends an empty one.
      const year = query.has('year') ? {} : { year: String(await latestYear(ports)) };
      const asked = readParameters(withFields(query, year), writtenLanguage(language));
      if (asked === null) throw webProblem('form-malformed');
      const [list, all, news] = await Promise.all([listPage(pool, asked), years(pool), ports.news()]);
      return page({
        title: textIn(language).names.commitments,
        crumbs: crumbs(language, 'programme'),
        forms: otherForms(language),
        main: <ListPage list={list} years={all} news={news} />,
      });
    }),
    get(`${COMMITMENTS_PATH}/:id`, async ({ language, params }) => {
      const [found, news] = await Promise.all([commitmentPage(pool, params.id ?? ''), ports.news()]);
      if (found === null) return missing();
      return page({
        title: titleOf(found, language),
        crumbs: crumbs(language, 'commitments'),
        main: <CommitmentPage found={found} news={news} />,
      });
    }),
    get(REGIONS_PATH, async ({ language }) => {
      const [places, news] = await Promise.all([byRegion(pool, await latestYear(ports)), ports.news()]);
      return page({
        title: textIn(language).names.regions,
        crumbs: crumbs(language, 'programme'),
        main: <RegionsPage places={places} news={news} />,
      });
    }),
    get(RESULTS_PATH, async ({ language, query }) => {
      const all = await years(pool);
      const asked = fieldOf(query, 'year');
      // The results of the year before the programme in hand; of a platform's first year, its own.
      const year = asked === '' ? (all[1] ?? all[0]) : all.find((known) => String(known) === asked);
      if (year === undefined) return missing();
      const [results, news] = await Promise.all([resultsPage(pool, year), ports.news()]);
      return page({
        title: textIn(language).names.results,
        crumbs: crumbs(language, 'programme'),
        main: <ResultsPage results={results} years={all} news={news} />,
      });
    }),
    get(DATA_PATH, ({ language }) =>
      page({
        title: textIn(language).names.data,
        crumbs: crumbs(language, 'programme'),
        forms: otherForms(language),
        main: <DataPage />,
      }),
    ),
    get(`${DATA_PATH}/:name`, ({ language, params }) => openDataFile(ports, params.name ?? '', language)),
    get(`${PROOFS_PATH}/:name`, async ({ params }) => {
      const [, exchange = '', form = ''] = /^([0-9a-f-]{36})\.(wasl|json)$/.exec(params.name ?? '') ?? [];
      if (exchange === '') return missing();
      const bytes = await (form === 'wasl' ? ports.receipt(exchange) : ports.answer(exchange));
      if (bytes === null) return missing();
      const type = form === 'wasl' ? 'text/plain; charset=utf-8' : 'application/json';
      return file(`${exchange}.${form}`, type, bytes);
    }),
  ];
}

function get(path: string, handle: Route['handle']): Route {
  return { method: 'GET', path, handle };
}

async function latestYear({ pool, clock }: PagesPorts): Promise<number> {
  const [year] = await years(pool);
  return year ?? Number(dayHere(clock()).slice(0, 4));
}

const DOWN = ['home', 'programme', 'commitments'] as const;
const PATHS = { home: '/', programme: PROGRAMME_PATH, commitments: COMMITMENTS_PATH } as const;

/** The way down to a page whose parent is named. */
function crumbs(language: PageLanguage, parent: (typeof DOWN)[number]): readonly Crumb[] {
  const { names } = textIn(language);
  return DOWN.slice(0, DOWN.indexOf(parent) + 1).map((name) => ({ label: names[name], path: PATHS[name] }));
}
