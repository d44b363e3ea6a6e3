import { addressOf } from '../language/address.ts';
import { usePlace } from '../language/place.ts';
import type { Crumb } from '../route/answer.ts';
import { textIn } from '../text/text.ts';

/** The way down to the page, without the page itself. */
export function Breadcrumbs({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  const { language } = usePlace();
  if (crumbs.length === 0) return null;
  return (
    <nav class="frame crumbs" aria-label={textIn(language).breadcrumbs}>
      <ol>
        {crumbs.map(({ label, path }) => (
          <li key={path}>
            <a href={addressOf(language, path)}>{label}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
