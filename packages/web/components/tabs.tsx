import type { ComponentChildren } from 'preact';
import { addressOf, fieldOf, withFields } from '../language/address.ts';
import { usePlace } from '../language/place.ts';

export type Tab = { readonly id: string; readonly label: string; readonly content: () => ComponentChildren };

export type TabsProps = {
  /** The field of the query that names the open tab. */
  readonly name: string;
  readonly label: string;
  readonly tabs: readonly Tab[];
};

/** Views of one thing, one at a time. Each is an address, so it can be sent on, and needs no script. */
export function Tabs({ name, label, tabs }: TabsProps) {
  const { language, path, query } = usePlace();
  const open = tabs.find(({ id }) => id === fieldOf(query, name)) ?? tabs[0];
  return (
    <div class="tabs" id={name}>
      <nav aria-label={label}>
        <ul>
          {tabs.map(({ id, label: words }) => (
            <li key={id}>
              <a
                href={`${addressOf(language, path, withFields(query, { [name]: id }))}#${name}`}
                aria-current={id === open?.id ? 'true' : undefined}
              >
                {words}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="tab-content">{open?.content()}</div>
    </div>
  );
}
