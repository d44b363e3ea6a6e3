import { BarChart } from '../chart/bar-chart.tsx';
import { LineChart } from '../chart/line-chart.tsx';
import { formatMonth } from '../format/date.ts';
import { usePlace } from '../language/place.ts';
import { FILES, STATES } from './sample.ts';
import { livingTextIn } from './text/text.ts';

const MONTHS = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01'];

export function Charts() {
  const { language } = usePlace();
  const { chart, states } = livingTextIn(language);
  return (
    <div class="columns">
      <BarChart
        id="by-state"
        title={chart.byState}
        of={chart.state}
        measure={chart.measure}
        points={STATES.map((state) => ({
          label: states[state],
          value: FILES.filter((file) => file.state === state).length,
        }))}
      />
      <LineChart
        id="by-month"
        title={chart.byMonth}
        of={chart.month}
        measure={chart.measure}
        points={MONTHS.map((day, index) => ({
          label: formatMonth(day, language),
          value: [120, 310, 280, 460, 530][index] ?? 0,
        }))}
      />
    </div>
  );
}
