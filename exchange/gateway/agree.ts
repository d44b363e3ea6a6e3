import type { ServiceContent } from '@wasl/receipt';
import type { CompiledContract } from '../contract/compile.ts';
import type { MatchedOperation } from '../contract/match.ts';
import { contractProblem } from '../contract/problems.ts';
import type { Agreement, Directory } from '../directory/model.ts';
import type { Caller } from './authenticate.ts';
import type { Envelope } from './envelope.ts';
import type { Found } from './look-up.ts';
import { gatewayProblem } from './problems.ts';

/** The terms under which one request is allowed: everything found, and all of it agreed. */
export type Terms = {
  readonly service: ServiceContent;
  readonly contract: CompiledContract;
  readonly matched: MatchedOperation;
  readonly agreement: Agreement;
};

/**
 * Step 5, the agreement: in force now (`now` in milliseconds), of this consumer's system, for this service,
 * this purpose and this operation.
 */
export function checkAgreement(
  found: Found,
  directory: Directory,
  envelope: Envelope,
  caller: Caller,
  now: number,
): Terms {
  const { service, contract, matched, agreement } = found;
  if (service === null || contract === null || !isOffered(service, directory)) {
    throw gatewayProblem('service-unknown');
  }
  if (agreement === null) throw gatewayProblem('agreement-unknown');
  if (!isBetween(agreement, envelope, caller)) throw gatewayProblem('agreement-foreign');
  if (agreement.standing === 'not-approved') throw gatewayProblem('agreement-not-approved');
  if (agreement.standing === 'suspended') throw gatewayProblem('agreement-suspended');
  if (now < agreement.from || now >= agreement.until) throw gatewayProblem('agreement-expired');
  if (agreement.purpose.code !== caller.signed.purpose) throw gatewayProblem('purpose-not-agreed');
  if (matched === null) throw contractProblem('operation-unknown');
  if (!agreement.operations.includes(matched.operation.id)) throw gatewayProblem('operation-not-agreed');
  return { service, contract, matched, agreement };
}

/** A service goes with its system, and a system with its organisation. */
function isOffered({ organisation, system }: ServiceContent, { organisations, systems }: Directory): boolean {
  return organisations.has(organisation) && systems.has(`${organisation}/${system}`);
}

function isBetween({ consumer, provider }: Agreement, envelope: Envelope, { key }: Caller): boolean {
  const ours = consumer.organisation === key.organisation && consumer.system === key.system;
  return (
    ours &&
    provider.organisation === envelope.organisation &&
    provider.service === envelope.service &&
    provider.major === envelope.major
  );
}
