import type { Sha256 } from '@wasl/log';
import { ReceiptError } from './error.ts';
import { type AgreementContent, agreementContent, approvalContent } from './exchange-content.ts';
import type { ExchangeFields } from './exchange-fields.ts';
import { exchangeSubjects, shownFor } from './exchange-subjects.ts';
import type { SignedStatement } from './statement.ts';
import { areSignedApart, digestOf } from './statement-digest.ts';

/** An agreement as it is shown: its signed statement, and what that says. */
export type ShownAgreement = { readonly signed: SignedStatement; readonly content: AgreementContent };

/**
 * The agreement that the body names is the one shown as current, to the byte; null where the body says that
 * none was. A body that says so while one is shown contradicts its file.
 */
export async function namedAgreement(
  body: ExchangeFields,
  current: readonly SignedStatement[],
  sha256: Sha256,
): Promise<ShownAgreement | null> {
  const signed = shownFor(current, exchangeSubjects(body).agreement);
  const digest = signed === undefined ? null : await digestOf(signed.bytes, sha256);
  const content = signed === undefined ? null : agreementContent(signed.statement);
  const { agreement } = body;
  if (agreement.digest !== digest || agreement.version !== (content?.version ?? null)) {
    throw new ReceiptError(
      'exchange-agreement-mismatch',
      'the agreement named is not the one shown as current',
    );
  }
  return signed === undefined || content === null ? null : { signed, content };
}

/** The agreement is of these two sides: the caller's system may ask this service under it. */
export function checkSides({ consumer, provider }: ExchangeFields, { content }: ShownAgreement): void {
  const asks =
    content.consumer.organisation === consumer.organisation && content.consumer.system === consumer.system;
  const asked =
    content.provider.organisation === provider.organisation &&
    content.provider.service === provider.service &&
    content.provider.major === provider.major;
  if (!asks || !asked) {
    throw new ReceiptError('exchange-agreement-mismatch', 'the agreement is of another system or service');
  }
}

/** The provider approved exactly this agreement, with another key than the one that proposed it. */
export async function checkApproval(
  body: ExchangeFields,
  { signed, content }: ShownAgreement,
  current: readonly SignedStatement[],
  sha256: Sha256,
): Promise<void> {
  const approval = shownFor(current, exchangeSubjects(body).approval);
  if (approval === undefined) throw notApproved('no approval of the provider is shown as current');
  const { version, digest } = approvalContent(approval.statement);
  if (version !== content.version || digest !== (await digestOf(signed.bytes, sha256))) {
    throw notApproved('the approval is of another version of the agreement');
  }
  if (!areSignedApart(signed, approval)) throw notApproved('one key signed the agreement and its approval');
}

/** The request came within the agreement's period, and no suspension by either side is shown. */
export function checkInForce(
  body: ExchangeFields,
  { content }: ShownAgreement,
  current: readonly SignedStatement[],
): void {
  const received = Date.parse(body.received);
  if (received < Date.parse(content.validFrom) || received >= Date.parse(content.validUntil)) {
    throw new ReceiptError(
      'exchange-agreement-not-in-force',
      'the request came outside the period of the agreement',
    );
  }
  if (exchangeSubjects(body).suspensions.some((subject) => shownFor(current, subject) !== undefined)) {
    throw new ReceiptError(
      'exchange-agreement-not-in-force',
      'a suspension of the agreement is shown as current',
    );
  }
}

function notApproved(why: string): ReceiptError {
  return new ReceiptError('exchange-agreement-not-approved', why);
}
