import type { Client } from 'pg';
import { OLDEST_MAJOR } from '../server/binaries.ts';
import { schemaProblem } from './problem.ts';

/**
 * Refuses a server on which a committed receipt could be lost, or a flipped bit go unseen (crash rule 1:
 * logs have died of both), one that takes no writes, and one whose texts are not UTF-8.
 * Returns the server's version, such as `18.4`.
 */
export async function checkServer(client: Client): Promise<string> {
  const { rows } = await client.query<{ name: string; setting: string }>(
    `SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit',
       'data_checksums', 'server_version', 'server_version_num', 'server_encoding', 'in_hot_standby')`,
  );
  const setting = new Map(rows.map((row) => [row.name, row.setting]));
  const version = setting.get('server_version')?.split(' ')[0] ?? '';
  if (Number(setting.get('server_version_num')) < OLDEST_MAJOR * 10_000) {
    throw schemaProblem('database-too-old', { version, oldest: OLDEST_MAJOR });
  }
  if (setting.get('fsync') !== 'on') throw schemaProblem('fsync-off');
  if (setting.get('full_page_writes') !== 'on') throw schemaProblem('full-page-writes-off');
  if (setting.get('synchronous_commit') === 'off') throw schemaProblem('synchronous-commit-off');
  if (setting.get('data_checksums') !== 'on') throw schemaProblem('data-checksums-off');
  if (setting.get('in_hot_standby') === 'on') throw schemaProblem('database-read-only');
  const encoding = setting.get('server_encoding') ?? '';
  if (encoding !== 'UTF8') throw schemaProblem('database-encoding', { encoding });
  return version;
}
