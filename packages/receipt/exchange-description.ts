import { agreementContent, serviceContent, systemContent } from './exchange-content.ts';
import type { ExchangeFields } from './exchange-fields.ts';
import { exchangeSubjects, shownFor } from './exchange-subjects.ts';
import type { SignedStatement } from './statement.ts';
import { organisationContent } from './statement-content.ts';
import type { Params } from './step.ts';

/**
 * An exchange for a reader: its codes, and the names and texts that the statements shown give them, in the
 * languages they have. A name without a statement is left out.
 */
export function describeExchange(body: ExchangeFields, current: readonly SignedStatement[]): Params {
  const subjects = exchangeSubjects(body);
  const { consumer, provider, agreement } = body;
  const about = (subject: string) => shownFor(current, subject)?.statement;
  const [asking, system, asked] = [subjects.consumer, subjects.consumerSystem, subjects.provider].map(about);
  const [service, terms] = [subjects.service, subjects.agreement].map(about);
  const agreed = terms === undefined ? null : agreementContent(terms);
  return {
    kind: body.kind,
    outcome: body.outcome,
    consumer: `${consumer.organisation}/${consumer.system}`,
    provider: `${provider.organisation}/${provider.service}/${provider.major}`,
    agreement: agreement.id,
    purpose: body.purpose,
    ...(body.code === null ? {} : { code: body.code }),
    ...(body.operation === null ? {} : { operation: body.operation }),
    ...(agreement.version === null ? {} : { version: agreement.version }),
    ...(asking && { consumerName: organisationContent(asking).name }),
    ...(system && { consumerSystem: systemContent(system).title }),
    ...(asked && { providerName: organisationContent(asked).name }),
    ...(service && { service: serviceContent(service).title }),
    ...(agreed?.purpose.code === body.purpose ? { purposeText: agreed.purpose.text } : {}),
    ...(agreed && { legalBasis: agreed.legalBasis }),
  };
}
