import { type Standing, standingAfter } from '../announcement/standing.ts';
import type { Row } from './row.ts';

/** One commitment as a line of a list. */
export type ListItem = Omit<Row, 'event' | 'silentSince'> & Pick<Standing, 'standing' | 'noLaterDataAsOf'>;

/** The line, given that sources were consulted until a day. */
export function itemOf(row: Row, asOf: string): ListItem {
  const { event, silentSince, ...rest } = row;
  return { ...rest, ...standingAfter(event, silentSince, asOf) };
}
