import { fill } from '@wasl/kernel';
import { formatDate, type Moment, type PageLanguage, Said, Timeline, usePlace } from '@wasl/web';
import { isDay } from '../../span.ts';
import type { TimelineItem } from '../../view/timeline.ts';
import { textIn } from '../text/text.ts';
import { ledgerDate } from './ledger-date.ts';
import { Named, Office, SourceLine } from './words.tsx';

/** What sources said of a commitment, oldest first: each with its source, its date and how well it is sourced. */
export function History({ timeline }: { readonly timeline: readonly TimelineItem[] }) {
  const { language } = usePlace();
  return (
    <section class="section" aria-labelledby="timeline">
      <h2 id="timeline">{textIn(language).commitment.timeline}</h2>
      <Timeline
        moments={timeline.map((item, index) => momentOf(item, index === timeline.length - 1, language))}
      />
    </section>
  );
}

function momentOf(item: TimelineItem, last: boolean, language: PageLanguage): Moment {
  return {
    day: item.on,
    written: isDay(item.on) ? formatDate(item.on, language) : ledgerDate(item.on, language),
    title: textIn(language).commitment.events[item.event],
    state: last ? 'now' : 'past',
    body: <What item={item} />,
  };
}

function What({ item }: { readonly item: TimelineItem }) {
  const { language } = usePlace();
  const text = textIn(language);
  return (
    <>
      <Change item={item} />
      <p class="quiet">
        <Named name={text.facts.source} />
        <SourceLine source={item.source} />
        {item.confidence !== null && <> · {text.commitment.confidence[item.confidence]}</>}
      </p>
    </>
  );
}

function Change({ item }: { readonly item: TimelineItem }) {
  const { language } = usePlace();
  const { commitment, facts, unknown } = textIn(language);
  const dateOr = (date: string | null) => (date === null ? unknown.due : ledgerDate(date, language));
  switch (item.event) {
    case 'announced':
      return (
        <p>
          <Named name={facts.due} />
          {dateOr(item.due)}
        </p>
      );
    case 'date-changed':
      return <p>{fill(commitment.from, { from: dateOr(item.from), to: dateOr(item.to) })}</p>;
    case 'reworded':
      return (
        <>
          <p>
            <Named name={commitment.before} />
            <Said text={item.before.title} />
          </p>
          <p>
            <Named name={commitment.after} />
            <Said text={item.after.title} />
          </p>
        </>
      );
    case 'kept':
    case 'carried-over':
      return item.note === null ? null : (
        <p>
          <Office text={item.note} />
        </p>
      );
  }
}
