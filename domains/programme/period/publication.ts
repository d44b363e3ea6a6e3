import type { Problem } from '@wasl/kernel';
import { programmeProblem } from '../problems.ts';

/** Who asked that something be published, and who agreed. */
export type TwoPeople = { readonly proposedBy: string; readonly approvedBy: string };

/** Publishing takes two people: of results and of corrections alike. */
export function faultsOfPublication({ proposedBy, approvedBy }: TwoPeople): readonly Problem[] {
  return proposedBy === approvedBy ? [programmeProblem('publisher-alone')] : [];
}
