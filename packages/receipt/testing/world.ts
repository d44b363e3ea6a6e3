import { formatNote, signNote, utf8 } from '@wasl/log';
import {
  applyStatement,
  type Body,
  type CurrentTree,
  commitBody,
  EMPTY_CURRENT_TREE,
  encodeBody,
  encodeLeaf,
  encodeRegistryEntry,
  formatStatementText,
  logOrigin,
  parseStatement,
  proveCurrent,
  type Receipt,
  type SignedStatement,
  type Statement,
  summariseCurrent,
} from '../index.ts';
import { sha256, type TestKey, testKey, testRandom } from './keys.ts';
import { proveEntry, proveGrowth, rootAt, type TestLog } from './log.ts';

/** A node with its two logs. `current` holds what was current after so many registry entries. */
export type World = {
  readonly node: string;
  readonly receipts: TestLog;
  readonly registry: TestLog;
  readonly current: CurrentTree[];
  readonly random: (length: number) => Uint8Array;
};

export const ORGANISATION = 'model-directorate';
export const OTHER = 'second-directorate';
export const TIME = '2026-11-24T05:30:00.123Z';

export const OPERATOR = await testKey('node.example/officers/operator');
export const SECOND_OFFICER = await testKey('node.example/officers/second');
export const CALLER = await testKey('node.example/systems/facilities');
export const OTHER_OPERATOR = await testKey('node.example/officers/of-the-second');

/** An identifier for tests; the number tells them apart. */
export function testId(n: number): string {
  return `019ab4d2-1a2b-7000-8000-${String(n).padStart(12, '0')}`;
}

export async function signText(text: string, ...keys: readonly TestKey[]): Promise<Uint8Array> {
  const signatures = [];
  for (const { key, sign } of keys) signatures.push(await signNote(text, key, sign));
  return formatNote({ text, signatures });
}

export async function signStatement(
  statement: Statement,
  ...keys: readonly TestKey[]
): Promise<SignedStatement> {
  return parseStatement(await signText(formatStatementText(statement), ...keys));
}

export function organisationStatement(n: number, code: string, key: TestKey): Statement {
  const name = { ar: 'مديرية نموذجية', fr: 'Direction modèle', en: 'Model directorate' };
  const content = JSON.stringify({ code, name, key: key.vkey });
  return { id: testId(n), subject: `organisation/${code}`, action: 'set', time: TIME, content };
}

export function keyStatement(n: number, subject: string, key: TestKey): Statement {
  const [, organisation, role] = subject.split('/');
  const content = JSON.stringify({ organisation, role, key: key.vkey });
  return { id: testId(n), subject, action: 'set', time: TIME, content };
}

export function noteStatement(n: number, content = 'أشغال المقر انتهت.'): Statement {
  return { id: testId(n), subject: `note/${ORGANISATION}/operator`, action: 'note', time: TIME, content };
}

export function withdrawal(n: number, subject: string): Statement {
  return { id: testId(n), subject, action: 'withdraw', time: TIME, content: 'Replaced by a new key.' };
}

export function enter({ registry, current }: World, signed: SignedStatement): void {
  const tree = applyStatement(current.at(-1) ?? EMPTY_CURRENT_TREE, signed, sha256);
  current.push(tree);
  registry.entries.push(encodeRegistryEntry({ current: summariseCurrent(tree, sha256), signed }));
}

async function createLog(origin: string): Promise<TestLog> {
  return { origin, keys: [await testKey(origin)], entries: [] };
}

/** A node that has just started: no entry in either log. */
export async function createEmptyWorld(node = 'node.example', shard?: string): Promise<World> {
  return {
    node,
    receipts: await createLog(logOrigin(node, 'receipts', shard)),
    registry: await createLog(logOrigin(node, 'registry', shard)),
    current: [EMPTY_CURRENT_TREE],
    random: testRandom(`world ${node} ${shard ?? ''}`),
  };
}

