import { formatNumber } from '../format/number.ts';
import { DIRECTION } from '../language/language.ts';
import { usePlace } from '../language/place.ts';
import { ChartData } from './chart-data.tsx';
import type { Point } from './point.ts';

export type ChartProps = {
  readonly id: string;
  readonly title: string;
  /** What the points are, such as months, and what their values count. */
  readonly of: string;
  readonly measure: string;
  readonly points: readonly Point[];
};

/** Bars from the side where lines begin. Words stay HTML: they keep their size, wrap, and can be chosen. */
export function BarChart({ id, title, of, measure, points }: ChartProps) {
  const { language } = usePlace();
  const most = Math.max(1, ...points.map(({ value }) => value));
  return (
    <figure class="chart" aria-labelledby={id}>
      <figcaption id={id}>{title}</figcaption>
      <div class="bars" aria-hidden="true">
        {points.map(({ label, value }) => {
          const length = (100 * value) / most;
          return (
            <div class="bar" key={label}>
              <span class="bar-label">{label}</span>
              <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
                <rect class="bar-track" width="100" height="1" />
                <rect
                  class="bar-fill"
                  x={DIRECTION[language] === 'rtl' ? 100 - length : 0}
                  width={length}
                  height="1"
                />
              </svg>
              <span class="bar-value">{formatNumber(value, language)}</span>
            </div>
          );
        })}
      </div>
      <ChartData title={title} of={of} measure={measure} points={points} />
    </figure>
  );
}
