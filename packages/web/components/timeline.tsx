import type { ComponentChildren } from 'preact';
import { formatDate } from '../format/date.ts';
import { usePlace } from '../language/place.ts';

export type Moment = {
  /** A day, `2026-08-02`; a month or a year where `written` says it in words. */
  readonly day: string;
  /** The date in words, where it is known no closer than a month or a year. */
  readonly written?: string;
  readonly title: string;
  readonly body?: ComponentChildren;
  readonly state: 'past' | 'now' | 'planned';
};

/** What happened and what is planned, in the order given. */
export function Timeline({ moments }: { readonly moments: readonly Moment[] }) {
  const { language } = usePlace();
  return (
    <ol class="timeline">
      {moments.map(({ day, written, title, body, state }) => (
        <li key={`${day} ${title}`} class={`moment moment-${state}`}>
          <time dateTime={day}>{written ?? formatDate(day, language)}</time>
          <p class="moment-title">{title}</p>
          {body !== undefined && <div class="moment-body">{body}</div>}
        </li>
      ))}
    </ol>
  );
}
