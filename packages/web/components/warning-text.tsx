import type { ComponentChildren } from 'preact';
import { usePlace } from '../language/place.ts';
import { textIn } from '../text/text.ts';

/** What cannot be undone, or what follows from a mistake. */
export function WarningText({ children }: { readonly children: ComponentChildren }) {
  const { language } = usePlace();
  return (
    <p class="warning-text">
      <span class="warning-sign" aria-hidden="true">
        !
      </span>
      <strong>
        <span class="apart">{textIn(language).warning} </span>
        {children}
      </strong>
    </p>
  );
}
