import type { NavigationItem, Site } from '../document/site.ts';
import { addressOf } from '../language/address.ts';
import { usePlace } from '../language/place.ts';
import { textIn } from '../text/text.ts';
import { LanguageNavigation } from './language-navigation.tsx';
import { Mark } from './mark.tsx';

/** The mark, the pages of the site, and the same page in other languages. */
export function Header({ site }: { readonly site: Site }) {
  const { language, path } = usePlace();
  const text = textIn(language);
  const current = currentOf(site.navigation, path);
  return (
    <header class="masthead">
      <div class="frame masthead-in">
        <a class="brand" href={addressOf(language === 'zgh' ? 'ar' : language, '/')}>
          <Mark />
          <span>{text.name}</span>
        </a>
        <nav class="pages" aria-label={text.pages}>
          <ul>
            {site.navigation.map((item) => (
              <PageLink key={item.path} item={item} current={item === current} />
            ))}
          </ul>
        </nav>
        <LanguageNavigation />
      </div>
    </header>
  );
}

/** Of the pages that lead to this one, the nearest. */
function currentOf(items: readonly NavigationItem[], path: string): NavigationItem | undefined {
  return items
    .filter((item) => path === item.path || (item.path !== '/' && path.startsWith(`${item.path}/`)))
    .toSorted((a, b) => b.path.length - a.path.length)[0];
}

function PageLink({ item, current }: { readonly item: NavigationItem; readonly current: boolean }) {
  const { language } = usePlace();
  const target = item.languages.includes(language) ? language : 'ar';
  return (
    <li>
      <a
        href={addressOf(target, item.path)}
        hreflang={target === language ? undefined : target}
        aria-current={current ? 'page' : undefined}
      >
        {item.label[language]}
      </a>
    </li>
  );
}
