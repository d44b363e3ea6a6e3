import {
  addressOf,
  Details,
  type PageLanguage,
  Said,
  SummaryList,
  type SummaryRow,
  usePlace,
  writtenLanguage,
} from '@wasl/web';
import { COMPLETION_WORDS } from '../open-data/words.ts';
import type { CommitmentPage as OneCommitment } from '../read-model/commitment-page.ts';
import type { CommitmentView } from '../view/commitment-view.ts';
import { Evidence, Indicators, Milestones } from './parts/evidence.tsx';
import { History } from './parts/history.tsx';
import { Proof } from './parts/proof.tsx';
import { provedOf } from './parts/proved.ts';
import { Target } from './parts/target.tsx';
import {
  Due,
  Named,
  NoLaterData,
  Office,
  PlaceName,
  SourceLine,
  StandingTag,
  Unknown,
} from './parts/words.tsx';
import { COMMITMENTS_PATH, type PortalNews } from './ports.ts';
import { textIn } from './text/text.ts';

export type CommitmentPageProps = { readonly found: OneCommitment; readonly news: PortalNews };

/** Everything that anybody may read of one commitment. */
export function CommitmentPage({ found, news }: CommitmentPageProps) {
  const { language } = usePlace();
  const text = textIn(language).commitment;
  const { commitment, acrossYears } = found;
  const { sentence, standing, noLaterDataAsOf } = commitment;
  return (
    <>
      <h1>
        <Said text={commitment.terms.title} />
      </h1>
      <p>
        {standing !== 'no-later-data' && <StandingTag standing={standing} />}{' '}
        {noLaterDataAsOf !== null && <NoLaterData asOf={noLaterDataAsOf} />}
      </p>
      <div class="beside">
        <section aria-labelledby="announced">
          <h2 id="announced">{text.announced}</h2>
          {sentence !== null && (
            <blockquote>
              <Office text={sentence} />
            </blockquote>
          )}
          <SummaryList rows={factsOf(commitment, language)} />
        </section>
        <Proof news={news} proved={provedOf(commitment, news.last)} />
      </div>
      <History timeline={commitment.timeline} />
      <section class="section" aria-labelledby="follow">
        <h2 id="follow">{text.follow}</h2>
        <SummaryList rows={followRows(commitment, language)} />
      </section>
      <Indicators indicators={commitment.indicators} />
      <Milestones milestones={commitment.milestones} delays={commitment.delays} />
      <Evidence evidence={commitment.evidence} step={commitment.step} />
      {acrossYears.earlier.length + acrossYears.later.length > 0 && (
        <Details summary={text.years}>
          <Chain label={text.earlier} ids={acrossYears.earlier} />
          <Chain label={text.later} ids={acrossYears.later} />
        </Details>
      )}
    </>
  );
}

function factsOf(view: CommitmentView, language: PageLanguage): SummaryRow[] {
  const { facts, unknown, domains, kinds, modalities, natures } = textIn(language);
  const { terms, source } = view;
  const { kind, modality, nature, ambiguous } = terms;
  return [
    { key: facts.reference, value: <code dir="ltr">{view.id}</code> },
    { key: facts.domain, value: domains[view.domain] },
    { key: facts.kind, value: kinds[kind ?? 'not-recorded'] },
    {
      key: facts.modality,
      value: modality === null ? <Unknown>{unknown.notRecorded}</Unknown> : modalities[modality],
    },
    ...(nature === undefined
      ? []
      : [
          {
            key: facts.nature,
            value: nature === null ? <Unknown>{unknown.nature}</Unknown> : natures[nature],
          },
        ]),
    { key: facts.target, value: <Target terms={terms} /> },
    ...placeRows(view, language),
    {
      key: facts.due,
      value: (
        <>
          <Due due={terms.due} />
          {ambiguous && <p class="quiet">{unknown.ambiguous}</p>}
        </>
      ),
    },
    { key: facts.source, value: <SourceLine source={source} /> },
  ];
}

/** A place that does not apply is no row; one that exists and was not announced is said to be that. */
function followRows({ owner, completion }: CommitmentView, language: PageLanguage): SummaryRow[] {
  const { facts, unknown } = textIn(language);
  return [
    {
      key: facts.owner,
      value: owner === null ? <Unknown>{unknown.owner}</Unknown> : <Said text={owner} />,
    },
    { key: facts.completion, value: <Said text={COMPLETION_WORDS[completion]} /> },
  ];
}

function placeRows({ terms }: CommitmentView, language: PageLanguage): SummaryRow[] {
  const { facts, unknown } = textIn(language);
  const { place } = terms;
  if (place) return [{ key: facts.place, value: <PlaceName place={place} /> }];
  if (place === undefined && terms.unknown === undefined) return [];
  const words = terms.unknown?.includes('places') === true ? unknown.places : unknown.place;
  return [{ key: facts.place, value: <Unknown>{words}</Unknown> }];
}

function Chain({ label, ids }: { readonly label: string; readonly ids: readonly string[] }) {
  const { language } = usePlace();
  if (ids.length === 0) return null;
  return (
    <p>
      <Named name={label} />
      {ids.map((id) => (
        <a key={id} href={addressOf(language, `${COMMITMENTS_PATH}/${id}`)}>
          <code dir="ltr">{id}</code>
        </a>
      ))}
    </p>
  );
}

/** The title of a commitment in the head of its page: of the languages it is written in, the reader's. */
export function titleOf({ commitment }: OneCommitment, language: PageLanguage): string {
  return commitment.terms.title[writtenLanguage(language)];
}
