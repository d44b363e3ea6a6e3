import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exchanges, FILE_TARGET, PUT, SCAN_TARGET } from '../testing/attack.ts';
import { receiptOf } from '../testing/evidence.ts';
import { randomFrom } from '../testing/random.ts';
import {
  agreement,
  CONSUMER,
  OPERATOR,
  system,
  systemKey,
  testKey,
  withdrawal,
} from '../testing/registry.ts';
import { type CallOptions, exchangeWorld, goodProvider, type Provider } from '../testing/world.ts';

const CALLS = 150;
const HOUR_MS = 3_600_000;
const REASON = { ar: 'سبب', fr: 'raison', en: 'reason' };
const JSON_TYPE = { 'content-type': 'application/json' };
const SERVICE = '/exchange/model-directorate';

/** What a provider does, and the code that the caller then gets; null where it is answered. */
const PROVIDERS: readonly (readonly [code: string | null, provider: Provider])[] = [
  [null, goodProvider],
  [null, goodProvider],
  ['provider-misbehaved', (_, response) => void response.writeHead(500).end()],
  ['provider-interrupted', ({ socket }) => socket.destroy()],
  ['response-contract-violated', (_, response) => void response.writeHead(200, JSON_TYPE).end('{}')],
];

/** A call, and the code of the step before or after the agreement that refuses it whatever stands. */
type Kind = { readonly asked: CallOptions; readonly before?: string; readonly after?: string };

const KINDS: readonly Kind[] = [
  { asked: {} },
  { asked: PUT },
  { asked: { target: SCAN_TARGET, method: 'PUT', body: 'scan', contentType: 'application/octet-stream' } },
  { asked: { target: `${SERVICE}/nothing/1/files/f1` }, before: 'service-unknown' },
  { asked: { target: `${SERVICE}/files/2/files/f1` }, before: 'service-unknown' },
  { asked: { agreement: 'model-audit/none' }, before: 'agreement-unknown' },
  { asked: { agreement: 'model-audit/others' }, before: 'agreement-foreign' },
  { asked: { purpose: 'other' }, after: 'purpose-not-agreed' },
  { asked: { target: `${SERVICE}/files/1/nothing` }, after: 'operation-unknown' },
  { asked: { target: `${SERVICE}/files/1/secret` }, after: 'operation-not-agreed' },
  { asked: { target: `${FILE_TARGET}?page=0` }, after: 'request-contract-violated' },
  { asked: { ...PUT, body: '{"id":"f1","id":"f2"}' }, after: 'request-contract-violated' },
  { asked: { ...PUT, contentType: 'text/plain' }, after: 'content-type-unsupported' },
];