/** Two organisations, four keys, six registry entries, and five receipts of others before ours. */
export async function createWorld(node?: string, shard?: string): Promise<World> {
  const world = await createEmptyWorld(node, shard);
  const statements: readonly (readonly [Statement, TestKey])[] = [
    [organisationStatement(1, ORGANISATION, OPERATOR), OPERATOR],
    [keyStatement(2, `key/${ORGANISATION}/operator`, OPERATOR), OPERATOR],
    [organisationStatement(3, OTHER, OTHER_OPERATOR), OTHER_OPERATOR],
    [keyStatement(4, `key/${OTHER}/operator`, OTHER_OPERATOR), OTHER_OPERATOR],
    [keyStatement(5, `key/${ORGANISATION}/caller/facilities`, CALLER), OPERATOR],
    [keyStatement(6, `key/${ORGANISATION}/officer/second`, SECOND_OFFICER), OPERATOR],
  ];
  for (const [statement, key] of statements) enter(world, await signStatement(statement, key));
  addOthers(world, 5);
  return world;
}

/** Leaves of receipts that are none of ours. */
export function addOthers({ receipts, random }: World, count: number): void {
  for (let i = 0; i < count; i++) receipts.entries.push(encodeLeaf(random(32), [], random, sha256).bytes);
}

type StatementBody = Extract<Body, { kind: 'statement' }>;

export type Issue = {
  /** What differs from the body that the statement asks for. */
  readonly body?: Partial<StatementBody>;
  /** Body bytes in place of an encoded body. */
  readonly bodyBytes?: Uint8Array;
  readonly leaf?: (commitment: Uint8Array) => Uint8Array;
  readonly tags?: readonly Uint8Array[];
  /** The registry size leaned on; the latest by default. */
  readonly leaningOn?: number;
  /** The registry size whose checkpoint is used; the one leaned on by default. */
  readonly registrySize?: number;
  /** Subjects of the statements to show. */
  readonly show?: readonly string[];
  readonly witnesses?: readonly TestKey[];
  readonly registryWitnesses?: readonly TestKey[];
};

export function bodyOf(world: World, signed: SignedStatement, size: number): StatementBody {
  return {
    kind: 'statement',
    id: signed.statement.id,
    node: world.node,
    registry: { origin: world.registry.origin, size, root: rootAt(world.registry, size) },
    at: '2026-11-24T05:30:02.456Z',
    organisation: signed.statement.subject.split('/')[1] ?? '',
    statement: new TextDecoder().decode(signed.bytes),
  };
}

/** Enters a receipt of a statement into the receipt log, three others after it, and gives it with its proofs. */
export async function issue(world: World, signed: SignedStatement, options: Issue = {}): Promise<Receipt> {
  const size = options.leaningOn ?? world.registry.entries.length;
  const body = options.bodyBytes ?? encodeBody({ ...bodyOf(world, signed, size), ...options.body });
  return issueBody(world, body, { show: [`key/${ORGANISATION}/operator`], ...options });
}

/** The same of a body of any kind, or of bytes that are no body. */
export async function issueBody(world: World, body: Uint8Array, options: Issue): Promise<Receipt> {
  const { receipts, registry, random } = world;
  const size = options.leaningOn ?? registry.entries.length;
  const registrySize = options.registrySize ?? size;
  const witnesses = options.witnesses ?? [];
  const salt = random(32);
  const commitment = commitBody(salt, body, sha256);
  const leaf = options.leaf?.(commitment) ?? encodeLeaf(commitment, options.tags ?? [], random, sha256).bytes;
  const index = receipts.entries.push(leaf) - 1;
  addOthers(world, 3);
  const tree = world.current[size] ?? EMPTY_CURRENT_TREE;
  return {
    body,
    salt,
    leaf,
    proof: await proveEntry(receipts, index, receipts.entries.length, witnesses),
    head: {
      entry: registry.entries[size - 1] ?? new Uint8Array(),
      proof: await proveEntry(registry, size - 1, registrySize, options.registryWitnesses ?? witnesses),
      consistency: proveGrowth(registry, size, registrySize),
    },
    statements: (options.show ?? [])
      .map((subject) => ({
        bytes:
          tree.find(({ signed: entry }) => entry.statement.subject === subject)?.signed.bytes ?? utf8(''),
        ...proveCurrent(tree, subject, sha256),
      }))
      .toSorted((a, b) => a.index - b.index),
  };
}
