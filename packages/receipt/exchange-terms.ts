import { ReceiptError } from './error.ts';
import type { ShownAgreement } from './exchange-agreement.ts';
import { serviceContent } from './exchange-content.ts';
import type { ExchangeFields } from './exchange-fields.ts';
import { exchangeSubjects, shownFor } from './exchange-subjects.ts';
import type { SignedStatement } from './statement.ts';

/** The contract that the body names is that of the service shown as current; null where none is. */
export function checkContract(body: ExchangeFields, current: readonly SignedStatement[]): void {
  const shown = shownFor(current, exchangeSubjects(body).service);
  const contract = shown === undefined ? null : serviceContent(shown.statement).contract;
  if (contract !== body.contract) {
    throw new ReceiptError(
      'exchange-contract-mismatch',
      'the contract is not that of the service shown as current',
    );
  }
}

/** Purpose and operation are those agreed. */
export function checkTerms({ operation, purpose }: ExchangeFields, { content }: ShownAgreement): void {
  if (purpose !== content.purpose.code || operation === null || !content.operations.includes(operation)) {
    throw new ReceiptError(
      'exchange-terms-not-agreed',
      'the agreement has another purpose, or not this operation',
    );
  }
}

/** Nothing left but what was agreed for the operation. */
export function checkFields({ operation, fields }: ExchangeFields, { content }: ShownAgreement): void {
  const agreed = Object.entries(content.fields).find(([name]) => name === operation)?.[1] ?? [];
  if (!fields.every((pointer) => agreed.includes(pointer))) {
    throw new ReceiptError(
      'exchange-field-not-agreed',
      'a field was released that the agreement does not name',
    );
  }
}
