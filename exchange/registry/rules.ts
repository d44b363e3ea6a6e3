import { looksPersonal } from '@wasl/kernel';
import { nodeCrypto, sha256 } from '@wasl/ledger';
import { LogError, parseVerifierKey, verifyNote } from '@wasl/log';
import {
  agreementContent,
  approvalContent,
  areSignedApart,
  type CurrentTree,
  keyContent,
  parseSubject,
  type SignedStatement,
  type Subject,
  serviceContent,
  suspensionContent,
  systemContent,
  systemKeyContent,
} from '@wasl/receipt';
import { breakingChanges } from '../contract/breaking.ts';
import type { CompiledContract } from '../contract/compile.ts';
import { isField } from '../contract/fields.ts';
import { contractProblem } from '../contract/problems.ts';
import { digestOf } from '../digest.ts';
import { registryProblem } from './problems.ts';

/** What the rules are judged against: the statements that are current, and the contracts that are known. */
export type RuleContext = {
  readonly tree: CurrentTree;
  /** By digest, `sha-256:` and Base64. */
  readonly contracts: ReadonlyMap<string, CompiledContract>;
  /** The organisation that operates the node: who joins needs its word. */
  readonly operator: string;
  readonly now: number;
};

/** More would not help who has to go through the contract anyway. */
const MAX_NAMED = 5;

type Rule = (signed: SignedStatement, subject: Subject, context: RuleContext) => void | Promise<void>;

/** One rule a type. A statement of another type enters by the node's own hand only. */
const RULES: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['organisation', judgeOrganisation],
  ['key', judgeKey],
  ['system', judgeSystem],
  ['system-key', judgeSystemKey],
  ['service', judgeService],
  ['agreement', judgeAgreement],
  ['approval', judgeApproval],
  ['suspension', judgeSuspension],
]);

/**
 * What a statement must satisfy beyond its form and its signature, to become current or to cease: each
 * names only what exists, and nobody gives themselves a right alone. Throws a documented problem.
 */
export async function judgeStatement(signed: SignedStatement, context: RuleContext): Promise<void> {
  const { statement } = signed;
  const subject = parseSubject(statement.subject);
  const rule = RULES.get(subject.type);
  if (rule === undefined) throw registryProblem('statement-type-unknown', { type: subject.type });
  if (statement.action !== 'set') return;
  if (textsOf(JSON.parse(statement.content)).some(looksPersonal))
    throw registryProblem('statement-names-person');
  await rule(signed, subject, context);
}

/** The texts that people wrote: the registry is public for ever, so none of them may name a person. */
function textsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === 'string' && /^(ar|fr|en)$/.test(name) ? [inner] : textsOf(inner),
  );
}

function current(tree: CurrentTree, subject: string): SignedStatement | null {
  return tree.find(({ signed }) => signed.statement.subject === subject)?.signed ?? null;
}

/** Anyone can make a key, so the founding of an organisation is signed by the node's operator too. */
async function judgeOrganisation(
  { statement, note }: SignedStatement,
  { organisation }: Subject,
  { tree, operator }: RuleContext,
): Promise<void> {
  if (current(tree, statement.subject) !== null || organisation === operator) return;
  const operatorKeys = tree
    .map(({ signed }) => signed.statement)
    .filter(
      ({ subject }) =>
        parseSubject(subject).type === 'key' && parseSubject(subject).organisation === operator,
    )
    .map((key) => keyContent(key))
    .filter(({ role }) => role === 'operator');
  const keys = await Promise.all(operatorKeys.map(({ key }) => parseVerifierKey(key, sha256)));
  try {
    await verifyNote(note, keys, nodeCrypto);
  } catch (error) {
    if (!(error instanceof LogError)) throw error;
    throw registryProblem('organisation-not-admitted', { organisation }, error);
  }
}

/** Only the node's operator runs the node. */
function judgeKey(
  { statement }: SignedStatement,
  { organisation }: Subject,
  { operator }: RuleContext,
): void {
  const { role } = keyContent(statement);
  if (role !== 'officer' && organisation !== operator) {
    throw registryProblem('key-role-not-open', { role, organisation });
  }
}

function judgeSystem({ statement }: SignedStatement): void {
  systemContent(statement);
}

