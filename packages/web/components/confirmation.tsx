import type { ComponentChildren } from 'preact';
import { usePlace } from '../language/place.ts';
import { textIn } from '../text/text.ts';

export type ConfirmationProps = {
  readonly title: string;
  readonly referenceLabel: string;
  readonly reference: string;
  /** What happens next, and by when. */
  readonly children: ComponentChildren;
};

/** The end of a procedure: its receipt, with the number to keep. Where it stands alone, `title` is the page's. */
export function Confirmation({ title, referenceLabel, reference, children }: ConfirmationProps) {
  const { language } = usePlace();
  return (
    <section class="confirmation" aria-labelledby="confirmation-title">
      <div class="confirmation-head">
        <h2 id="confirmation-title">{title}</h2>
        <p>
          {referenceLabel}
          <code dir="ltr">{reference}</code>
        </p>
      </div>
      <div class="confirmation-next">
        <h3>{textIn(language).next}</h3>
        {children}
      </div>
    </section>
  );
}
