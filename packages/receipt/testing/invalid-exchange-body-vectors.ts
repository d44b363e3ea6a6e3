import { isJsonObject, type Json, type JsonObject } from '../index.ts';
import { exchangeBody, issueForged, unanswered } from './exchange-issue.ts';
import { encode, invalidVector, type Vector } from './vector.ts';
import type { World } from './world.ts';

type Change = (object: JsonObject) => Json;

/** A change to a member of a member. */
function within(name: string, changes: JsonObject): Change {
  return (object) => {
    const inner = object[name];
    return { ...object, [name]: { ...(isJsonObject(inner) ? inner : {}), ...changes } };
  };
}

function withInput(change: (input: string) => string): Change {
  return (object) => {
    const text = JSON.stringify(object.request);
    const input = /"signatureInput":("(?:[^"\\]|\\.)*")/.exec(text)?.[1] ?? '""';
    return within('request', { signatureInput: change(String(JSON.parse(input))) })(object);
  };
}

const having =
  (changes: JsonObject): Change =>
  (object) => ({ ...object, ...changes });

/** What a body of kind `exchange` must be by itself, each broken in one way. */
const ANSWERED: readonly (readonly [name: string, about: string, change: Change])[] = [
  ['member-unknown', 'a member that is not known', having({ payload: null })],
  [
    'member-missing',
    'a member missing',
    (object) => Object.fromEntries(Object.entries(object).filter(([name]) => name !== 'purpose')),
  ],
  ['consumer-member', 'a member of the consumer that is not known', within('consumer', { name: 'x' })],
  ['consumer-case', 'an organisation in upper case', within('consumer', { organisation: 'Second' })],
  [
    'other-caller',
    'the signature is of another key than the consumer named',
    within('consumer', { key: '2025' }),
  ],
  ['major-negative', 'a major version below 0', within('provider', { major: -1 })],
  ['operation-spelling', 'an operation with a space', having({ operation: 'get vehicle' })],
  ['contract-spelling', 'a digest of another length', having({ contract: 'sha-256:AAAA' })],
  [
    'contract-trailing',
    'a digest whose last character carries stray bits',
    having({ contract: `sha-256:${'A'.repeat(42)}B=` }),
  ],
  ['agreement-id', 'an agreement named by three segments', within('agreement', { id: 'a/b/c' })],
  ['agreement-point', 'a point in the name of an agreement', within('agreement', { id: 'a/b.c' })],
  ['agreement-version', 'a version 0', within('agreement', { version: 0 })],
  ['agreement-half', 'an agreement with a version and no digest', within('agreement', { digest: null })],
  ['agreement-none', 'answered without an agreement', within('agreement', { version: null, digest: null })],
  ['purpose-case', 'a purpose in upper case', having({ purpose: 'Review' })],
  ['lawfulness-unknown', 'a lawfulness that is not known', having({ lawfulness: 'perhaps' })],
  ['lawfulness-unlawful', 'answered though unlawful', having({ lawfulness: 'unlawful' })],
  ['outcome-unknown', 'an outcome that is not known', having({ outcome: 'lost' })],
  ['answered-code', 'answered with the code of a problem', having({ code: 'quota-exceeded' })],
  ['answered-no-response', 'answered without a response', having({ response: null })],
  ['answered-no-operation', 'answered without an operation', having({ operation: null })],
  ['operation-no-contract', 'an operation without a contract', having({ contract: null })],
  ['fields-text', 'fields that are not a list', having({ fields: '/plate' })],
  ['fields-number', 'a field that is not a text', having({ fields: [1] })],
  ['fields-pointer', 'a field that is not a JSON Pointer', having({ fields: ['plate'] })],
  ['fields-escape', 'a JSON Pointer with a tilde that escapes nothing', having({ fields: ['/a~2'] })],
  ['fields-override', 'a field with a bidirectional control', having({ fields: ['/plate\u202e'] })],
  ['fields-order', 'fields not in ascending order', having({ fields: ['/plate', '/mileage'] })],
  ['fields-twice', 'a field twice', having({ fields: ['/plate', '/plate'] })],
  [
    'fields-many',
    'more than 200 fields',
    having({ fields: Array.from({ length: 201 }, (_, i) => `/f${String(i).padStart(3, '0')}`) }),
  ],
  ['method-unknown', 'a method that is not exchanged', within('request', { method: 'TRACE' })],
  ['authority-case', 'an authority in upper case', within('request', { authority: 'Node.example' })],
  [
    'commitment-short',
    'a commitment of 31 bytes',
    within('request', { commitment: new Uint8Array(31).toBase64() }),
  ],
  [
    'signature-short',
    'a signature of 63 bytes',
    within('request', { signature: new Uint8Array(63).toBase64() }),
  ],
  [
    'request-member',
    'the salt of the request kept',
    within('request', { salt: new Uint8Array(32).toBase64() }),
  ],
  [
    'input-tag',
    'a signature for another purpose',
    withInput((input) => input.replace('exchange', 'receipt')),
  ],
  ['input-components', 'a component left out', withInput((input) => input.replace(' "wasl-purpose"', ''))],
  ['input-parameter', 'a parameter more', withInput((input) => `${input};expires=1795498260`)],
  [
    'input-order',
    'parameters in another order',
    withInput((input) => input.replace(/(;created=\d+)(;nonce="[^"]+")/, '$2$1')),
  ],
  ['input-label', 'another label', withInput((input) => input.replace('wasl=', 'sig1='))],
  ['status-low', 'a status below 200', within('response', { status: 101 })],
  ['status-high', 'a status above 599', within('response', { status: 600 })],
  ['response-member', 'a member of the response that is not known', within('response', { salt: '' })],
  ['received-zone', 'received in another zone', having({ received: '2026-11-24T05:30:00.500+00:00' })],
];

const REFUSED: typeof ANSWERED = [
  ['refused-no-code', 'refused without a code', having({ code: null })],
  ['refused-code-spelling', 'a code in upper case', having({ code: 'Quota' })],
  ['refused-fields', 'refused, and a field left', having({ fields: ['/plate'] })],
  [
    'refused-response',
    'refused, and a response',
    having({ response: { status: 200, commitment: new Uint8Array(32).toBase64() } }),
  ],
  [
    'failed-unlawful',
    'the provider asked though unlawful',
    having({ outcome: 'failed', lawfulness: 'unlawful' }),
  ],
];

export async function invalidExchangeBodyVectors(world: World): Promise<Vector[]> {
  const answered = await exchangeBody(world);
  const refused = await exchangeBody(world, {}, unanswered('refused', 'quota-exceeded'));
  const vectors: Vector[] = [];
  for (const [body, cases] of [
    [answered, ANSWERED],
    [refused, REFUSED],
  ] as const) {
    for (const [name, about, change] of cases) {
      const bytes = encode(await issueForged(world, body, change));
      vectors.push(invalidVector(`exchange-body-${name}`, 'body-malformed', about, bytes));
    }
  }
  return vectors;
}
