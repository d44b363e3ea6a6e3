import { fromUtf8 } from './bytes.ts';
import type { Sha256 } from './crypto.ts';
import { LogError } from './error.ts';
import { parseVerifierKey, type SignatureType, type VerifierKey } from './key.ts';

export type PolicyLog = { readonly key: VerifierKey; readonly url: string | null };
export type PolicyWitness = { readonly name: string; readonly key: VerifierKey; readonly url: string | null };
export type PolicyGroup = {
  readonly name: string;
  readonly threshold: number;
  readonly members: readonly string[];
};

/** A C2SP tlog-policy: the trust file of a verifier. `quorum` is null for `quorum none`. */
export type Policy = {
  readonly logs: readonly PolicyLog[];
  readonly witnesses: readonly PolicyWitness[];
  readonly groups: readonly PolicyGroup[];
  readonly quorum: string | null;
};

const MAX_LINES = 1_000;
const MAX_BYTES = 1_000_000;

type Draft = {
  logs: PolicyLog[];
  witnesses: PolicyWitness[];
  groups: PolicyGroup[];
  quorum: string | null | undefined;
};

/** Parses a policy file. Names and URLs are octet strings, one character an octet. */
export async function parsePolicy(bytes: Uint8Array, sha256: Sha256): Promise<Policy> {
  if (bytes.length > MAX_BYTES) throw malformed(0, 'the file is too large');
  if (bytes.some((octet) => (octet < 0x20 && octet !== 0x09 && octet !== 0x0a) || octet === 0x7f)) {
    throw malformed(0, 'the file holds a control character');
  }
  const text = Array.from(bytes, (octet) => String.fromCharCode(octet)).join('');
  const lines = text.split('\n');
  if (lines.pop() !== '') throw malformed(lines.length + 1, 'the last line has no newline');
  if (lines.length > MAX_LINES) throw malformed(MAX_LINES, 'the file has too many lines');
  const draft: Draft = { logs: [], witnesses: [], groups: [], quorum: undefined };
  for (const [i, line] of lines.entries()) {
    const words = line.split(/[ \t]+/).filter((word) => word !== '');
    if (words.length === 0 || words[0]?.startsWith('#')) continue;
    await readLine(draft, words, i + 1, sha256);
  }
  if (draft.quorum === undefined) throw malformed(lines.length, 'there is no quorum line');
  return { ...draft, quorum: draft.quorum };
}

async function readLine(
  draft: Draft,
  words: readonly string[],
  number: number,
  sha256: Sha256,
): Promise<void> {
  const [keyword, first = '', second = '', ...rest] = words;
  if (keyword === 'log' && words.length <= 3 && first !== '') {
    const key = await readKey(first, 'ed25519', number, sha256);
    refuseDuplicate(draft.logs, key, number);
    draft.logs.push({ key, url: second === '' ? null : second });
  } else if (keyword === 'witness' && words.length >= 3 && words.length <= 4) {
    refuseName(draft, first, number);
    const key = await readKey(second, 'cosignature', number, sha256);
    refuseDuplicate(draft.witnesses, key, number);
    draft.witnesses.push({ name: first, key, url: rest[0] ?? null });
  } else if (keyword === 'group' && words.length >= 4) {
    refuseName(draft, first, number);
    draft.groups.push(readGroup(draft, first, second, rest, number));
  } else if (keyword === 'quorum' && words.length === 2) {
    if (draft.quorum !== undefined) throw malformed(number, 'there are two quorum lines');
    if (first !== 'none' && !isDefined(draft, first))
      throw malformed(number, 'the quorum is not defined above');
    draft.quorum = first === 'none' ? null : first;
  } else {
    throw malformed(number, 'the line is not one of log, witness, group, quorum');
  }
}

function readGroup(draft: Draft, name: string, rule: string, members: readonly string[], number: number) {
  for (const [i, member] of members.entries()) {
    const taken = draft.groups.some((group) => group.members.includes(member));
    if (!isDefined(draft, member)) throw malformed(number, `the member ${member} is not defined above`);
    if (taken || members.indexOf(member) !== i) throw malformed(number, `${member} is a member twice`);
  }
  const threshold = rule === 'all' ? members.length : rule === 'any' ? 1 : Number(rule);
  if (!/^(all|any|[1-9][0-9]*)$/.test(rule) || threshold > members.length) {
    throw malformed(number, 'the threshold is not between 1 and the number of members');
  }
  return { name, threshold, members };
}

async function readKey(
  word: string,
  type: SignatureType,
  number: number,
  sha256: Sha256,
): Promise<VerifierKey> {
  let key: VerifierKey;
  try {
    key = await parseVerifierKey(fromUtf8(Uint8Array.from(word, (c) => c.charCodeAt(0))), sha256);
  } catch (error) {
    if (!(error instanceof LogError)) throw error;
    throw malformed(number, error.message);
  }
  if (key.type !== type) throw malformed(number, 'the key is not of the type its line needs');
  return key;
}

function refuseDuplicate(known: readonly { key: VerifierKey }[], key: VerifierKey, number: number): void {
  const hex = key.publicKey.toHex();
  if (known.some((other) => other.key.publicKey.toHex() === hex))
    throw malformed(number, 'the key is listed twice');
}

function refuseName(draft: Draft, name: string, number: number): void {
  if (name === 'none' || isDefined(draft, name)) throw malformed(number, `the name ${name} is taken`);
}

function isDefined(draft: Draft, name: string): boolean {
  return [...draft.witnesses, ...draft.groups].some((entry) => entry.name === name);
}

function malformed(line: number, why: string): LogError {
  return new LogError('policy-malformed', `policy, line ${line}: ${why}`);
}

/** A name of a policy as a reader writes it: its octets as UTF-8, or as they are where they are not. */
export function readableName(name: string): string {
  try {
    return fromUtf8(Uint8Array.from(name, (octet) => octet.charCodeAt(0)));
  } catch {
    return name;
  }
}

/** Whether the named witnesses that cosigned satisfy the quorum. */
export function meetsQuorum(policy: Policy, cosigned: ReadonlySet<string>): boolean {
  function holds(name: string): boolean {
    const group = policy.groups.find((candidate) => candidate.name === name);
    if (group === undefined) return cosigned.has(name);
    return group.members.filter(holds).length >= group.threshold;
  }
  return policy.quorum === null || holds(policy.quorum);
}
