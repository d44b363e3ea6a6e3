import type { FailureCode } from '../index.ts';
import {
  type Call,
  CREATED,
  type ExchangeBody,
  exchangeBody,
  issueExchange,
  type Showing,
  unanswered,
} from './exchange-issue.ts';
import { CONTRACT, PURPOSE } from './exchange-registry.ts';
import { testKey } from './keys.ts';
import { flipped } from './scene.ts';
import { encode, invalidVector, type Vector } from './vector.ts';
import { ORGANISATION, OTHER, type World } from './world.ts';

type Case = readonly [
  name: string,
  code: FailureCode,
  about: string,
  call?: Call,
  change?: Partial<ExchangeBody> | ((body: ExchangeBody) => Partial<ExchangeBody>),
  showing?: Showing,
];

const stranger = await testKey('a key that nobody registered');
const failed = unanswered('failed', 'provider-timeout');
const refused = unanswered('refused', 'quota-exceeded');
const week = { at: '2026-12-01T05:30:00.500Z' };

/** Who asked: the key, the signature and the times. */
const CALLER: readonly Case[] = [
  [
    'key-not-shown',
    'exchange-key-unknown',
    "the caller's key is not shown",
    {},
    {},
    { without: [`system-key/${OTHER}/portal/2026`] },
  ],
  ['key-unregistered', 'exchange-key-unknown', 'no such key is current', { label: '2025' }],
  [
    'key-not-shown-refused',
    'exchange-key-unknown',
    'a refusal needs the key too',
    {},
    refused,
    { without: [`system-key/${OTHER}/portal/2026`] },
  ],
  [
    'key-revoked',
    'exchange-key-not-valid',
    'signed at the moment from which the key is revoked',
    { label: 'revoked' },
  ],
  [
    'key-not-yet',
    'exchange-key-not-valid',
    'signed a millisecond before the key is valid',
    { label: 'not-yet' },
  ],
  ['signature-foreign', 'exchange-signature-invalid', 'signed with another key', { signer: stranger }],
  [
    'signature-flipped',
    'exchange-signature-invalid',
    'one bit of the signature turned',
    {},
    ({ request }) => ({ request: { ...request, signature: flipped(request.signature) } }),
  ],
  [
    'purpose-altered',
    'exchange-signature-invalid',
    'the purpose changed after the signature',
    { purpose: 'other-purpose' },
    { purpose: PURPOSE },
  ],
  [
    'commitment-altered',
    'exchange-signature-invalid',
    'the commitment changed after the signature',
    {},
    ({ request }) => ({ request: { ...request, commitment: flipped(request.commitment) } }),
  ],
  [
    'method-altered',
    'exchange-signature-invalid',
    'the method changed after the signature',
    {},
    ({ request }) => ({ request: { ...request, method: 'DELETE' } }),
  ],
  [
    'authority-altered',
    'exchange-signature-invalid',
    'the authority changed after the signature',
    {},
    ({ request }) => ({ request: { ...request, authority: 'other.example' } }),
  ],
  [
    'created-altered',
    'exchange-signature-invalid',
    'the time changed after the signature',
    {},
    ({ request }) => ({
      request: {
        ...request,
        signatureInput: request.signatureInput.replace(String(CREATED), String(CREATED + 1)),
      },
    }),
  ],
  [
    'signed-late',
    'exchange-time-mismatch',
    'received 60 seconds and a millisecond after the signature',
    {},
    { received: '2026-11-24T05:31:00.001Z', at: '2026-11-24T05:31:00.001Z' },
  ],
  [
    'signed-early',
    'exchange-time-mismatch',
    'received 60 seconds and a millisecond before the signature',
    { created: CREATED + 60 },
    { received: '2026-11-24T05:29:59.999Z' },
  ],
  [
    'settled-before',
    'exchange-time-mismatch',
    'settled a millisecond before it was received',
    {},
    { at: '2026-11-24T05:30:00.499Z' },
  ],
  [
    'settled-late',
    'exchange-time-mismatch',
    'settled an hour and a millisecond after it was received',
    {},
    { at: '2026-11-24T06:30:00.501Z' },
  ],
  ['failed-late', 'exchange-time-mismatch', 'failed, and settled a week later', {}, { ...failed, ...week }],
  [
    'refused-late',
    'exchange-time-mismatch',
    'refused, and settled a week later',
    {},
    { ...refused, ...week },
  ],
  [
    'unknown-before',
    'exchange-time-mismatch',
    'unknown, and settled before it was received',
    {},
    { ...unanswered('unknown', 'outcome-unknown'), at: '2026-11-24T05:30:00.499Z' },
  ],
];

const AGREEMENT = `agreement/${OTHER}/review`;
const APPROVAL = `approval/${ORGANISATION}/${OTHER}.review`;
const SERVICE = `service/${ORGANISATION}/fleet/1`;

