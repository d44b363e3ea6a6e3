import { formatNumber } from '../format/number.ts';
import { usePlace } from '../language/place.ts';
import { textIn } from '../text/text.ts';
import { REGIONS, type RegionCode } from './regions.ts';
import { shadeOf } from './shade.ts';

type RegionTableProps = {
  readonly title: string;
  readonly measure: string;
  readonly values: Readonly<Partial<Record<RegionCode, number>>>;
  readonly most: number;
  readonly hrefOf: ((code: RegionCode) => string | undefined) | undefined;
};

/** The map in words, in the order of the decree; the numbers are those on the map. */
export function RegionTable({ title, measure, values, most, hrefOf }: RegionTableProps) {
  const { language } = usePlace();
  const text = textIn(language).map;
  return (
    <table class="region-table">
      <caption class="apart">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{text.region}</th>
          <th scope="col" class="numeric">
            {measure}
          </th>
        </tr>
      </thead>
      <tbody>
        {REGIONS.map(({ code, name }, index) => {
          const value = values[code];
          const href = hrefOf?.(code);
          return (
            <tr key={code}>
              <th scope="row">
                <span class="region-name">
                  <span class={`swatch shade-${shadeOf(value, most)}`}>
                    {formatNumber(index + 1, language)}
                  </span>
                  {href === undefined ? name[language] : <a href={href}>{name[language]}</a>}
                </span>
              </th>
              <td class="numeric">{value === undefined ? text.none : formatNumber(value, language)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
