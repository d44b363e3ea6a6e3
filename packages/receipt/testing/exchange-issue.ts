import {
  type Body,
  EMPTY_CURRENT_TREE,
  type ExchangeFields,
  encodeBody,
  isJsonObject,
  type Json,
  type JsonObject,
  parseBody,
  parseStrictJson,
  type Receipt,
  statementsOfBody,
  writeSignatureInput,
} from '../index.ts';
import {
  AGREED_FIELDS,
  type AgreementName,
  CONTRACT,
  digest,
  OPERATION,
  PORTAL_KEY,
  PURPOSE,
} from './exchange-registry.ts';
import { crypto, type TestKey } from './keys.ts';
import { rootAt } from './log.ts';
import { type Issue, issueBody, ORGANISATION, OTHER, testId, type World } from './world.ts';

export type ExchangeBody = Extract<Body, { kind: 'exchange' }>;

/** 05:30:00 of 24 November 2026; half a second later the node has it. */
export const CREATED = 1_795_498_200;
const RECEIVED = '2026-11-24T05:30:00.500Z';

/** What the caller does otherwise than by the rules. */
export type Call = {
  readonly agreement?: AgreementName | 'unheard-of';
  readonly purpose?: string;
  readonly label?: string;
  readonly signer?: TestKey;
  readonly created?: number;
  readonly service?: string;
};

/** An answered exchange as the node records it; `change` is made after the caller has signed. */
export async function exchangeBody(
  world: World,
  call: Call = {},
  change: Partial<ExchangeBody> = {},
): Promise<ExchangeBody> {
  const { agreement: name = 'review', purpose = PURPOSE, label = '2026', signer = PORTAL_KEY } = call;
  const tree = world.current.at(-1) ?? EMPTY_CURRENT_TREE;
  const size = world.registry.entries.length;
  const id = `${OTHER}/${name}`;
  const agreed = tree.find(({ signed }) => signed.statement.subject === `agreement/${id}`);
  const service = call.service ?? 'fleet';
  const commitment = new Uint8Array(32).fill(7);
  const { input, base } = writeSignatureInput(
    [
      ['@method', 'GET'],
      ['@authority', 'node.example'],
      ['wasl-agreement', id],
      ['wasl-purpose', purpose],
      ['wasl-commitment', `:${commitment.toBase64()}:`],
    ],
    {
      created: call.created ?? CREATED,
      nonce: 'AAAAAAAAAAAAAAAAAAAAAA',
      keyId: `${OTHER}/portal/${label}`,
      tag: 'wasl/exchange/v1',
    },
  );
  return {
    kind: 'exchange',
    id: testId(200),
    node: world.node,
    registry: { origin: world.registry.origin, size, root: rootAt(world.registry, size) },
    at: '2026-11-24T05:30:02.456Z',
    consumer: { organisation: OTHER, system: 'portal', key: label },
    provider: { organisation: ORGANISATION, service, major: 1 },
    operation: OPERATION,
    contract: CONTRACT,
    agreement: {
      id,
      version: agreed === undefined ? null : 1,
      digest: agreed === undefined ? null : digest(agreed.signed.bytes),
    },
    purpose,
    lawfulness: 'not-yet-checked',
    outcome: 'answered',
    code: null,
    fields: AGREED_FIELDS,
    request: {
      method: 'GET',
      authority: 'node.example',
      commitment,
      signatureInput: input,
      signature: await signer.sign(base),
    },
    response: { status: 200, commitment: new Uint8Array(32).fill(9) },
    received: RECEIVED,
    ...change,
  };
}

/** What a body must say where nothing was released. */
export function unanswered(
  outcome: Exclude<ExchangeFields['outcome'], 'answered'>,
  code: string,
): Partial<ExchangeBody> {
  return { outcome, code, fields: [], response: null };
}

export type Showing = Issue & {
  /** Subjects kept back of those that the body leans on. */
  readonly without?: readonly string[];
};

/** Issues a receipt of an exchange, showing what its body leans on. */
export async function issueExchange(
  world: World,
  body: ExchangeBody,
  { without = [], ...options }: Showing = {},
): Promise<Receipt> {
  return issueBytes(world, encodeBody(body), without, options);
}

/** The same of a body that `encodeBody` would refuse: its JSON is changed after it was encoded. */
export async function issueForged(
  world: World,
  body: ExchangeBody,
  change: (object: JsonObject) => Json,
): Promise<Receipt> {
  const text = new TextDecoder().decode(encodeBody(body));
  const object = parseStrictJson(text, text.length);
  const forged = isJsonObject(object) ? change(object) : object;
  const shown = await shownWith(world, body);
  return issueBody(world, new TextEncoder().encode(JSON.stringify(forged)), { show: shown });
}

async function issueBytes(
  world: World,
  bytes: Uint8Array,
  without: readonly string[],
  options: Issue,
): Promise<Receipt> {
  const shown = await shownWith(world, parseBody(bytes));
  const show = shown.filter((subject) => !without.includes(subject));
  return issueBody(world, bytes, { show, ...options });
}

async function shownWith(world: World, body: Body): Promise<string[]> {
  const current = (world.current.at(-1) ?? EMPTY_CURRENT_TREE).map(({ signed }) => signed);
  const statements = await statementsOfBody(body, current, crypto);
  return statements.map(({ statement }) => statement.subject);
}
