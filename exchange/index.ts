export {
  type BreakingChange,
  breakingChanges,
  type Contract,
  compileContract,
  contractProblems,
  fieldsOf,
  filterFor,
  type Operation,
  parseContract,
  validateResponse,
} from './contract/index.ts';
export { createExchangeDoor, EXCHANGE_PREFIX } from './door.ts';
export { EXCHANGE_MODULE, type Exchange, type ExchangeOptions, openExchange } from './exchange.ts';
export type { Observed } from './gateway/gateway.ts';
export { gatewayProblems } from './gateway/problems.ts';
export { addressProblems } from './gateway/provider-address.ts';
export type { WireAnswer, WireRequest } from './gateway/request.ts';
export type { LocalAnswer, LocalProvider, LocalRequest } from './local-provider.ts';
export { registryProblems } from './registry/problems.ts';
