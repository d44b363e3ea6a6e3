import type { Pool } from 'pg';
import { consultedUntil } from '../store/consult.ts';
import { listItems } from '../store/list.ts';
import type { ListItem } from '../view/list-item.ts';
import { type ListQuery, PAGE_SIZE } from '../view/list-query.ts';

export type ListPage = {
  readonly query: ListQuery;
  readonly asOf: string;
  readonly total: number;
  /** At least one. A page beyond the last is empty. */
  readonly pages: number;
  readonly items: readonly ListItem[];
};

/** One page of the commitments that a reader asks for. */
export async function listPage(pool: Pool, query: ListQuery): Promise<ListPage> {
  const asOf = await consultedUntil(pool);
  const { total, items } = await listItems(pool, query, asOf);
  return { query, asOf, total, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)), items };
}
