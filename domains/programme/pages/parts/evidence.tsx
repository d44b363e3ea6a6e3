import { fill } from '@wasl/kernel';
import { Details, formatDate, formatNumber, Said, Tag, usePlace } from '@wasl/web';
import { COMPLETION_WORDS } from '../../open-data/words.ts';
import type { CommitmentView } from '../../view/commitment-view.ts';
import type { FigureView, IndicatorView } from '../../view/entry-views.ts';
import { textIn } from '../text/text.ts';
import { ledgerDate } from './ledger-date.ts';
import { Due, Named, Office } from './words.tsx';

/** Figures of a commitment, each with its source, date, method and the number of cases. No bare percentage. */
export function Indicators({ indicators }: Pick<CommitmentView, 'indicators'>) {
  const { language } = usePlace();
  const text = textIn(language).commitment;
  return (
    <section class="section" aria-labelledby="figures">
      <h2 id="figures">{text.figures}</h2>
      {indicators.length === 0 && <p class="quiet">{text.noFigures}</p>}
      {indicators.map((indicator) => (
        <div key={indicator.id}>
          <h3>
            <Said text={indicator.name} />
          </h3>
          {indicator.figures.map((figure) => (
            <Figure key={figure.id} figure={figure} indicator={indicator} />
          ))}
          {indicator.corrected.length > 0 && (
            <Details summary={text.corrected}>
              {indicator.corrected.map((figure) => (
                <Figure key={figure.id} figure={figure} indicator={indicator} />
              ))}
            </Details>
          )}
        </div>
      ))}
    </section>
  );
}

type FigureProps = { readonly figure: FigureView; readonly indicator: IndicatorView };

function Figure({ figure, indicator }: FigureProps) {
  const { language } = usePlace();
  const { commitment: text, facts } = textIn(language);
  const { role, value, n, asOf, source, method, origin } = figure;
  return (
    <div>
      <p class="figure-line">
        <Named name={text.roles[role]} />
        {formatNumber(value, language)} <Said text={indicator.unit} />
      </p>
      <p class="entry-facts">
        <span>{fill(text.asOf, { date: formatDate(asOf, language) })}</span>
        {n !== null && <span>{fill(text.sample, { count: formatNumber(n, language) })}</span>}
        <span>
          <Named name={facts.source} />
          <Office text={source} />
        </span>
        <span>
          <Named name={text.method} />
          <Office text={method} />
        </span>
        <Tag label={origin.by === 'hand' ? text.byHand : text.byExchange} />
        {origin.by === 'exchange' && <code dir="ltr">{origin.receipt}</code>}
      </p>
    </div>
  );
}

/** Stages of the work, and what the responsible unit itself states of its date: nothing else is "late". */
export function Milestones({ milestones, delays }: Pick<CommitmentView, 'milestones' | 'delays'>) {
  const { language } = usePlace();
  const text = textIn(language).commitment;
  return (
    <>
      {milestones.length > 0 && (
        <section class="section" aria-labelledby="milestones">
          <h2 id="milestones">{text.milestones}</h2>
          <ul>
            {milestones.map(({ id, title, due, reachedOn }) => (
              <li key={id}>
                <Office text={title} /> ·{' '}
                {reachedOn === null ? (
                  <>
                    {fill(text.planned, { date: '' })}
                    <Due due={due} />
                  </>
                ) : (
                  fill(text.reached, { date: formatDate(reachedOn, language) })
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {delays.length > 0 && (
        <section class="section" aria-labelledby="delays">
          <h2 id="delays">{text.delays}</h2>
          {delays.map(({ id, difficulty, correctiveMeasure, newDue }) => (
            <div key={id}>
              <p>
                <Named name={text.difficulty} />
                <Office text={difficulty} />
              </p>
              <p>
                <Named name={text.measure} />
                <Office text={correctiveMeasure} />
              </p>
              <p>
                <Named name={textIn(language).facts.due} />
                <Due due={newDue} />
              </p>
            </div>
          ))}
        </section>
      )}
    </>
  );
}

/** What shows how far a commitment is: each item graded, dated and hashed, and the reason for the step. */
export function Evidence({ evidence, step }: Pick<CommitmentView, 'evidence' | 'step'>) {
  const { language } = usePlace();
  const { commitment: text, facts } = textIn(language);
  return (
    <section class="section" aria-labelledby="evidence">
      <h2 id="evidence">{text.evidence}</h2>
      {step !== null && (
        <p>
          <Named name={facts.completion} />
          <Said text={COMPLETION_WORDS[step.completion]} /> ({ledgerDate(step.acceptedOn, language)}).{' '}
          <Named name={text.reason} />
          <Office text={step.reason} />
        </p>
      )}
      {evidence.length === 0 ? (
        <p class="quiet">{text.noEvidence}</p>
      ) : (
        <ul class="entries">
          {evidence.map(({ id, title, dated, grade, sha256, receipt }) => (
            <li key={id}>
              <Office text={title} />
              <p class="entry-facts">
                <Tag label={text.grades[grade]} />
                <span>{formatDate(dated, language)}</span>
                <code dir="ltr">SHA-256 {sha256}</code>
                {receipt !== null && <code dir="ltr">{receipt}</code>}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
