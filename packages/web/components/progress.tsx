import { fill } from '@wasl/kernel';
import { formatNumber, formatPercent } from '../format/number.ts';
import { usePlace } from '../language/place.ts';
import { textIn } from '../text/text.ts';

export type ProgressProps = {
  readonly id: string;
  readonly label: string;
  readonly done: number;
  readonly total: number;
};

/** How much is done, with its figure in words beside the bar. */
export function Progress({ id, label, done, total }: ProgressProps) {
  const { language } = usePlace();
  const counts = { done: formatNumber(done, language), total: formatNumber(total, language) };
  return (
    <div class="progress">
      <span class="progress-label" id={id}>
        {label}
      </span>
      <span class="progress-figure">
        {fill(textIn(language).progress, counts)}
        <span class="quiet"> · {formatPercent(total === 0 ? 0 : done / total, language)}</span>
      </span>
      <progress value={done} max={total} aria-labelledby={id} />
    </div>
  );
}
