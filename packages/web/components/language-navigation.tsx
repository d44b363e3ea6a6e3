import { addressOf } from '../language/address.ts';
import { DIRECTION, OWN_NAME, PAGE_LANGUAGES } from '../language/language.ts';
import { usePlace } from '../language/place.ts';
import { textIn } from '../text/text.ts';

/** Each language by its own name and in its own script, leading to the same page with the same query. */
export function LanguageNavigation() {
  const { language: current, path, query } = usePlace();
  return (
    <nav class="languages" aria-label={textIn(current).languages}>
      <ul>
        {PAGE_LANGUAGES.map((language) => (
          <li key={language}>
            <a
              href={addressOf(language, path, query)}
              lang={language}
              dir={DIRECTION[language]}
              hreflang={language}
              aria-current={language === current ? 'true' : undefined}
            >
              {OWN_NAME[language]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
