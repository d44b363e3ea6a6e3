import type { ComponentChildren } from 'preact';
import { addressOf } from '../language/address.ts';
import { usePlace } from '../language/place.ts';
import { textIn } from '../text/text.ts';

export type SummaryRow = {
  readonly key: string;
  readonly value: ComponentChildren;
  /** Where the answer is changed. */
  readonly change?: string;
};

/** Facts of one thing, or answers to check before they are sent. */
export function SummaryList({ rows }: { readonly rows: readonly SummaryRow[] }) {
  const { language } = usePlace();
  return (
    <dl class="summary">
      {rows.map(({ key, value, change }) => (
        <div key={key}>
          <dt>{key}</dt>
          <dd>{value}</dd>
          {change !== undefined && (
            <dd class="summary-action">
              <a href={addressOf(language, change)}>
                {textIn(language).change}
                <span class="apart"> {key}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
