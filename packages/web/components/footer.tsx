import type { Site } from '../document/site.ts';
import { addressOf } from '../language/address.ts';
import { usePlace } from '../language/place.ts';
import { textIn } from '../text/text.ts';
import { Said } from './said.tsx';

/** The notice of law §3, and on pages in Amazigh the mark of what awaits a native reader. */
export function Footer({ site }: { readonly site: Site }) {
  const { language } = usePlace();
  const text = textIn(language);
  return (
    <footer class="footer">
      <div class="frame">
        <h2>{text.notice}</h2>
        <p>
          <Said text={site.notice} />
        </p>
        {language === 'zgh' && (
          <p class="unreviewed">
            {text.unreviewed} · <a href={addressOf(language, site.reviewPath)}>{text.unreviewedList}</a>
          </p>
        )}
      </div>
    </footer>
  );
}