/** What was agreed: by whom, when, and for what. */
const AGREED: readonly Case[] = [
  [
    'agreement-not-shown',
    'exchange-agreement-mismatch',
    'the agreement is not shown',
    {},
    {},
    { without: [AGREEMENT] },
  ],
  [
    'agreement-not-shown-refused',
    'exchange-agreement-mismatch',
    'a refusal names an agreement that is not shown',
    {},
    refused,
    { without: [AGREEMENT] },
  ],
  [
    'agreement-digest',
    'exchange-agreement-mismatch',
    'another digest than the agreement shown has',
    {},
    ({ agreement }) => ({ agreement: { ...agreement, digest: CONTRACT } }),
  ],
  [
    'agreement-version',
    'exchange-agreement-mismatch',
    'another version than the agreement shown has',
    {},
    ({ agreement }) => ({ agreement: { ...agreement, version: 2 } }),
  ],
  [
    'agreement-denied',
    'exchange-agreement-mismatch',
    'refused as unknown while the agreement is shown',
    {},
    ({ agreement }) => ({ ...refused, agreement: { ...agreement, version: null, digest: null } }),
  ],
  [
    'agreement-of-other-system',
    'exchange-agreement-mismatch',
    'the agreement is of another system',
    { agreement: 'of-other-system' },
  ],
  [
    'agreement-of-other-service',
    'exchange-agreement-mismatch',
    'the agreement is of another service',
    { agreement: 'of-other-service' },
  ],
  [
    'agreement-of-other-major',
    'exchange-agreement-mismatch',
    'the agreement is of another major version',
    { agreement: 'of-other-major' },
  ],
  [
    'approval-not-shown',
    'exchange-agreement-not-approved',
    'the approval is not shown',
    {},
    {},
    { without: [APPROVAL] },
  ],
  [
    'approval-missing',
    'exchange-agreement-not-approved',
    'the provider has not approved',
    { agreement: 'not-approved' },
  ],
  [
    'approval-missing-failed',
    'exchange-agreement-not-approved',
    'the provider was asked in vain, and has not approved',
    { agreement: 'not-approved' },
    failed,
  ],
  [
    'approval-one-key',
    'exchange-agreement-not-approved',
    'one key signed the agreement and its approval',
    { agreement: 'one-key' },
  ],
  [
    'approval-other-digest',
    'exchange-agreement-not-approved',
    'the approval names another digest',
    { agreement: 'other-digest' },
  ],
  [
    'approval-other-version',
    'exchange-agreement-not-approved',
    'the approval names another version',
    { agreement: 'other-version' },
  ],
  [
    'approval-by-other',
    'exchange-agreement-not-approved',
    'the approval is of another organisation than the provider',
    { agreement: 'approved-by-other' },
  ],
  [
    'agreement-ended',
    'exchange-agreement-not-in-force',
    'received at the moment at which the agreement ends',
    { agreement: 'ended' },
  ],
  [
    'agreement-not-begun',
    'exchange-agreement-not-in-force',
    'received a millisecond before the agreement begins',
    { agreement: 'not-begun' },
  ],
  [
    'agreement-suspended',
    'exchange-agreement-not-in-force',
    "the provider's suspension is shown",
    { agreement: 'suspended' },
  ],
  [
    'agreement-suspended-by-consumer',
    'exchange-agreement-not-in-force',
    "the consumer's suspension is shown",
    { agreement: 'suspended-by-consumer' },
  ],
  [
    'purpose-not-agreed',
    'exchange-terms-not-agreed',
    'another purpose, stated and signed',
    { purpose: 'other-purpose' },
  ],
  [
    'operation-not-agreed',
    'exchange-terms-not-agreed',
    'an operation that the agreement does not hold',
    {},
    { operation: 'deleteVehicle', fields: [] },
  ],
  [
    'operation-not-agreed-unknown',
    'exchange-terms-not-agreed',
    'the same, its outcome unknown',
    {},
    { ...unanswered('unknown', 'outcome-unknown'), operation: 'deleteVehicle' },
  ],
  [
    'contract-other',
    'exchange-contract-mismatch',
    'another contract than the service has',
    {},
    { contract: `sha-256:${'A'.repeat(43)}=` },
  ],
  [
    'contract-not-shown',
    'exchange-contract-mismatch',
    'the service is not shown',
    {},
    {},
    { without: [SERVICE] },
  ],
  [
    'contract-not-shown-refused',
    'exchange-contract-mismatch',
    'a refusal names a contract whose service is not shown',
    {},
    refused,
    { without: [SERVICE] },
  ],
  [
    'contract-denied',
    'exchange-contract-mismatch',
    'refused for want of a service that is shown',
    {},
    { ...refused, operation: null, contract: null },
  ],
  [
    'field-not-agreed',
    'exchange-field-not-agreed',
    'a field that the agreement withholds',
    {},
    { fields: ['/driver', '/plate'] },
  ],
  [
    'field-of-other-operation',
    'exchange-field-not-agreed',
    'a field agreed for another operation',
    {},
    { fields: ['/*/plate'] },
  ],
  [
    'field-wider',
    'exchange-field-not-agreed',
    'the whole of which a part is agreed',
    {},
    { fields: ['/repairs'] },
  ],
];

/** Receipts of exchanges whose body is well formed, and does not agree with what is shown. */
export async function invalidExchangeVectors(world: World): Promise<Vector[]> {
  const vectors: Vector[] = [];
  for (const [name, code, about, call = {}, change = {}, showing = {}] of [...CALLER, ...AGREED]) {
    const body = await exchangeBody(world, call);
    const changed = { ...body, ...(typeof change === 'function' ? change(body) : change) };
    const bytes = encode(await issueExchange(world, changed, showing));
    vectors.push(invalidVector(`exchange-${name}`, code, about, bytes));
  }
  return [...vectors, await otherAgreement(world)];
}

/** Signed for one agreement and recorded under another, both in the registry. */
async function otherAgreement(world: World): Promise<Vector> {
  const { request } = await exchangeBody(world, { agreement: 'suspended' });
  const bytes = encode(await issueExchange(world, { ...(await exchangeBody(world)), request }));
  const about = 'the agreement changed after the signature';
  return invalidVector('exchange-agreement-altered', 'exchange-signature-invalid', about, bytes);
}
