import { addressOf, formatList, plural, REGIONS, RegionMap, usePlace } from '@wasl/web';
import type { ByRegion, Group } from '../read-model/by-region.ts';
import { Entries } from './parts/entries.tsx';
import { Proof } from './parts/proof.tsx';
import { COMMITMENTS_PATH, type PortalNews } from './ports.ts';
import { textIn } from './text/text.ts';

export type RegionsPageProps = { readonly places: ByRegion; readonly news: PortalNews };

/** The Kingdom's regions with what was announced in each; what has no announced place stands apart. */
export function RegionsPage({ places, news }: RegionsPageProps) {
  const { language } = usePlace();
  const text = textIn(language);
  const { year, regions, placeNotAnnounced, withoutPlace } = places;
  const totals = new Map(regions.map(({ region, total }) => [region.iso, total]));
  const empty = REGIONS.filter(({ code }) => !totals.get(code)).map(({ name }) => name[language]);
  return (
    <>
      <h1>{text.names.regions}</h1>
      <p class="lead">{text.regions.lead}</p>
      <RegionMap
        id="map"
        title={text.regions.map}
        measure={text.overview.measure}
        values={Object.fromEntries(REGIONS.map(({ code }) => [code, totals.get(code) ?? 0]))}
        hrefOf={(code) => (totals.get(code) ? `#${code}` : undefined)}
      />
      {REGIONS.filter(({ code }) => totals.get(code)).map(({ code, name }) => (
        <Part
          key={code}
          id={code}
          heading={name[language]}
          group={regions.find(({ region }) => region.iso === code) ?? { total: 0, items: [] }}
          all={`${COMMITMENTS_PATH}?year=${year}&region=${code}`}
        />
      ))}
      {empty.length > 0 && (
        <section class="section" aria-labelledby="none">
          <h2 id="none">{text.regions.noneTitle}</h2>
          <p>{formatList(empty, language)}</p>
        </section>
      )}
      <Part
        id="not-announced"
        heading={text.regions.notAnnounced}
        lead={text.regions.notAnnouncedLead}
        group={placeNotAnnounced}
        all={`${COMMITMENTS_PATH}?year=${year}&region=not-announced`}
      />
      <section class="section" aria-labelledby="without">
        <h2 id="without">{text.regions.without}</h2>
        <p>
          {plural(withoutPlace.total, text.list.count, language)} ·{' '}
          <a href={addressOf(language, `${COMMITMENTS_PATH}?year=${year}`)}>{text.overview.more}</a>
        </p>
      </section>
      <Proof news={news} proved="number" />
    </>
  );
}

type PartProps = {
  readonly id: string;
  readonly heading: string;
  readonly lead?: string;
  readonly group: Group;
  /** Where all of them are listed. */
  readonly all: string;
};

function Part({ id, heading, lead, group, all }: PartProps) {
  const { language } = usePlace();
  const text = textIn(language).regions;
  return (
    <section class="section" aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      {lead !== undefined && <p class="quiet">{lead}</p>}
      {group.total === 0 ? (
        <p class="quiet">{text.none}</p>
      ) : (
        <>
          <p>{plural(group.total, text.count, language)}</p>
          <Entries items={group.items} />
          {group.total > group.items.length && (
            <p>
              <a href={addressOf(language, all)}>{text.all}</a>
            </p>
          )}
        </>
      )}
    </section>
  );
}
