import { renderToString } from 'preact-render-to-string';
import { type Place, PlaceContext } from '../language/place.ts';
import { visible } from '../writing/visible.ts';
import { Document, type DocumentProps } from './document.tsx';

/** A page as HTML. What a value could hide or reorder is spelled out, whichever component wrote it. */
export function renderDocument(place: Place, props: DocumentProps): string {
  const html = renderToString(
    <PlaceContext.Provider value={place}>
      <Document {...props} />
    </PlaceContext.Provider>,
  );
  return `<!doctype html>\n${visible(html)}\n`;
}
