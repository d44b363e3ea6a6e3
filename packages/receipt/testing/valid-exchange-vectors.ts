import type { NotProvedId } from '../index.ts';
import {
  type Call,
  CREATED,
  type ExchangeBody,
  exchangeBody,
  issueExchange,
  type Showing,
  unanswered,
} from './exchange-issue.ts';
import { NORTH } from './policy.ts';
import { encode, ONE_OF_TWO, type Vector, validVector } from './vector.ts';
import { ORGANISATION, OTHER, type World } from './world.ts';

const ASKED: readonly NotProvedId[] = [
  'provider-answer',
  'not-suspended',
  'processing-lawful',
  'payload-absent',
  'filing-receipt',
];
const REFUSED: readonly NotProvedId[] = ['refusal-founded', 'payload-absent', 'filing-receipt'];

/** Receipts of exchanges that are valid: every outcome, and every limit on its allowed side. */
export async function validExchangeVectors(world: World): Promise<Vector[]> {
  async function valid(
    name: string,
    about: string,
    call: Call = {},
    change: Partial<ExchangeBody> = {},
    showing: Showing = {},
  ): Promise<Vector> {
    const body = await exchangeBody(world, call, change);
    const bytes = encode(await issueExchange(world, body, showing));
    const ofRule = body.outcome === 'refused' ? REFUSED : ASKED;
    return validVector(name, about, 'no-witness', bytes, { counted: 0, of: 0, times: [] }, ofRule);
  }
  const refused = (code: string) => unanswered('refused', code);
  const nothing = { operation: null, contract: null };
  const witnessed = await issueExchange(world, await exchangeBody(world), { witnesses: [NORTH] });
  return [
    await valid('exchange-answered', 'an exchange under an agreement in force, answered'),
    validVector(
      'exchange-witnessed',
      'the same, cosigned by one of two witnesses',
      'one-required',
      encode(witnessed),
      ONE_OF_TWO,
      ASKED,
    ),
    await valid('exchange-no-field', 'answered, and no field left', {}, { fields: [] }),
    await valid(
      'exchange-fewer-fields',
      'answered, with fewer fields than are agreed',
      {},
      { fields: ['/plate'] },
    ),
    await valid('exchange-lawful', 'answered, found lawful', {}, { lawfulness: 'lawful' }),
    await valid(
      'exchange-failed',
      'the provider did not answer',
      {},
      unanswered('failed', 'provider-timeout'),
    ),
    await valid(
      'exchange-unknown',
      'settled a week later, its outcome hidden by a crash',
      {},
      {
        ...unanswered('unknown', 'outcome-unknown'),
        at: '2026-12-01T05:30:00.500Z',
      },
    ),
    await valid(
      'exchange-refused-unknown-agreement',
      'refused: no such agreement is current',
      { agreement: 'unheard-of' },
      refused('agreement-unknown'),
    ),
    await valid(
      'exchange-refused-unknown-service',
      'refused: no such service is current',
      { service: 'garage' },
      { ...refused('service-unknown'), ...nothing },
    ),
    await valid(
      'exchange-refused-quota',
      'refused under an agreement in force',
      {},
      refused('quota-exceeded'),
    ),
    await valid(
      'exchange-refused-unlawful',
      'refused as unlawful',
      {},
      {
        ...refused('processing-unlawful'),
        lawfulness: 'unlawful',
      },
    ),
    await valid(
      'exchange-refused-not-approved',
      'refused: the provider has not approved the agreement',
      { agreement: 'not-approved' },
      refused('agreement-not-approved'),
    ),
    await valid(
      'exchange-refused-suspended',
      'refused: the agreement is suspended, and the suspension is shown',
      { agreement: 'suspended' },
      refused('agreement-suspended'),
    ),
    await valid(
      'exchange-refused-foreign',
      'refused: the agreement is of another system',
      { agreement: 'of-other-system' },
      refused('agreement-foreign'),
    ),
    await valid(
      'exchange-refused-purpose',
      'refused: another purpose than the agreement has',
      { purpose: 'other-purpose' },
      refused('purpose-not-agreed'),
    ),
    await valid(
      'exchange-refused-operation',
      'refused: no operation of the contract was matched',
      {},
      {
        ...refused('operation-unknown'),
        operation: null,
      },
    ),
    await valid(
      'exchange-signed-ahead',
      'signed 60 seconds after the node received it',
      { created: CREATED + 60 },
      {
        received: '2026-11-24T05:30:00.000Z',
      },
    ),
    await valid(
      'exchange-signed-before',
      'signed 60 seconds before the node received it',
      {},
      {
        received: '2026-11-24T05:31:00.000Z',
        at: '2026-11-24T05:31:00.000Z',
      },
    ),
    await valid(
      'exchange-lasted-an-hour',
      'settled an hour after it was received',
      {},
      {
        at: '2026-11-24T06:30:00.500Z',
      },
    ),
    await valid('exchange-key-last-moment', 'signed in the one millisecond for which the key is valid', {
      label: 'just-in-time',
    }),
    await valid(
      'exchange-agreement-last-moment',
      'received in the one millisecond for which the agreement is',
      {
        agreement: 'last-moment',
      },
    ),
    await valid(
      'exchange-names-not-shown',
      'organisations and systems are not shown: their names are missing, and nothing else',
      {},
      {},
      {
        without: [
          `organisation/${OTHER}`,
          `organisation/${ORGANISATION}`,
          `system/${OTHER}/portal`,
          `system/${ORGANISATION}/garage`,
        ],
      },
    ),
    await valid(
      'exchange-suspension-kept-back',
      'a suspension is current and not shown: not-suspended is never proved',
      { agreement: 'suspended' },
      {},
      { without: [`suspension/${ORGANISATION}/${OTHER}.suspended`] },
    ),
  ];
}
