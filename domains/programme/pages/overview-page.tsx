import { fill } from '@wasl/kernel';
import {
  addressOf,
  BarChart,
  Card,
  type ChartProps,
  Figures,
  formatDate,
  formatNumber,
  plural,
  usePlace,
  writtenLanguage,
} from '@wasl/web';
import { standingWord } from '../announcement/standing-words.ts';
import { COMPLETION_WORDS } from '../open-data/words.ts';
import type { Overview } from '../read-model/overview.ts';
import { Entries } from './parts/entries.tsx';
import { ledgerDate } from './parts/ledger-date.ts';
import { Proof } from './parts/proof.tsx';
import { Named, SourceLine, Unknown } from './parts/words.tsx';
import { COMMITMENTS_PATH, DATA_PATH, type PortalNews, REGIONS_PATH, RESULTS_PATH } from './ports.ts';
import { textIn } from './text/text.ts';

export type OverviewPageProps = {
  readonly overview: Overview;
  readonly resultsOn: string | null;
  readonly news: PortalNews;
};

const SHOWN = 5;

const LEADS = {
  commitments: COMMITMENTS_PATH,
  regions: REGIONS_PATH,
  results: RESULTS_PATH,
  data: DATA_PATH,
} as const;
const LEAD_NAMES = ['commitments', 'regions', 'results', 'data'] as const;

/** The programme at a glance; it leads everywhere else. */
export function OverviewPage({ overview, resultsOn, news }: OverviewPageProps) {
  const { language } = usePlace();
  const text = textIn(language);
  const { year, asOf, latest } = overview;
  const source = latest[0]?.source;
  return (
    <>
      <h1>{fill(text.overview.title, { year: String(year) })}</h1>
      <p class="lead">{text.overview.lead}</p>
      <Glance overview={overview} resultsOn={resultsOn} />
      <p>{text.overview.open}</p>
      {source !== undefined && (
        <p>
          <Named name={text.facts.source} />
          <SourceLine source={source} />
        </p>
      )}
      <p class="quiet">{fill(text.dates.consulted, { date: formatDate(asOf, language) })}</p>
      <h2>{text.overview.ways}</h2>
      <div class="cards">
        {LEAD_NAMES.map((name) => (
          <Card key={name} title={text.names[name]} path={LEADS[name]}>
            <p>{text.overview.leads[name]}</p>
          </Card>
        ))}
      </div>
      <Counts overview={overview} />
      <section class="section" aria-labelledby="latest">
        <h2 id="latest">{text.overview.latest}</h2>
        <Entries items={latest.slice(0, SHOWN)} changes />
        <p>
          <a href={addressOf(language, `${COMMITMENTS_PATH}?year=${year}`)}>{text.overview.more}</a>
        </p>
      </section>
      <Proof news={news} proved="number" />
    </>
  );
}

function Glance({ overview, resultsOn }: Pick<OverviewPageProps, 'overview' | 'resultsOn'>) {
  const { language } = usePlace();
  const text = textIn(language);
  const { total, daysToResults, byDomain } = overview;
  return (
    <>
      <Figures
        figures={[
          { label: plural(total, text.overview.commitments, language), value: formatNumber(total, language) },
          {
            label: plural(byDomain.length, text.overview.domains, language),
            value: formatNumber(byDomain.length, language),
          },
        ]}
      />
      <p>
        <Named name={text.overview.resultsDay} />
        {resultsOn === null ? (
          <Unknown>{text.unknown.due}</Unknown>
        ) : (
          <strong>{ledgerDate(resultsOn, language)}</strong>
        )}
        {daysToResults !== null && daysToResults >= 0 && (
          <> · {plural(daysToResults, text.overview.daysToResults, language)}</>
        )}
      </p>
    </>
  );
}

/** The whole in numbers, each chart with its table. */
function Counts({ overview }: { readonly overview: Overview }) {
  const { language } = usePlace();
  const text = textIn(language);
  const written = writtenLanguage(language);
  const { byDomain, byKind, byStanding, byCompletion } = text.overview;
  return (
    <section class="section">
      <div class="columns">
        <Count
          id="by-domain"
          title={byDomain}
          of={text.facts.domain}
          points={overview.byDomain.map(({ name, count }) => ({ label: text.domains[name], value: count }))}
        />
        <Count
          id="by-kind"
          title={byKind}
          of={text.facts.kind}
          points={overview.byKind.map(({ name, count }) => ({ label: text.kinds[name], value: count }))}
        />
        <Count
          id="by-standing"
          title={byStanding}
          of={text.facts.standing}
          points={overview.byStanding.map(({ name, count }) => ({
            label: standingWord(name)[written],
            value: count,
          }))}
        />
        <Count
          id="by-completion"
          title={byCompletion}
          of={text.facts.completion}
          points={overview.byCompletion.map(({ name, count }) => ({
            label: COMPLETION_WORDS[name][written],
            value: count,
          }))}
        />
      </div>
    </section>
  );
}

type CountProps = Omit<ChartProps, 'measure'>;

/** A chart where there is something to compare; a sentence where all are alike. */
function Count(props: CountProps) {
  const { language } = usePlace();
  const text = textIn(language);
  const [only, ...others] = props.points;
  if (only === undefined || others.length > 0) return <BarChart {...props} measure={text.overview.measure} />;
  return (
    <section aria-labelledby={props.id}>
      <h2 id={props.id} class="chart-title">
        {props.title}
      </h2>
      <p>
        <Named name={plural(only.value, text.list.count, language)} />
        {only.label}
      </p>
    </section>
  );
}
