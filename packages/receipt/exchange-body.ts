import { fromBase64, hashFromBase64, toBase64 } from '@wasl/log';
import { ReceiptError } from './error.ts';
import { isAgreementId, isDigest, isOperationId, isPointer } from './exchange-content.ts';
import type { ExchangeFields } from './exchange-fields.ts';
import { exchangeSignature } from './exchange-signature.ts';
import { choiceField, exactFields, nullable, numberField, textField } from './fields.ts';
import { isCode, isTime } from './identifier.ts';
import type { Json, JsonObject } from './strict-json.ts';

/** The methods of docs/exchange.md §2. */
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
const LAWFULNESS = ['not-yet-checked', 'lawful', 'unlawful'] as const;
const OUTCOMES = ['answered', 'refused', 'failed', 'unknown'] as const;

const PROBLEM = /^[a-z][a-z0-9-]{0,63}$/;
const AUTHORITY = /^[a-z0-9.:[\]_-]{1,255}$/;
const SIGNATURE_BYTES = 64;
/** As many as an agreement may name for an operation. */
const MAX_FIELDS = 200;

/** The members that the kind `exchange` adds, all required. */
export const EXCHANGE_MEMBERS = [
  'consumer',
  'provider',
  'operation',
  'contract',
  'agreement',
  'purpose',
  'lawfulness',
  'outcome',
  'code',
  'fields',
  'request',
  'response',
  'received',
] as const;

/**
 * Reads the members of kind `exchange` (docs/receipt-format.md §9): each by itself, then what they must be
 * to one another. That they agree with the registry is the rule of the kind.
 */
export function readExchange(object: JsonObject): ExchangeFields {
  const fields: ExchangeFields = {
    kind: 'exchange',
    consumer: readConsumer(object.consumer),
    provider: readProvider(object.provider),
    operation: nullable(object, 'operation', isOperationId),
    contract: nullable(object, 'contract', isDigest),
    agreement: readAgreement(object.agreement),
    purpose: textField(object, 'purpose', isCode),
    lawfulness: choiceField(object, 'lawfulness', LAWFULNESS),
    outcome: choiceField(object, 'outcome', OUTCOMES),
    code: nullable(object, 'code', (text) => PROBLEM.test(text)),
    fields: readPointers(object.fields),
    request: readRequest(object.request),
    response: object.response === null ? null : readResponse(object.response),
    received: textField(object, 'received', isTime),
  };
  refuseContradiction(fields);
  const { organisation, system, key } = fields.consumer;
  if (exchangeSignature(fields).keyId !== `${organisation}/${system}/${key}`) {
    throw malformed('the signature is of another key than the consumer named');
  }
  return fields;
}

/** The members as they stand in JSON, in the order in which a receipt is read. */
export function writeExchange({ request, response, ...fields }: ExchangeFields): JsonObject {
  const { commitment, signature, ...rest } = request;
  return {
    ...fields,
    request: { ...rest, commitment: toBase64(commitment), signature: toBase64(signature) },
    response: response && { ...response, commitment: toBase64(response.commitment) },
  };
}

function readConsumer(value: Json | undefined): ExchangeFields['consumer'] {
  const object = exactFields(value, ['organisation', 'system', 'key']);
  return {
    organisation: textField(object, 'organisation', isCode),
    system: textField(object, 'system', isCode),
    key: textField(object, 'key', isCode),
  };
}

function readProvider(value: Json | undefined): ExchangeFields['provider'] {
  const object = exactFields(value, ['organisation', 'service', 'major']);
  return {
    organisation: textField(object, 'organisation', isCode),
    service: textField(object, 'service', isCode),
    major: numberField(object, 'major', 0),
  };
}

function readAgreement(value: Json | undefined): ExchangeFields['agreement'] {
  const object = exactFields(value, ['id', 'version', 'digest']);
  return {
    id: textField(object, 'id', isAgreementId),
    version: object.version === null ? null : numberField(object, 'version', 1),
    digest: nullable(object, 'digest', isDigest),
  };
}

function readRequest(value: Json | undefined): ExchangeFields['request'] {
  const object = exactFields(value, ['method', 'authority', 'commitment', 'signatureInput', 'signature']);
  const signature = fromBase64(textField(object, 'signature', () => true));
  if (signature.length !== SIGNATURE_BYTES) throw malformed('an Ed25519 signature is 64 bytes');
  return {
    method: choiceField(object, 'method', METHODS),
    authority: textField(object, 'authority', (text) => AUTHORITY.test(text)),
    commitment: hashFromBase64(textField(object, 'commitment', () => true)),
    signatureInput: textField(object, 'signatureInput', (text) => text !== ''),
    signature,
  };
}

function readResponse(value: Json | undefined): ExchangeFields['response'] {
  const object = exactFields(value, ['status', 'commitment']);
  const status = numberField(object, 'status', 200);
  if (status > 599) throw malformed('the status is not one of HTTP');
  return { status, commitment: hashFromBase64(textField(object, 'commitment', () => true)) };
}

/** In the order of UTF-16 code units, as RFC 8785 §3.2.3 sorts names; strictly, so that none stands twice. */
function readPointers(value: Json | undefined): string[] {
  const list: readonly Json[] = Array.isArray(value) ? value : [];
  const pointers = list.flatMap((item) => (typeof item === 'string' && isPointer(item) ? [item] : []));
  const ascend = pointers.every((pointer, i) => i === 0 || pointer > (pointers[i - 1] ?? ''));
  if (!Array.isArray(value) || pointers.length !== list.length || list.length > MAX_FIELDS || !ascend) {
    throw malformed('the fields are not JSON Pointers in ascending order');
  }
  return pointers;
}

function refuseContradiction(body: ExchangeFields): void {
  const { operation, contract, agreement, outcome, code, fields, response, lawfulness } = body;
  const answered = outcome === 'answered';
  if (answered !== (code === null) || answered !== (response !== null) || (!answered && fields.length > 0)) {
    throw malformed('outcome, code, response and fields contradict one another');
  }
  if ((agreement.version === null) !== (agreement.digest === null)) {
    throw malformed('an agreement has a version and a digest, or neither');
  }
  if (operation !== null && contract === null) throw malformed('an operation stands in a contract');
  const asked = outcome !== 'refused';
  if (asked && (operation === null || agreement.digest === null || lawfulness === 'unlawful')) {
    throw malformed('no provider is asked without an operation and an agreement, or against the law');
  }
}

function malformed(why: string): ReceiptError {
  return new ReceiptError('json-malformed', why);
}
