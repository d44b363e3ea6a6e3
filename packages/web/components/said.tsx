import type { Localised } from '@wasl/kernel';
import { DIRECTION, writtenLanguage } from '../language/language.ts';
import { usePlace } from '../language/place.ts';
import { spaced } from '../writing/spaced.ts';

/** A text of a room that writes no Amazigh, marked as the language it is in where that is not the page's. */
export function Said({ text }: { readonly text: Localised }) {
  const { language } = usePlace();
  const written = writtenLanguage(language);
  const words = spaced(text[written], written);
  if (written === language) return <>{words}</>;
  return (
    <span lang={written} dir={DIRECTION[written]}>
      {words}
    </span>
  );
}
