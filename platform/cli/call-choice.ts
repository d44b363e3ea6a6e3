import { resolve } from 'node:path';
import { loadKey } from '@wasl/ledger';
import { formatVerifierKey } from '@wasl/log';
import { findAgreement, standingOf } from './agreement.ts';
import type { ListedAgreement, ListedDirectory } from './directory.ts';
import { type KeyFile, systemKeys } from './key-files.ts';
import type { Node } from './node-api.ts';
import { cliProblem } from './problems.ts';

/** An agreement that a target may be asked under, and the path of the operation it then names. */
export type Candidate = { readonly agreement: ListedAgreement; readonly path: string };

/** What is asked, under which agreement, signed with which key. */
export type Choice = Candidate & { readonly key: KeyFile };

/**
 * Finds agreement and key for a target: those named, else the only ones that fit. Refuses
 * `call-no-agreement`, `call-ambiguous` and `call-key-missing`.
 */
export async function chooseCall(
  node: Node,
  directory: ListedDirectory,
  target: string,
  named: { readonly agreement: string | undefined; readonly key: string | undefined; readonly cwd: string },
): Promise<Choice> {
  const keys = await keysFor(node.home, named.key, named.cwd);
  const now = Date.now();
  const systems = new Set(keys.map(systemOf));
  const candidates =
    named.agreement === undefined
      ? candidatesFor(directory.agreements, target, systems, now)
      : pathsIn(findAgreement(directory, named.agreement), target);
  const [only, ...others] = candidates;
  if (only === undefined) throw cliProblem('call-no-agreement', { target });
  if (others.length > 0) {
    const agreements = candidates.map(({ agreement }) => agreement.id).join(', ');
    throw cliProblem('call-ambiguous', { target, agreements });
  }
  const { organisation, system } = only.agreement.consumer;
  const consumer = `${organisation}/${system}`;
  const held = named.key === undefined ? keys.filter((key) => systemOf(key) === consumer) : keys;
  const key = chooseKey(directory, held, now);
  if (key === undefined) throw cliProblem('call-key-missing', { system: consumer, home: node.home });
  return { ...only, key };
}

async function keysFor(home: string, named: string | undefined, cwd: string): Promise<KeyFile[]> {
  if (named === undefined) return systemKeys(home);
  const file = resolve(cwd, named);
  return [{ file, key: await loadKey(file) }];
}

/** `<org>/<system>` of a key, whose name is its keyid. */
function systemOf({ key }: KeyFile): string {
  return key.verifier.name.split('/').slice(0, 2).join('/');
}

/**
 * The agreements of the systems whose service `[ORG/]SERVICE/PATH` names. Where some are in force at `now`,
 * only those; else all, for the node to say what is wrong, with a receipt.
 */
export function candidatesFor(
  agreements: readonly ListedAgreement[],
  target: string,
  systems: ReadonlySet<string>,
  now: number,
): Candidate[] {
  const all = agreements
    .filter(({ consumer }) => systems.has(`${consumer.organisation}/${consumer.system}`))
    .flatMap((agreement) => pathsIn(agreement, target));
  const inForce = all.filter(({ agreement }) => standingOf(agreement, now) === 'in-force');
  return inForce.length > 0 ? inForce : all;
}

/** The path that a target names of an agreement's service: none, one, or two where both readings fit. */
function pathsIn(agreement: ListedAgreement, target: string): Candidate[] {
  const { organisation, service } = agreement.provider;
  return [`${service}/`, `${organisation}/${service}/`]
    .filter((prefix) => target.startsWith(prefix) && target.length > prefix.length)
    .map((prefix) => ({ agreement, path: `/${target.slice(prefix.length)}` }));
}

/**
 * The key of a system to sign with: one that is registered and valid at `now`, the latest to begin. Where
 * none is, the last of them all the same: the node says why it refuses.
 */
export function chooseKey(
  { keys }: Pick<ListedDirectory, 'keys'>,
  held: readonly KeyFile[],
  now: number,
): KeyFile | undefined {
  const valid = held
    .flatMap((file) => {
      const { verifier } = file.key;
      const listed = keys.find(({ id, key }) => id === verifier.name && key === formatVerifierKey(verifier));
      return listed === undefined ? [] : [{ file, listed }];
    })
    .filter(
      ({ listed: { validFrom, validUntil } }) =>
        Date.parse(validFrom) <= now && (validUntil === null || now < Date.parse(validUntil)),
    )
    .sort((one, other) => one.listed.validFrom.localeCompare(other.listed.validFrom));
  return valid.at(-1)?.file ?? held.at(-1);
}
