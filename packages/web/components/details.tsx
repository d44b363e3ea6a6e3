import type { ComponentChildren } from 'preact';

/** What only some readers need. */
export function Details({
  summary,
  children,
}: {
  readonly summary: string;
  readonly children: ComponentChildren;
}) {
  return (
    <details class="details">
      <summary>{summary}</summary>
      <div class="details-body">{children}</div>
    </details>
  );
}
