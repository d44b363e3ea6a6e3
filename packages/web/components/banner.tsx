import type { ComponentChildren } from 'preact';
import { usePlace } from '../language/place.ts';
import { textIn } from '../text/text.ts';

export type BannerProps = {
  readonly id: string;
  readonly kind: 'information' | 'success' | 'warning';
  readonly children: ComponentChildren;
};

/** News of this page: what was just done, or what the reader should know before going on. */
export function Banner({ id, kind, children }: BannerProps) {
  const { language } = usePlace();
  return (
    <section class={`banner banner-${kind}`} aria-labelledby={id}>
      <h2 id={id}>{textIn(language).banner[kind]}</h2>
      <div>{children}</div>
    </section>
  );
}
