import { addressProblems, contractProblems, gatewayProblems, registryProblems } from '@wasl/exchange';
import { identityProblems } from '@wasl/identity';
import type { ProblemTable } from '@wasl/kernel';
import { keyFileProblems, ledgerProblems, witnessProblems } from '@wasl/ledger';
import { STORE_PROBLEMS } from '@wasl/store';
import { webProblems } from '@wasl/web';
import { cliProblems } from './cli/problems.ts';
import { configProblems } from './config.ts';
import { homeProblems } from './home.ts';
import { govstackProblems } from './http/govstack/problems.ts';
import { requestProblems } from './http/problems.ts';
import { operatorProblems } from './operator-request.ts';

/** The refusals of every room, as the page of codes lists them. */
export const PROBLEM_TABLES: readonly ProblemTable[] = [
  requestProblems,
  govstackProblems,
  gatewayProblems,
  contractProblems,
  registryProblems,
  addressProblems,
  ledgerProblems,
  witnessProblems,
  keyFileProblems,
  STORE_PROBLEMS,
  configProblems,
  homeProblems,
  operatorProblems,
  cliProblems,
  webProblems,
  identityProblems,
];
