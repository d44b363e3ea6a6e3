import { Details } from '../components/details.tsx';
import { formatNumber } from '../format/number.ts';
import { usePlace } from '../language/place.ts';
import { textIn } from '../text/text.ts';
import type { Point } from './point.ts';

type ChartDataProps = {
  readonly title: string;
  readonly of: string;
  readonly measure: string;
  readonly points: readonly Point[];
};

/** The table behind a chart: who cannot see the drawing reads this, and so does who doubts it. */
export function ChartData({ title, of, measure, points }: ChartDataProps) {
  const { language } = usePlace();
  return (
    <Details summary={textIn(language).chartData}>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{of}</th>
            <th scope="col" class="numeric">
              {measure}
            </th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ label, value }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td class="numeric">{formatNumber(value, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Details>
  );
}
