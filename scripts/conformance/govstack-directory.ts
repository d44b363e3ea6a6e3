import path from 'node:path';
import { scratchHome, startPlatform } from '@wasl/platform/testing';
import { type OutsideOperation, readOperations } from './govstack-api.ts';
import { CASES, type Case } from './govstack-cases.ts';
import { result, type SuiteResult } from './suite.ts';

const FILE = path.join('govstack-information-mediator', 'api', 'GovStack_IM_Directory_Services_API.yaml');

const NOTES = [
  'a fresh platform is asked, and status and body are held to the description, its schemas read as closed',
  'beyond it, as their suite asks: paths without /r1, parts between quotation marks, either header, and of',
  'getOpenAPI a JSON string with 400 too; a service that nobody registered is refused, not made up',
];

/** Directory Services API of the GovStack Information Mediator, operation by operation. */
export async function govstackDirectory(vectors: string): Promise<SuiteResult> {
  const operations = readOperations(path.join(vectors, FILE));
  const verdicts = new Map<string, boolean>();
  for (const { id } of operations.values()) {
    const statuses = new Set(CASES.filter(({ operation }) => operation === id).map(({ status }) => status));
    verdicts.set(`${id}: is asked well and badly`, statuses.size === 2);
  }
  if (operations.size === 0) return result('govstack-directory', verdicts);
  await using scratch = await scratchHome();
  const platform = await startPlatform(scratch.home);
  try {
    for (const one of CASES) {
      const failure = await ask(platform.url, operations.get(one.operation), one);
      verdicts.set(
        `${one.operation}: ${one.name}${failure === null ? '' : `: ${failure}`}`,
        failure === null,
      );
    }
  } finally {
    await platform.stop();
  }
  return result('govstack-directory', verdicts, NOTES);
}

/** Why an answer is not what the description says; null where it is. */
async function ask(url: string, operation: OutsideOperation | undefined, one: Case): Promise<string | null> {
  if (operation === undefined) return 'the description has no such operation';
  const target = operation.path.replaceAll(/\{(\w+)\}/g, (_, part: string) =>
    encodeURIComponent(one.parts[part] ?? ''),
  );
  const query = new URLSearchParams(one.query).toString();
  const at = `${one.r1 ? target : target.replace(/^\/r1(?=\/)/, '')}${query === '' ? '' : `?${query}`}`;
  const answer = await fetch(`${url}${at}`, { headers: one.headers });
  const { status } = answer;
  if (status !== one.status) return `answered ${status}, not ${one.status}`;
  if (!operation.statuses.has(status)) return `${status} is not in the description`;
  const body: unknown = await answer.json();
  const check = operation.checks.get(status);
  if (check !== undefined && !check(body)) return JSON.stringify(check.errors);
  if (operation.id === 'getOpenAPI') return typeof body === 'string' ? null : 'not a JSON string';
  return status !== 200 || isFound(body) === one.found ? null : `found is not ${one.found}`;
}

function isFound(body: unknown): boolean {
  const member: unknown = Object.entries(body ?? {}).find(([name]) => name === 'member')?.[1];
  return Array.isArray(member) && member.length > 0;
}
