import type { ComponentChildren } from 'preact';

export type ScrollAreaProps = { readonly labelledBy: string; readonly children: ComponentChildren };

/** What may be wider than the window scrolls by itself (WCAG 1.4.10), by keyboard too (2.1.1). */
export function ScrollArea({ labelledBy, children }: ScrollAreaProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: where nothing in it takes the focus, no key would scroll it.
    <section class="table-scroll" aria-labelledby={labelledBy} tabIndex={0}>
      {children}
    </section>
  );
}
