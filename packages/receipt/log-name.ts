import { isCode } from './identifier.ts';

/** The two logs of a node. */
export type LogRole = 'receipts' | 'registry';

/** The origin of a node's log: `<node>/log/<role>`, or `<node>/log/<role>/<shard>`. */
export function logOrigin(node: string, role: LogRole, shard?: string): string {
  return `${node}/log/${role}${shard === undefined ? '' : `/${shard}`}`;
}

/** Whether an origin names a log of that role of that node, and no other log listed in the same policy. */
export function isLogOf(node: string, role: LogRole, origin: string): boolean {
  const name = logOrigin(node, role);
  return origin === name || (origin.startsWith(`${name}/`) && isCode(origin.slice(name.length + 1)));
}
