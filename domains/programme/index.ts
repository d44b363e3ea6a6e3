export { PROGRAMME_REVIEW, programmeReview } from './agreement.ts';
export type { CommitmentList, OneCommitment, Summary } from './answers.ts';
export type { Commitment } from './commitment.ts';
export { PROGRAMME, type Programme } from './commitments.ts';
export { PROGRAMME_CONTRACT } from './contract.ts';
export { answerProgramme, programmeProvider } from './provider.ts';
export { programmeService, programmeSystem } from './statements.ts';
