import { type Contract, fieldsOf } from '@wasl/exchange';
import type { AgreementContent } from '@wasl/receipt';

/** What an agreement lets out of an operation's answer, and what the contract has besides. */
export type OperationFields = {
  readonly operation: string;
  /** JSON Pointers, `*` for the items of an array. */
  readonly released: readonly string[];
  readonly withheld: readonly string[];
};

/** For each agreed operation, which fields of its answer leave, and which do not. */
export function fieldsByOperation(
  agreement: Pick<AgreementContent, 'operations' | 'fields'>,
  contract: Contract,
): OperationFields[] {
  return agreement.operations.map((operation) => {
    const released = agreement.fields[operation] ?? [];
    return { operation, released, withheld: withheldFrom(finestFields(contract, operation), released) };
  });
}

/**
 * The fields of an operation's answers at the grain that people agree on, in the order of the contract:
 * those that hold no other, where a text in the three languages is one.
 */
export function finestFields({ operations }: Contract, id: string): string[] {
  const operation = operations.find((candidate) => candidate.id === id);
  const all = operation === undefined ? [] : fieldsOf(operation).filter((field) => field !== '');
  const known = new Set(all);
  const isText = (field: string) => ['ar', 'fr', 'en'].every((language) => known.has(`${field}/${language}`));
  const holds = (field: string) => !isText(field) && all.some((other) => other.startsWith(`${field}/`));
  const above = (field: string) => field.slice(0, field.lastIndexOf('/'));
  return all.filter((field) => !holds(field) && !isText(above(field)));
}

/** The fields that no agreed pointer is, or stands above: agreeing on an object agrees on what it holds. */
function withheldFrom(fields: readonly string[], released: readonly string[]): string[] {
  return fields.filter((field) =>
    released.every((pointer) => field !== pointer && !field.startsWith(`${pointer}/`)),
  );
}

/** Pointers for people: those that share what they stand in are named once, as in `/person/{name, title}`. */
export function compactPointers(pointers: readonly string[]): string {
  const groups = Map.groupBy(pointers, (pointer) => pointer.slice(0, pointer.lastIndexOf('/')));
  return [...groups]
    .flatMap(([above, members]) => {
      const names = members.map((pointer) => pointer.slice(above.length + 1));
      return above === '' || names.length === 1 ? members : [`${above}/{${names.join(', ')}}`];
    })
    .join(' ');
}
