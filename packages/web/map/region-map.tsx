import { formatNumber } from '../format/number.ts';
import { usePlace } from '../language/place.ts';
import { textIn } from '../text/text.ts';
import { DRAWING } from './drawing.ts';
import { RegionTable } from './region-table.tsx';
import { REGIONS, type RegionCode } from './regions.ts';
import { shadeOf } from './shade.ts';

export type RegionMapProps = {
  readonly id: string;
  readonly title: string;
  /** What the numbers count. */
  readonly measure: string;
  /** A region without a number has no data, which is not zero. */
  readonly values: Readonly<Partial<Record<RegionCode, number>>>;
  /** Where the name of a region leads, such as a part of the same page; undefined where nowhere. */
  readonly hrefOf?: (code: RegionCode) => string | undefined;
};

/**
 * The whole Kingdom, down to Lagouira, with no line within but the regions and no label but their numbers;
 * the table beside it says the same in words.
 */
export function RegionMap({ id, title, measure, values, hrefOf }: RegionMapProps) {
  const { language } = usePlace();
  const text = textIn(language);
  const most = Math.max(0, ...Object.values(values));
  return (
    <figure class="map" aria-labelledby={id}>
      <figcaption id={id}>{title}</figcaption>
      <div class="map-parts">
        <svg
          class="map-drawing"
          viewBox={`0 0 ${DRAWING.width} ${DRAWING.height}`}
          role="img"
          aria-label={text.map.label}
          direction="ltr"
        >
          {DRAWING.regions.map(({ code, path }) => {
            const region = REGIONS.find((candidate) => candidate.code === code);
            const value = region === undefined ? undefined : values[region.code];
            const words = value === undefined ? text.map.none : formatNumber(value, language);
            return (
              <path key={code} class={`region shade-${shadeOf(value, most)}`} d={path}>
                <title>{`${region?.name[language] ?? ''}: ${words}`}</title>
              </path>
            );
          })}
          {DRAWING.regions.map(({ code, middle: [x, y] }) => (
            <text key={code} class="region-number" x={x} y={y}>
              {formatNumber(REGIONS.findIndex((region) => region.code === code) + 1, language)}
            </text>
          ))}
        </svg>
        <RegionTable measure={measure} title={title} values={values} most={most} hrefOf={hrefOf} />
      </div>
      <p class="source">{text.map.source}</p>
    </figure>
  );
}
