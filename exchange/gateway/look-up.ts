import type { ServiceContent } from '@wasl/receipt';
import type { CompiledContract } from '../contract/compile.ts';
import { type MatchedOperation, matchOperation } from '../contract/match.ts';
import type { Agreement, Directory } from '../directory/model.ts';
import type { Caller } from './authenticate.ts';
import type { Envelope } from './envelope.ts';

/** What the registry holds of what a request names; null where it holds nothing. A receipt says all of it. */
export type Found = {
  readonly service: ServiceContent | null;
  readonly contract: CompiledContract | null;
  readonly matched: MatchedOperation | null;
  readonly agreement: Agreement | null;
};

/** Finds service, contract, operation and agreement of a request at one head of the registry. Refuses nothing. */
export function lookUp(
  directory: Directory,
  contracts: ReadonlyMap<string, CompiledContract>,
  { organisation, service: code, major, method, path }: Envelope,
  { signed }: Caller,
): Found {
  const service = directory.services.get(`${organisation}/${code}/${major}`) ?? null;
  const contract = service === null ? null : (contracts.get(service.contract) ?? null);
  return {
    service,
    contract,
    matched: contract === null ? null : matchOperation(contract, method, path),
    agreement: directory.agreements.get(signed.agreement) ?? null,
  };
}
