import type { ExchangeFields } from './exchange-fields.ts';
import type { SignedStatement } from './statement.ts';

/** The subjects of the statements that an exchange leans on, whether or not anything is current for them. */
export function exchangeSubjects({ consumer, provider, agreement }: ExchangeFields) {
  const side = agreement.id.split('/')[0] ?? '';
  // Within one segment of a subject the slash of an agreement's identifier stands as a point.
  const named = agreement.id.replace('/', '.');
  return {
    consumer: `organisation/${consumer.organisation}`,
    consumerSystem: `system/${consumer.organisation}/${consumer.system}`,
    systemKey: `system-key/${consumer.organisation}/${consumer.system}/${consumer.key}`,
    provider: `organisation/${provider.organisation}`,
    service: `service/${provider.organisation}/${provider.service}/${provider.major}`,
    agreement: `agreement/${agreement.id}`,
    approval: `approval/${provider.organisation}/${named}`,
    suspensions: [`suspension/${side}/${named}`, `suspension/${provider.organisation}/${named}`],
  } as const;
}

/** The statement that is current for a subject, of those shown. */
export function shownFor(current: readonly SignedStatement[], subject: string): SignedStatement | undefined {
  return current.find(({ statement }) => statement.subject === subject);
}
