import type { Contract } from '@wasl/exchange';
import {
  type AgreementContent,
  agreementContent,
  isJsonObject,
  type Json,
  type LocalisedText,
  parseStrictJson,
  ReceiptError,
  type ServiceContent,
} from '@wasl/receipt';
import { finestFields } from './contract-fields.ts';
import { cliProblem } from './problems.ts';

const DAY_MS = 86_400_000;
const DAYS_OF_A_YEAR = 365;
const QUOTA = { perMinute: 60, perDay: 10_000 } as const;
const MAX_DRAFT = 24_000;
/** Left empty, so that a draft that nobody has completed cannot be proposed. */
const UNWRITTEN: LocalisedText = { ar: '', fr: '', en: '' };

/**
 * A draft of everything a contract offers with an answer, from today, for a year. What only a person can
 * say (the purpose and the legal basis) is left empty.
 */
export function draftAgreement(
  consumer: AgreementContent['consumer'],
  service: ServiceContent,
  contract: Contract,
  now: number,
): AgreementContent {
  const day = Math.floor(now / DAY_MS) * DAY_MS;
  const fields = contract.operations
    .map(({ id }) => [id, finestFields(contract, id)] as const)
    .filter(([, pointers]) => pointers.length > 0);
  return {
    version: 1,
    consumer,
    provider: { organisation: service.organisation, service: service.service, major: service.major },
    operations: fields.map(([id]) => id),
    purpose: { code: '', text: UNWRITTEN },
    legalBasis: UNWRITTEN,
    fields: Object.fromEntries(fields),
    validFrom: new Date(day).toISOString(),
    validUntil: new Date(day + DAYS_OF_A_YEAR * DAY_MS).toISOString(),
    quota: QUOTA,
  };
}

/** Reads a draft that a person completed; refuses `draft-unfinished` and `document-malformed`. */
export function readDraft(id: string, file: string, bytes: Uint8Array): AgreementContent {
  try {
    const value = parseStrictJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes), MAX_DRAFT);
    const empty = emptyTexts(value, '');
    if (empty.length > 0) throw cliProblem('draft-unfinished', { file, fields: empty.join(' ') });
    return agreementContent({ subject: `agreement/${id}`, content: JSON.stringify(value) });
  } catch (error) {
    if (!(error instanceof ReceiptError || error instanceof TypeError)) throw error;
    throw cliProblem('document-malformed', { file, why: error.message }, error);
  }
}

function emptyTexts(value: Json, pointer: string): string[] {
  if (value === '') return [pointer];
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => emptyTexts(inner, `${pointer}/${name}`));
}
