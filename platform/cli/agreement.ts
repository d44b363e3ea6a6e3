import type { Language } from '@wasl/kernel';
import { type SigningKey, sha256 } from '@wasl/ledger';
import { utf8 } from '@wasl/log';
import {
  type AgreementContent,
  agreementContent,
  digestOf,
  isJsonObject,
  parseStatement,
  ReceiptError,
} from '@wasl/receipt';
import type { CommandContext } from './command.ts';
import { compactPointers, type OperationFields } from './contract-fields.ts';
import { detailLines } from './details.ts';
import type { ListedAgreement, ListedDirectory, Standing } from './directory.ts';
import { chooseOfficer, officerKeys } from './key-files.ts';
import { listed } from './names.ts';
import { getJson, type Node } from './node-api.ts';
import { textOption } from './options.ts';
import { cliProblem } from './problems.ts';
import { say } from './say.ts';
import { TEXTS } from './text/text.ts';

export function findAgreement({ agreements }: ListedDirectory, id: string): ListedAgreement {
  const found = agreements.find((agreement) => agreement.id === id);
  return listed(found, `agreement/${id}`, 'wasl agreement list');
}

/**
 * The proposal of an agreement from its signed statement, and the digest of just these bytes: who approves
 * signs for what was read here, not for what a node says of it. Refuses `answer-malformed`.
 */
export async function fetchProposal(
  node: Node,
  id: string,
): Promise<{ readonly content: AgreementContent; readonly digest: string }> {
  const path = `/api/statements/agreement/${id}`;
  const answer = await getJson(node, path);
  try {
    const text = isJsonObject(answer) && typeof answer.statement === 'string' ? answer.statement : '';
    const { bytes, statement } = parseStatement(utf8(text));
    if (statement.subject === `agreement/${id}` && statement.action === 'set') {
      return { content: agreementContent(statement), digest: await digestOf(bytes, sha256) };
    }
  } catch (error) {
    if (!(error instanceof ReceiptError)) throw error;
  }
  throw cliProblem('answer-malformed', { url: node.url + path, why: 'statement' });
}

/** How an agreement stands at a moment in milliseconds: the directory leaves its period to whoever reads it. */
export function standingOf(agreement: ListedAgreement, now: number): Standing | 'outside-period' {
  if (agreement.standing !== 'in-force') return agreement.standing;
  const inPeriod = now >= Date.parse(agreement.validFrom) && now < Date.parse(agreement.validUntil);
  return inPeriod ? 'in-force' : 'outside-period';
}

/** An agreement in full, in a reader's language. */
export function agreementLines(
  agreement: ListedAgreement,
  fields: readonly OperationFields[],
  language: Language,
  now: number,
): string[] {
  const { standing, quota, everything } = TEXTS[language];
  const { id, version, consumer, provider, purpose, legalBasis, validFrom, validUntil, digest } = agreement;
  return detailLines(
    [
      ['agreement', `${id}, ${version}`],
      ['standing', standing[standingOf(agreement, now)]],
      ['consumer', `${consumer.organisation}/${consumer.system}`],
      ['provider', `${provider.organisation}/${provider.service}/${provider.major}`],
      ['purpose', `${purpose.text[language]} (${purpose.code})`],
      ['legalBasis', legalBasis[language]],
      ['operations', agreement.operations],
      ['released', fields.map(({ operation, released }) => `${operation}: ${compactPointers(released)}`)],
      [
        'withheld',
        fields.map(
          ({ operation, withheld }) =>
            `${operation}: ${withheld.length === 0 ? everything : compactPointers(withheld)}`,
        ),
      ],
      ['from', validFrom],
      ['until', validUntil],
      ['quota', say(quota, agreement.quota, language)],
      ['digest', digest],
    ],
    language,
  );
}

export const SIDE_OPTION = {
  as: {
    value: 'ORG',
    about: {
      ar: 'الطرف الذي توقعون باسمه؛ وإلا فالطرف الوحيد الذي له مفتاح في WASL_HOME.',
      fr: 'La partie pour laquelle signer ; sinon la seule dont une clé est dans WASL_HOME.',
      en: 'The side to sign for; otherwise the only one with a key in WASL_HOME.',
    },
  },
} as const;

/**
 * The side of an agreement that acts, and the key it signs with. Refuses `side-unclear` where both or
 * neither could: ending or suspending for the wrong side is not undone by a word.
 */
export async function chooseSide(
  { values, cwd }: CommandContext,
  { home }: Node,
  { consumer, provider }: ListedAgreement,
): Promise<{ readonly organisation: string; readonly key: SigningKey }> {
  const sides = [...new Set([consumer.organisation, provider.organisation])];
  const named = textOption(values, 'as');
  const officer = textOption(values, 'officer');
  const held = await Promise.all(
    sides.map(async (side) => ((await officerKeys(home, side)).length > 0 ? [side] : [])),
  );
  const candidates = named === undefined ? held.flat() : sides.filter((side) => side === named);
  const [organisation, other] = candidates;
  if (organisation === undefined || other !== undefined) {
    throw cliProblem('side-unclear', { organisations: sides.join(', ') });
  }
  return { organisation, key: await chooseOfficer(home, organisation, officer, cwd) };
}
