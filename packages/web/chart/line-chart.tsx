import { formatNumber } from '../format/number.ts';
import { DIRECTION } from '../language/language.ts';
import { usePlace } from '../language/place.ts';
import type { ChartProps } from './bar-chart.tsx';
import { ChartData } from './chart-data.tsx';
import { ticksTo } from './ticks.ts';

/** How a number moves, from the side where lines begin; the scale starts at zero. */
export function LineChart({ id, title, of, measure, points }: ChartProps) {
  const { language } = usePlace();
  const ticks = ticksTo(Math.max(...points.map(({ value }) => value)));
  const top = ticks.at(-1) ?? 1;
  const step = 100 / Math.max(1, points.length - 1);
  const places = points.map(({ value }, index) => {
    const along = index * step;
    return { x: DIRECTION[language] === 'rtl' ? 100 - along : along, y: 100 - (100 * value) / top };
  });
  return (
    <figure class="chart" aria-labelledby={id}>
      <figcaption id={id}>{title}</figcaption>
      <div class="plot" aria-hidden="true">
        <ol class="plot-scale">
          {ticks.toReversed().map((tick) => (
            <li key={tick}>{formatNumber(tick, language)}</li>
          ))}
        </ol>
        <svg class="plot-lines" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          {ticks.map((tick) => (
            <path key={tick} class="plot-grid" d={`M0 ${100 - (100 * tick) / top}H100`} />
          ))}
          <path class="plot-line" d={`M${places.map(({ x, y }) => `${x} ${y}`).join('L')}`} />
          {places.map(({ x, y }) => (
            <path key={x} class="plot-point" d={`M${x} ${y}h0`} />
          ))}
        </svg>
        <ol class="plot-labels">
          {points.map(({ label }) => (
            <li key={label}>{label}</li>
          ))}
        </ol>
      </div>
      <ChartData title={title} of={of} measure={measure} points={points} />
    </figure>
  );
}
