import type { ComponentChildren } from 'preact';
import { addressOf } from '../language/address.ts';
import { usePlace } from '../language/place.ts';

export type CardProps = {
  readonly title: string;
  /** Where the whole card leads. */
  readonly path?: string;
  /** The look of a receipt: an edge and a perforation. */
  readonly ticket?: boolean;
  readonly children: ComponentChildren;
};

export function Card({ title, path, ticket = false, children }: CardProps) {
  const { language } = usePlace();
  return (
    <article class={ticket ? 'card ticket' : 'card'}>
      <h3>{path === undefined ? title : <a href={addressOf(language, path)}>{title}</a>}</h3>
      <div class="card-body">{children}</div>
    </article>
  );
}
