import { fill } from '@wasl/kernel';
import { addressOf, Said, Tag, usePlace } from '@wasl/web';
import type { ListItem } from '../../view/list-item.ts';
import { COMMITMENTS_PATH } from '../ports.ts';
import { textIn } from '../text/text.ts';
import { ledgerDate } from './ledger-date.ts';
import { Due, Named, NoLaterData, PlaceName, StandingTag, Unknown } from './words.tsx';

type EntriesProps = { readonly items: readonly ListItem[]; readonly changes?: boolean };

/** Commitments as lines: what, of which kind, by when, where, and where it stands. */
export function Entries({ items, changes = false }: EntriesProps) {
  return (
    <ol class="entries">
      {items.map((item) => (
        <Line key={item.id} item={item} changes={changes} />
      ))}
    </ol>
  );
}

function Line({ item, changes }: { readonly item: ListItem; readonly changes: boolean }) {
  const { language } = usePlace();
  const text = textIn(language);
  const { terms, standing, noLaterDataAsOf } = item;
  return (
    <li>
      <h3>
        <a href={addressOf(language, `${COMMITMENTS_PATH}/${item.id}`)}>
          <Said text={terms.title} />
        </a>
      </h3>
      <p class="entry-facts">
        {standing !== 'no-later-data' && <StandingTag standing={standing} />}
        <Tag label={text.domains[item.domain]} />
        <span>{text.kinds[terms.kind ?? 'not-recorded']}</span>
        <span>
          <Named name={text.facts.due} />
          <Due due={terms.due} />
        </span>
        {terms.place && (
          <span>
            <PlaceName place={terms.place} />
          </span>
        )}
        {item.placeKnown === 'not-announced' && (
          <Unknown>
            {terms.unknown?.includes('places') === true ? text.unknown.places : text.unknown.place}
          </Unknown>
        )}
        {changes && (
          <span>{fill(text.overview.changedOn, { date: ledgerDate(item.changedOn, language) })}</span>
        )}
      </p>
      {noLaterDataAsOf !== null && (
        <p class="entry-facts">
          <NoLaterData asOf={noLaterDataAsOf} />
        </p>
      )}
    </li>
  );
}