/** A label names one key for ever: what changes is its period, and rotation is a second label. */
function judgeSystemKey({ statement }: SignedStatement, _: Subject, { tree }: RuleContext): void {
  const { organisation, system, key, validFrom, validUntil } = systemKeyContent(statement);
  requireCurrent(tree, `system/${organisation}/${system}`);
  if (validUntil !== null && validUntil < validFrom) throw registryProblem('period-reversed');
  const before = current(tree, statement.subject);
  if (before !== null && systemKeyContent(before.statement).key !== key) {
    throw registryProblem('system-key-label-taken', { subject: statement.subject });
  }
}

function judgeService({ statement }: SignedStatement, _: Subject, { tree, contracts }: RuleContext): void {
  const { organisation, system, version, contract } = serviceContent(statement);
  requireCurrent(tree, `system/${organisation}/${system}`);
  const document = contracts.get(contract);
  if (document === undefined) throw registryProblem('contract-missing', { contract });
  if (document.contract.version !== version) {
    throw registryProblem('contract-version-mismatch', { version, contract: document.contract.version });
  }
  const before = current(tree, statement.subject);
  if (before === null) return;
  const published = serviceContent(before.statement);
  const publishedContract = contracts.get(published.contract);
  if (publishedContract === undefined || published.contract === contract) return;
  if (!isLater(version, published.version)) {
    throw registryProblem('contract-version-not-later', { version, published: published.version });
  }
  const changes = breakingChanges(publishedContract.contract, document.contract);
  if (changes.length > 0) {
    const named = changes.slice(0, MAX_NAMED).map(({ code, where }) => `${code} ${where}`);
    throw contractProblem('contract-breaking', { changes: named.join(', ') });
  }
}

function isLater(version: string, published: string): boolean {
  const [one, other] = [version, published].map((text) => text.split('.').map(Number));
  for (const [i, number] of (one ?? []).entries()) {
    const before = other?.[i] ?? 0;
    if (number !== before) return number > before;
  }
  return false;
}

function judgeAgreement({ statement }: SignedStatement, _: Subject, context: RuleContext): void {
  const { tree, contracts, now } = context;
  const agreement = agreementContent(statement);
  const { consumer, provider, operations, fields } = agreement;
  requireCurrent(tree, `system/${consumer.organisation}/${consumer.system}`);
  const service = requireCurrent(
    tree,
    `service/${provider.organisation}/${provider.service}/${provider.major}`,
  );
  const document = contracts.get(serviceContent(service.statement).contract);
  for (const operation of operations) {
    const found = document?.operations.get(operation);
    if (found === undefined) throw registryProblem('agreement-operation-unknown', { operation });
    const unknown = (fields[operation] ?? []).find((pointer) => !isField(found, pointer));
    if (unknown !== undefined)
      throw registryProblem('agreement-field-unknown', { operation, field: unknown });
  }
  if (Date.parse(agreement.validUntil) <= now) throw registryProblem('agreement-past');
  const before = current(tree, statement.subject);
  const expected = before === null ? null : agreementContent(before.statement).version + 1;
  if (expected !== null && agreement.version !== expected) {
    throw registryProblem('agreement-version-wrong', { version: agreement.version, expected });
  }
}

/** An approval names the very statement that is current, and comes from the other side's own key. */
function judgeApproval(signed: SignedStatement, { organisation }: Subject, { tree }: RuleContext): void {
  const { agreement: id, version, digest } = approvalContent(signed.statement);
  const proposed = requireCurrent(tree, `agreement/${id}`);
  const agreement = agreementContent(proposed.statement);
  if (agreement.provider.organisation !== organisation) {
    throw registryProblem('agreement-other-side', { agreement: id, organisation });
  }
  if (agreement.version !== version || digestOf(proposed.bytes) !== digest) {
    throw registryProblem('approval-of-another', { agreement: id, version: agreement.version });
  }
  if (!areSignedApart(proposed, signed)) throw registryProblem('approval-same-key', { agreement: id });
}

function judgeSuspension(
  { statement }: SignedStatement,
  { organisation }: Subject,
  { tree }: RuleContext,
): void {
  const { agreement: id } = suspensionContent(statement);
  const { consumer, provider } = agreementContent(requireCurrent(tree, `agreement/${id}`).statement);
  if (organisation !== consumer.organisation && organisation !== provider.organisation) {
    throw registryProblem('agreement-other-side', { agreement: id, organisation });
  }
}

function requireCurrent(tree: CurrentTree, subject: string): SignedStatement {
  const found = current(tree, subject);
  if (found === null) throw registryProblem('statement-names-unknown', { subject });
  return found;
}
