import type { Store } from '@wasl/store';

/** When a call fails: before anything happened, or after all of it did. */
export type When = 'before' | 'after';

/** What a connection that breaks for good says. */
export class CutError extends Error {}

/**
 * The same object, of which one call of `query` fails: the one at `failing`, counted from 0 among those
 * whose SQL matches.
 */
export function failingQuery<T extends object>(db: T, failing: number, when: When, sql = /./): T {
  let count = 0;
  return new Proxy(db, {
    get(target, name) {
      const value = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      if (name !== 'query') return value.bind(target);
      return async (...args: unknown[]) => {
        const chosen = sql.test(sqlOf(args[0])) && count++ === failing;
        if (chosen && when === 'before') throw new CutError('cut before the statement');
        const result: unknown = await Reflect.apply(value, target, args);
        if (chosen) throw new CutError('cut after the statement');
        return result;
      };
    },
  });
}

function sqlOf(query: unknown): string {
  if (typeof query === 'string') return query;
  return typeof query === 'object' && query !== null && 'text' in query ? String(query.text) : '';
}

/** A store whose dedicated connections all refuse the statements that match, from the n-th on. */
export function refusingStore(store: Store, sql: RegExp, allowed: number): Store {
  let count = 0;
  return {
    ...store,
    async connect(module) {
      const client = await store.connect(module);
      return new Proxy(client, {
        get(target, name) {
          const value = Reflect.get(target, name);
          if (typeof value !== 'function') return value;
          if (name !== 'query') return value.bind(target);
          return async (...args: unknown[]) => {
            if (sql.test(sqlOf(args[0])) && count++ >= allowed) throw new CutError('no more');
            return Reflect.apply(value, target, args);
          };
        },
      });
    },
  };
}
