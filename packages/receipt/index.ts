export {
  type Authority,
  type AuthorityBasis,
  authoriseStatement,
  namedKey,
  SIGNING_ROLES,
} from './authority.ts';
export { type Body, encodeBody, parseBody, type RegistryHead } from './body.ts';
export type { Kind, KindFields, StatementFields } from './body-kind.ts';
export { statementsOfBody } from './body-statements.ts';
export type { WitnessCount } from './check-witnesses.ts';
export { commitBody, opensCommitment, SALT_BYTES } from './commitment.ts';
export {
  applyStatement,
  buildCurrentTree,
  type CurrentProof,
  type CurrentStatement,
  type CurrentTree,
  EMPTY_CURRENT_TREE,
  proveCurrent,
  summariseCurrent,
  verifyCurrent,
} from './current-tree.ts';
export { FAILURE_CODES, type FailureCode, ReceiptError, type ReceiptErrorCode } from './error.ts';
export {
  type AgreementContent,
  type ApprovalContent,
  agreementContent,
  approvalContent,
  isAgreementId,
  type ServiceContent,
  type SuspensionContent,
  type SystemContent,
  type SystemKeyContent,
  serviceContent,
  suspensionContent,
  systemContent,
  systemKeyContent,
} from './exchange-content.ts';
export type { ExchangeFields, Outcome } from './exchange-fields.ts';
export { exchangeSignature } from './exchange-signature.ts';
export { choiceField, exactFields, nullable, numberField, textField } from './fields.ts';
export { decodeReceipt, encodeReceipt } from './file.ts';
export type { HeadProof, Receipt, StatementProof } from './file-content.ts';
export { hmacSha256 } from './hmac.ts';
export { isCode, isTime, isUuid7 } from './identifier.ts';
export { subjectOfSameKey } from './key-reuse.ts';
export { decodeLeaf, type EncodedLeaf, encodeLeaf, isTagList, type Leaf, type RandomBytes } from './leaf.ts';
export { isLogOf, type LogRole, logOrigin } from './log-name.ts';
export type { LogProof } from './log-proof.ts';
export { LANGUAGES, type Language } from './messages/messages.ts';
export { NOTICE } from './messages/notice.ts';
export type { NotProvedId } from './not-proved.ts';
export { refreshReceipt } from './refresh.ts';
export { encodeRegistryEntry, parseRegistryEntry, type RegistryEntry } from './registry-entry.ts';
export { type RenderedLine, type RenderedVerification, renderVerification } from './render.ts';
export type { Detail } from './render-exchange.ts';
export type { LocalisedText } from './set-content.ts';
export { type Component, type Parameter, signatureBase, signatureParams } from './signature-base.ts';
export {
  readSignatureInput,
  SIGNATURE_LABEL,
  type SignatureFacts,
  type SignatureInput,
  writeSignatureInput,
} from './signature-input.ts';
export {
  formatStatementText,
  parseStatement,
  type SignedStatement,
  STATEMENT_ACTIONS,
  type Statement,
  type StatementAction,
} from './statement.ts';
export {
  type KeyContent,
  keyContent,
  type OrganisationContent,
  organisationContent,
} from './statement-content.ts';
export { areSignedApart, digestOf } from './statement-digest.ts';
export { type Params, STEP_IDS, type Step, type StepId } from './step.ts';
export { isJsonObject, type Json, type JsonObject, parseStrictJson } from './strict-json.ts';
export { parseSubject, type Subject } from './subject.ts';
export { type Verification, verifyReceipt } from './verify.ts';