test(`${CALLS} calls among statements and clock moves: each is decided as the registry stands, and every receipt verifies`, async (t) => {
  const seed = Number(process.env.WASL_SEQUENCE_SEED ?? Date.now() % 2 ** 32);
  t.diagnostic(`seed ${seed}`);
  const random = randomFrom(seed);
  const pick = <T>(list: readonly T[], otherwise: T): T =>
    list[Math.floor(random() * list.length)] ?? otherwise;
  let moved = 0;
  const clock = () => Date.now() + moved;
  const end = Date.now() + HOUR_MS;
  const period = { validUntil: new Date(end).toISOString() };
  const world = await exchangeWorld(t, { agreement: period, exchange: { clock } });
  const { operator, auditor } = world.keys;
  await world.set([auditor], `system/${CONSUMER}/other`, system(CONSUMER, 'other', null));
  await world.agree(agreement({ consumer: { organisation: CONSUMER, system: 'other' } }), 'others');

  let version = 1;
  let approved = true;
  const suspendedBy = new Set<string>();
  const first = { key: world.keys.deskKey, until: Number.POSITIVE_INFINITY };
  let keys = [first];

  async function suspend(organisation: string): Promise<void> {
    const signer = organisation === OPERATOR ? operator : auditor;
    const subject = `suspension/${organisation}/${CONSUMER}.review`;
    if (suspendedBy.delete(organisation)) await world.exchange().enter(await withdrawal([signer], subject));
    else {
      await world.set([signer], subject, { agreement: `${CONSUMER}/review`, reason: REASON });
      suspendedBy.add(organisation);
    }
  }

  /** A new version, with its approval or waiting for it. */
  async function propose(withApproval: boolean): Promise<void> {
    if (clock() >= end) return;
    version += 1;
    const content = agreement({ ...period, version });
    if (withApproval) await world.agree(content);
    else await world.set([auditor], `agreement/${CONSUMER}/review`, content);
    approved = withApproval;
  }

  /** The latest key ends now, and another begins. */
  async function rotate(): Promise<void> {
    const until = Math.floor(clock() / 1_000) * 1_000;
    const last = keys.at(-1);
    assert.ok(last !== undefined);
    const label = last.key.verifier.name.split('/')[2] ?? '';
    const begun = { validFrom: '2026-01-01T00:00:00.000Z', validUntil: new Date(until).toISOString() };
    await world.set(
      [auditor],
      `system-key/${CONSUMER}/desk/${label}`,
      systemKey(CONSUMER, 'desk', last.key, begun),
    );
    const key = await testKey(world.home, `${CONSUMER}/desk/next-${keys.length}`);
    await world.set(
      [auditor],
      `system-key/${CONSUMER}/desk/next-${keys.length}`,
      systemKey(CONSUMER, 'desk', key),
    );
    keys = [...keys.slice(0, -1), { key: last.key, until }, { key, until: Number.POSITIVE_INFINITY }];
  }

  async function happen(): Promise<void> {
    const chance = random();
    if (chance < 0.3) await suspend(random() < 0.5 ? OPERATOR : CONSUMER);
    else if (chance < 0.4) await propose(random() < 0.7);
    else if (chance < 0.5) await propose(true);
    else if (chance < 0.6) await rotate();
    else if (clock() >= end) moved = 0;
    else if (chance < 0.97) moved += Math.round((random() - 0.4) * 60_000);
    else moved = 2 * HOUR_MS;
  }

  function expected(
    { before, after }: Kind,
    until: number,
    created: number,
    provided: string | null,
  ): string | null {
    if (created * 1_000 >= until) return 'key-revoked';
    if (before !== undefined) return before;
    if (!approved) return 'agreement-not-approved';
    if (suspendedBy.size > 0) return 'agreement-suspended';
    if (clock() >= end) return 'agreement-expired';
    return after ?? provided;
  }

  const seen = new Map<string, number>();
  let authenticated = 0;
  for (let i = 0; i < CALLS; i++) {
    if (random() < 0.35) await happen();
    if (suspendedBy.size > 0 && random() < 0.3) await suspend([...suspendedBy][0] ?? OPERATOR);
    if (!approved && random() < 0.3) await propose(true);
    const kind = random() < 0.4 ? { asked: {} } : pick(KINDS, { asked: {} });
    const { key, until } = random() < 0.85 ? (keys.at(-1) ?? first) : pick(keys, first);
    const [provided, provider] = pick(PROVIDERS, [null, goodProvider]);
    world.provide(provider);
    const created = Math.floor(clock() / 1_000);
    const called = await world.call({ ...kind.asked, key, created });
    assert.equal(
      called.code,
      expected(kind, until, created, provided),
      `call ${i}, seed ${seed}: ${called.status} ${world.reports.join(' ')}`,
    );
    seen.set(called.code ?? 'answered', (seen.get(called.code ?? 'answered') ?? 0) + 1);
    if (called.code === 'key-revoked') {
      assert.equal(called.headers['wasl-exchange'], undefined);
      continue;
    }
    authenticated += 1;
    await receiptOf(world, called);
  }
  t.diagnostic(JSON.stringify(Object.fromEntries(seen)));
  assert.equal((await exchanges(world)).length, authenticated, 'one receipt for each call of a known caller');
  assert.ok((seen.get('answered') ?? 0) > 0);
  assert.ok(seen.size > 5);
});
