import { problemsOf } from '@wasl/kernel';
import { agreementProblems } from './agreement-problems.ts';
import { providerProblems } from './provider-problems.ts';
import { requestProblems } from './request-problems.ts';

/** What the gateway refuses, step by step. A refusal says what to do, never what the other side holds. */
export const gatewayProblems = { ...requestProblems, ...agreementProblems, ...providerProblems } as const;

export const gatewayProblem = problemsOf(gatewayProblems);
