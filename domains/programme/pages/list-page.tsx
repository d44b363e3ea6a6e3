import { fill } from '@wasl/kernel';
import {
  addressOf,
  Button,
  type Choice,
  fieldOf,
  formatDate,
  Pagination,
  plural,
  REGIONS,
  Select,
  usePlace,
  writtenLanguage,
} from '@wasl/web';
import { STANDINGS } from '../announcement/standing.ts';
import { standingWord } from '../announcement/standing-words.ts';
import { DOMAINS, KINDS } from '../commitment.ts';
import { COMPLETIONS } from '../entry/entry.ts';
import { COMPLETION_WORDS } from '../open-data/words.ts';
import type { ListPage as List } from '../read-model/list-page.ts';
import { SORTS } from '../view/list-query.ts';
import { Entries } from './parts/entries.tsx';
import { Proof } from './parts/proof.tsx';
import { COMMITMENTS_PATH, type PortalNews } from './ports.ts';
import { textIn } from './text/text.ts';

export type ListPageProps = {
  readonly list: List;
  readonly years: readonly number[];
  readonly news: PortalNews;
};

/** All commitments, searched, narrowed, sorted and turned through the address. */
export function ListPage({ list, years, news }: ListPageProps) {
  const { language } = usePlace();
  const text = textIn(language);
  const { total, pages, query, items, asOf } = list;
  return (
    <>
      <h1>{text.names.commitments}</h1>
      <Ask years={years} year={query.year} />
      <h2 id="results">{plural(total, text.list.count, language)}</h2>
      {total === 0 ? <p class="table-empty">{text.list.empty}</p> : <Entries items={items} />}
      <Pagination name="page" page={Math.min(query.page, pages)} pages={pages} />
      <p class="quiet">{fill(text.dates.consulted, { date: formatDate(asOf, language) })}</p>
      <Proof news={news} proved="number" />
    </>
  );
}

const NARROWING = ['year', 'domain', 'kind', 'standing', 'completion', 'region', 'sort'] as const;

type AskProps = {
  readonly years: readonly number[];
  /** The year that is shown; null for all. */
  readonly year: number | null;
};

function Ask({ years, year }: AskProps) {
  const { language, query } = usePlace();
  const text = textIn(language).list;
  // The form always sends its year: that alone is no reason to open what most readers leave shut.
  const narrowed = NARROWING.some((name) => name !== 'year' && fieldOf(query, name) !== '');
  return (
    <search>
      <form class="ask" method="get" action={addressOf(language, COMMITMENTS_PATH)}>
        <div class="search">
          <label for="q">{text.search}</label>
          <p class="hint" id="q-hint">
            {text.searchHint}
          </p>
          <div class="search-row">
            <input
              class="control"
              type="search"
              id="q"
              name="q"
              value={fieldOf(query, 'q')}
              dir="auto"
              aria-describedby="q-hint"
            />
            <Button label={text.show} />
          </div>
        </div>
        <details class="details" open={narrowed}>
          <summary>{text.narrow}</summary>
          <div class="filters">
            <Narrowing years={years} year={year} />
            <Button label={text.show} weight="secondary" />
          </div>
        </details>
        {(narrowed || fieldOf(query, 'q') !== '') && (
          <a href={addressOf(language, COMMITMENTS_PATH)}>{text.clear}</a>
        )}
      </form>
    </search>
  );
}

function Narrowing({ years, year }: AskProps) {
  const { language, query } = usePlace();
  const text = textIn(language);
  const written = writtenLanguage(language);
  const { facts, list } = text;
  const choices: Readonly<Record<(typeof NARROWING)[number], readonly [string, readonly Choice[]]>> = {
    year: [list.year, years.map((year) => ({ value: String(year), label: String(year) }))],
    domain: [facts.domain, DOMAINS.map((value) => ({ value, label: text.domains[value] }))],
    kind: [facts.kind, KINDS.map((value) => ({ value, label: text.kinds[value] }))],
    standing: [facts.standing, STANDINGS.map((value) => ({ value, label: standingWord(value)[written] }))],
    completion: [
      facts.completion,
      COMPLETIONS.map((value) => ({ value, label: COMPLETION_WORDS[value][written] })),
    ],
    region: [
      list.region,
      [
        ...REGIONS.map(({ code, name }) => ({ value: code, label: name[language] })),
        { value: 'not-announced', label: text.unknown.place },
      ],
    ],
    sort: [
      list.sort,
      SORTS.map((value) => ({ value: value === 'id' ? '' : value, label: list.sorts[value] })),
    ],
  };
  return (
    <>
      {NARROWING.map((name) => {
        const [label, own] = choices[name];
        const all = name === 'sort' ? own : [{ value: '', label: list.any }, ...own];
        return (
          <Select
            key={name}
            name={name}
            label={label}
            choices={all}
            value={name === 'year' ? String(year ?? '') : fieldOf(query, name)}
          />
        );
      })}
    </>
  );
}
