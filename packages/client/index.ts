export type { Answer } from './answer.ts';
export {
  CallError,
  type CallErrorCode,
  type CallFailure,
  type Refusal,
  type SentRequest,
} from './call-error.ts';
export { type CallRequest, type Client, type ClientOptions, createClient } from './client.ts';
export { commitRequest, commitResponse } from './commitment.ts';
export { checkContentDigest, contentDigest } from './content-digest.ts';
export { WireError, type WireErrorCode } from './error.ts';
export { type ClientKey, readKeyFile, readPemKey } from './key.ts';
export { isSafe, METHODS, type Method } from './method.ts';
export type { Query } from './node-address.ts';
export {
  createNodeGuard,
  GuardError,
  type GuardErrorCode,
  type GuardOptions,
  type NodeGuard,
  nodeKeys,
  type ProviderRequest,
} from './node-guard.ts';
export { type GuardedHandler, guardNodeHttp } from './node-http.ts';
export {
  type NodeAsk,
  type NodeRequestDraft,
  type ReadNodeRequest,
  readNodeRequest,
  signNodeRequest,
} from './node-request.ts';
export { createNonceMemory, type NonceMemory } from './nonce-memory.ts';
export { checkProof, type ReceiptProof, readProof } from './proof.ts';
export { type ReadReceiptRequest, readReceiptRequest, signReceiptRequest } from './receipt-request.ts';
export {
  type ArrivedRequest,
  type ReadRequest,
  type RequestDraft,
  readRequest,
  type SigningFacts,
  signRequest,
} from './request.ts';
export type { Fetch } from './send.ts';
export { type ReadSignature, readSignature, type StampFacts, signComponents } from './signature.ts';
export { opensRequest, opensResponse, type RequestOpening, type ResponseOpening, verify } from './verify.ts';
export {
  CLOCK_WINDOW_S,
  formatBytes,
  type HeaderFields,
  type Headers,
  indexHeaders,
  parseBytes,
  requireHeader,
  TAGS,
} from './wire.ts';
