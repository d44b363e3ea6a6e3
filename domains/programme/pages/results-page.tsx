import { fill } from '@wasl/kernel';
import {
  addressOf,
  type Column,
  formatNumber,
  type PageLanguage,
  Said,
  Table,
  Tag,
  usePlace,
} from '@wasl/web';
import type { ResultsPage as Results } from '../read-model/results-page.ts';
import type { PublishedObservation, SideBySide } from '../results/observation.ts';
import type { CommitmentView } from '../view/commitment-view.ts';
import { ledgerDate } from './parts/ledger-date.ts';
import { Proof } from './parts/proof.tsx';
import { Due, Named, NoLaterData, Office, SourceLine, StandingTag, Unknown } from './parts/words.tsx';
import { COMMITMENTS_PATH, type PortalNews, RESULTS_PATH } from './ports.ts';
import { textIn } from './text/text.ts';

export type ResultsPageProps = {
  readonly results: Results;
  readonly years: readonly number[];
  readonly news: PortalNews;
};

/** What became of a year's commitments, and the figures that were published of it. */
export function ResultsPage({ results, years, news }: ResultsPageProps) {
  const { language } = usePlace();
  const text = textIn(language).results;
  const { year, commitments, figures, otherYears, published } = results;
  const named = { year: String(year) };
  return (
    <>
      <h1>{fill(text.title, named)}</h1>
      <p class="lead">{fill(text.lead, named)}</p>
      {published === null && <p class="quiet">{text.notPublished}</p>}
      <section class="section" aria-labelledby="commitments">
        <h2 id="commitments">{text.commitments}</h2>
        <ol class="entries">
          {commitments.map((view) => (
            <Outcome key={view.id} view={view} />
          ))}
        </ol>
      </section>
      <div class="section">
        <h2 id="figures">{fill(text.figures, named)}</h2>
        <p>{text.figuresLead}</p>
        <Observations id="figures-of-year" caption={fill(text.figures, named)} groups={figures} />
      </div>
      {otherYears.length > 0 && (
        <div class="section">
          <h2 id="other-years">{text.otherYears}</h2>
          <Observations id="figures-of-others" caption={text.otherYears} groups={otherYears} years />
        </div>
      )}
      <nav aria-labelledby="years">
        <h2 id="years">{text.years}</h2>
        <ul class="inline-list">
          {years.map((other) => (
            <li key={other}>
              <a
                href={addressOf(language, `${RESULTS_PATH}?year=${other}`)}
                aria-current={other === year ? 'page' : undefined}
              >
                {other}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Proof news={news} proved={allReleased(commitments, news) ? 'number' : 'outside'} />
    </>
  );
}

/** Whether the exchange's list holds the commitments of this year; it holds those of the programme in hand. */
function allReleased(commitments: readonly CommitmentView[], { last }: PortalNews): boolean {
  return last !== null && commitments.every(({ id }) => last.items.has(id));
}

function Outcome({ view }: { readonly view: CommitmentView }) {
  const { language } = usePlace();
  const text = textIn(language);
  const last = view.timeline.at(-1);
  return (
    <li>
      <h3>
        <a href={addressOf(language, `${COMMITMENTS_PATH}/${view.id}`)}>
          <Said text={view.terms.title} />
        </a>
      </h3>
      <p class="entry-facts">
        {view.standing !== 'no-later-data' && <StandingTag standing={view.standing} />}
        {last?.event === 'date-changed' ? (
          <span>
            {fill(text.commitment.from, {
              from: last.from === null ? text.unknown.due : ledgerDate(last.from, language),
              to: last.to === null ? text.unknown.due : ledgerDate(last.to, language),
            })}
          </span>
        ) : (
          <span>
            <Named name={text.facts.due} />
            <Due due={view.terms.due} />
          </span>
        )}
        {view.noLaterDataAsOf !== null && <NoLaterData asOf={view.noLaterDataAsOf} />}
      </p>
      {last?.event === 'kept' && last.note !== null && (
        <p class="entry-facts">
          <Office text={last.note} />
        </p>
      )}
      {last !== undefined && (
        <p class="entry-facts">
          <span>
            <Named name={text.facts.source} />
            <SourceLine source={last.source} />
          </span>
        </p>
      )}
    </li>
  );
}

type ObservationsProps = {
  readonly id: string;
  readonly caption: string;
  readonly groups: readonly SideBySide[];
  /** Whether they are of several years, which are then named. */
  readonly years?: boolean;
};
type Observed = { readonly one: PublishedObservation; readonly group: SideBySide };

const MOST_ROWS = 500;

function Observations({ id, caption, groups, years = false }: ObservationsProps) {
  const { language } = usePlace();
  const rows = groups.flatMap((group) => group.observations.map((one) => ({ one, group })));
  return (
    <Table
      id={id}
      caption={caption}
      columns={columnsIn(language).filter(({ key }) => years || key !== 'period')}
      rows={rows}
      keyOf={({ one }) => one.id}
      rowsOnPage={MOST_ROWS}
    />
  );
}

function columnsIn(language: PageLanguage): Column<Observed>[] {
  const { results: text, facts, unknown } = textIn(language);
  return [
    {
      key: 'metric',
      heading: text.metric,
      cell: ({ one, group }) => (
        <>
          <Said text={group.metric.name} />
          {group.conflicting && (
            <>
              {' '}
              <Tag tone="warn" label={text.conflicting} />
            </>
          )}
          {one.wholePeriod === false && <p class="quiet">{text.notWhole}</p>}
          {one.note !== null && (
            <p class="quiet">
              <Office text={one.note} />
            </p>
          )}
        </>
      ),
    },
    { key: 'period', heading: text.period, cell: ({ group }) => group.period },
    {
      key: 'value',
      heading: text.value,
      numeric: true,
      cell: ({ one }) => figureOf(one, language),
    },
    { key: 'source', heading: facts.source, cell: ({ one }) => <bdi>{one.source}</bdi> },
    {
      key: 'published',
      heading: text.published,
      cell: ({ one }) =>
        one.publishedOn === null ? (
          <Unknown>{unknown.notRecorded}</Unknown>
        ) : (
          ledgerDate(one.publishedOn, language)
        ),
    },
  ];
}

function figureOf({ value, qualifier }: PublishedObservation, language: PageLanguage): string {
  const { moreThan, about } = textIn(language).results;
  const number = formatNumber(value, language);
  if (qualifier === null) return number;
  return fill(qualifier === 'about' ? about : moreThan, { value: number });
}
