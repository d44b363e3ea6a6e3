import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { type Fields, NO_FIELDS } from '../language/address.ts';
import type { PageLanguage } from '../language/language.ts';
import { PlaceContext } from '../language/place.ts';

/** A component by itself, as a reader of one language gets it. */
export function renderIn(language: PageLanguage, node: ComponentChildren, query: Fields = NO_FIELDS): string {
  return renderToString(
    <PlaceContext.Provider value={{ language, path: '/files', query }}>{node}</PlaceContext.Provider>,
  );
}
