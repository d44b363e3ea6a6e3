import { type Body, encodeBody, type JsonObject } from '../index.ts';
import { rootAt } from './log.ts';
import { encode, invalidVector, type Vector, validVector } from './vector.ts';
import { issueBody, testId, type World } from './world.ts';

type RefusalsBody = Extract<Body, { kind: 'refusals' }>;

const MINUTE = '2026-11-24T05:29:00.000Z';

export function refusalsBody({ node, registry }: World): RefusalsBody {
  const size = registry.entries.length;
  return {
    kind: 'refusals',
    id: testId(300),
    node,
    registry: { origin: registry.origin, size, root: rootAt(registry, size) },
    at: '2026-11-24T05:30:02.456Z',
    code: 'key-unknown',
    minute: MINUTE,
    count: 1_000,
  };
}

/** Receipts of counted refusals: they show no statement, for none could bear a count out. */
export async function refusalsVectors(world: World): Promise<Vector[]> {
  const body = refusalsBody(world);
  async function valid(name: string, about: string, change: Partial<RefusalsBody>): Promise<Vector> {
    const bytes = encode(await issueBody(world, encodeBody({ ...body, ...change }), {}));
    const notProved = ['refusal-founded', 'filing-receipt'] as const;
    return validVector(name, about, 'no-witness', bytes, { counted: 0, of: 0, times: [] }, notProved);
  }
  async function malformed(name: string, about: string, change: JsonObject): Promise<Vector> {
    const object = JSON.parse(new TextDecoder().decode(encodeBody(body)));
    const bytes = new TextEncoder().encode(JSON.stringify({ ...object, ...change }));
    return invalidVector(name, 'body-malformed', about, encode(await issueBody(world, bytes, {})));
  }
  const early = encodeBody({ ...body, at: '2026-11-24T05:28:59.999Z' });
  return [
    await valid('refusals', 'a thousand refusals of one code in one minute', {}),
    await valid('refusals-one', 'a single one, entered at once', { count: 1, at: MINUTE }),
    await malformed('refusals-none', 'a count of nothing', { count: 0 }),
    await malformed('refusals-fraction', 'a count that is not whole', { count: 1.5 }),
    await malformed('refusals-second', 'a time that is not a whole minute', {
      minute: '2026-11-24T05:29:01.000Z',
    }),
    await malformed('refusals-code', 'a code in upper case', { code: 'Key-unknown' }),
    await malformed('refusals-member', 'a caller named', { consumer: 'model-audit' }),
    invalidVector(
      'refusals-early',
      'refusals-time-mismatch',
      'entered a millisecond before the minute it counts',
      encode(await issueBody(world, early, {})),
    ),
  ];
}
