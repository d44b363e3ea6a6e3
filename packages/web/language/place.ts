import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type Fields, NO_FIELDS } from './address.ts';
import type { PageLanguage } from './language.ts';

/** Where the reader is: what a component needs for its words and for links that keep the rest of the query. */
export type Place = {
  readonly language: PageLanguage;
  readonly path: string;
  readonly query: Fields;
  /** What the forms of a reader with a session carry, so that no other site can send them. */
  readonly formToken?: string;
};

export const PlaceContext = createContext<Place>({ language: 'ar', path: '/', query: NO_FIELDS });

export function usePlace(): Place {
  return useContext(PlaceContext);
}
