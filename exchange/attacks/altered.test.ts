import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  counted,
  exchanges,
  FILE_TARGET,
  GOOD_FILE,
  PUT,
  refusedKnown,
  refusedUnknown,
} from '../testing/attack.ts';

import { type CallOptions, exchangeWorld, NODE } from '../testing/world.ts';

type Altered = readonly [what: string, code: string, asked: CallOptions];

const OTHER_HASH = `:${Buffer.alloc(32, 7).toString('base64')}:`;
const OTHER_DIGEST = `sha-256=${OTHER_HASH}`;

function setting(name: string, value: string): CallOptions {
  return { alter: (headers) => headers.set(name, value) };
}

function without(name: string, asked: CallOptions = {}): CallOptions {
  return { ...asked, alter: (headers) => headers.delete(name) };
}

/** Puts something else in place of what stands in a header. */
function replacing(name: string, from: string | RegExp, to: string, asked: CallOptions = {}): CallOptions {
  return {
    ...asked,
    alter(headers) {
      const before = headers.get(name) ?? '';
      const after = before.replace(from, to);
      assert.notEqual(after, before, `${name} does not hold ${from}`);
      headers.set(name, after);
    },
  };
}

const TARGETS: readonly Altered[] = [
  ['another path', 'commitment-mismatch', { sent: { target: FILE_TARGET.replace('f1', 'f2') } }],
  [
    'the same path, escaped',
    'commitment-mismatch',
    { sent: { target: FILE_TARGET.replace('f1', '%66%31') } },
  ],
  [
    'an escape in other letters',
    'commitment-mismatch',
    { target: `${FILE_TARGET}%C3%A9`, sent: { target: `${FILE_TARGET}%c3%a9` } },
  ],
  ['a query added', 'commitment-mismatch', { sent: { target: `${FILE_TARGET}?page=1` } }],
  ['an empty query added', 'commitment-mismatch', { sent: { target: `${FILE_TARGET}?` } }],
  [
    'a query changed',
    'commitment-mismatch',
    { target: `${FILE_TARGET}?page=1`, sent: { target: `${FILE_TARGET}?page=2` } },
  ],
  [
    'a query taken away',
    'commitment-mismatch',
    { target: `${FILE_TARGET}?page=1`, sent: { target: FILE_TARGET } },
  ],
  ['another service', 'commitment-mismatch', { sent: { target: FILE_TARGET.replace('files/1', 'files/2') } }],
  ['another method', 'signature-invalid', { ...PUT, sent: { method: 'POST' } }],
  ['a read made a deletion', 'signature-invalid', { idempotencyKey: 'k', sent: { method: 'DELETE' } }],
  ['a host that is not this node', 'authority-foreign', setting('host', 'elsewhere.example')],
  ['another name of this node', 'signature-invalid', setting('host', NODE)],
];

const HEADERS: readonly Altered[] = [
  ['agreement', 'signature-invalid', setting('wasl-agreement', 'model-audit/other')],
  ['purpose', 'signature-invalid', setting('wasl-purpose', 'other')],
  ['commitment', 'commitment-mismatch', setting('wasl-commitment', OTHER_HASH)],
  ['salt', 'commitment-mismatch', setting('wasl-salt', OTHER_HASH)],
  ['Content-Digest', 'commitment-mismatch', { ...PUT, ...setting('content-digest', OTHER_DIGEST) }],
  ['Content-Digest added', 'commitment-mismatch', setting('content-digest', OTHER_DIGEST)],
  ['Content-Digest taken away', 'commitment-mismatch', without('content-digest', PUT)],
  [
    'Content-Digest by another hash',
    'request-malformed',
    { ...PUT, ...replacing('content-digest', 'sha-256', 'sha-512') },
  ],
  [
    'two digests in one',
    'request-malformed',
    { ...PUT, ...replacing('content-digest', /$/, `, ${OTHER_DIGEST}`) },
  ],
  ['Idempotency-Key', 'commitment-mismatch', { ...PUT, ...setting('idempotency-key', 'key-2') }],
  ['Idempotency-Key added', 'commitment-mismatch', setting('idempotency-key', 'key-2')],
  ['Idempotency-Key taken from an unsafe method', 'request-malformed', without('idempotency-key', PUT)],
  [
    'Idempotency-Key too long',
    'request-malformed',
    { ...PUT, ...setting('idempotency-key', 'k'.repeat(65)) },
  ],
  ['agreement in capitals', 'request-malformed', setting('wasl-agreement', 'Model-Audit/review')],
  ['purpose of another form', 'request-malformed', setting('wasl-purpose', 'review, other')],
  ['commitment too short', 'request-malformed', setting('wasl-commitment', ':AAAA:')],
  ['salt in another alphabet', 'request-malformed', setting('wasl-salt', `:${'_'.repeat(43)}=:`)],
  ['salt without padding', 'request-malformed', replacing('wasl-salt', '=:', ':')],
  ...['wasl-agreement', 'wasl-purpose', 'wasl-commitment', 'wasl-salt', 'signature-input', 'signature'].map(
    (name): Altered => [`${name} missing`, 'header-missing', without(name)],
  ),
];

const INPUT = 'signature-input';
const SIGNATURES: readonly Altered[] = [
  [
    'a bit of the signature',
    'signature-invalid',
    { alter: (headers) => headers.set('signature', flipped(headers.get('signature') ?? '')) },
  ],
  [
    'a signature of nothing',
    'signature-invalid',
    setting('signature', `wasl=:${Buffer.alloc(64).toString('base64')}:`),
  ],
  [
    'a signature cut short',
    'signature-malformed',
    setting('signature', `wasl=:${Buffer.alloc(63).toString('base64')}:`),
  ],
  ['a second signature', 'signature-malformed', replacing('signature', /$/, `, x=${OTHER_HASH}`)],
  ['another label of the signature', 'signature-malformed', replacing('signature', 'wasl=', 'sig1=')],
  [
    'created',
    'signature-invalid',
    replacing(INPUT, /created=\d+/, `created=${Math.floor(Date.now() / 1_000) - 5}`),
  ],
  ['nonce', 'signature-invalid', replacing(INPUT, /nonce="[^"]+"/, `nonce="${'A'.repeat(22)}"`)],
  ['keyid', 'key-unknown', replacing(INPUT, 'model-audit/desk/first', 'model-audit/desk/second')],
  ['alg', 'signature-malformed', replacing(INPUT, 'ed25519', 'hmac-sha256')],
  ['no alg', 'signature-malformed', replacing(INPUT, ';alg="ed25519"', '')],
  ['tag', 'signature-malformed', replacing(INPUT, 'wasl/exchange/v1', 'wasl/receipt/v1')],
  [
    'components in another order',
    'signature-malformed',
    replacing(INPUT, '"@method" "@authority"', '"@authority" "@method"'),
  ],
  ['a component fewer', 'signature-malformed', replacing(INPUT, ' "wasl-purpose"', '')],
  ['a component more', 'signature-malformed', replacing(INPUT, '"@method"', '"@method" "@target-uri"')],
  ['a component twice', 'signature-malformed', replacing(INPUT, '"@method"', '"@method" "@method"')],
  ['a parameter of a component', 'signature-malformed', replacing(INPUT, '"@method"', '"@method";req')],
  [
    'parameters in another order',
    'signature-malformed',
    replacing(INPUT, /(;created=\d+)(;nonce="[^"]+")/, '$2$1'),
  ],
  ['a parameter more', 'signature-malformed', replacing(INPUT, /$/, ';expires=9999999999')],
  ['another label', 'signature-malformed', replacing(INPUT, 'wasl=', 'sig1=')],
  ['two labels', 'signature-malformed', replacing(INPUT, /^/, 'x=(), ')],
  ['another spelling of a space', 'signature-malformed', replacing(INPUT, ' "@authority"', '  "@authority"')],
  ['created with a fraction', 'signature-malformed', replacing(INPUT, /created=\d+/, '$&.0')],
];

test('what was altered on the way is refused before anybody is asked, and is counted only', async (t) => {
  const world = await exchangeWorld(t);
  const all = [...TARGETS, ...HEADERS, ...SIGNATURES];
  for (const [what, code, asked] of all) {
    await t.test(`altered: ${what}`, () => refusedUnknown(world, code, () => world.call(asked)));
  }
  await world.stop();
  assert.deepEqual(await exchanges(world), []);
  assert.deepEqual(sorted(await counted(world)), sorted(sumsOf(all.map(([, code]) => code))));
});

test('commitment and salt made anew for another target are refused for the signature over the first', async (t) => {
  const world = await exchangeWorld(t);
  const other = await world.sign({ target: FILE_TARGET.replace('f1', 'f2') });
  await refusedUnknown(world, 'signature-invalid', () =>
    world.call({
      sent: { target: other.target },
      alter(headers) {
        for (const name of ['wasl-commitment', 'wasl-salt']) headers.set(name, other.headers.get(name) ?? '');
      },
    }),
  );
});

test('the second spelling of an Ed25519 signature (S plus the order, RFC 8032 §5.1.7) is refused', async (t) => {
  const world = await exchangeWorld(t);
  await refusedUnknown(world, 'signature-invalid', () =>
    world.call({ alter: (headers) => headers.set('signature', malleated(headers.get('signature') ?? '')) }),
  );
});

test('a body altered on the way is refused, with a receipt: its caller is known', async (t) => {
  const world = await exchangeWorld(t);
  const changed = GOOD_FILE.replace('A file', 'B file');
  assert.equal(changed.length, GOOD_FILE.length);
  for (const body of [changed, `${GOOD_FILE} `]) {
    await refusedKnown(world, 'digest-mismatch', () => world.call({ ...PUT, sent: { body } }));
  }
  const scan = { ...PUT, target: `${FILE_TARGET}/scan`, contentType: 'application/octet-stream' };
  await refusedKnown(world, 'digest-mismatch', () =>
    world.call({ ...scan, body: 'one', sent: { body: 'two' } }),
  );
});

function flipped(signature: string): string {
  const bytes = Buffer.from(signature.slice('wasl=:'.length, -1), 'base64');
  bytes.writeUInt8(bytes.readUInt8(7) ^ 1, 7);
  return `wasl=:${bytes.toString('base64')}:`;
}

function malleated(signature: string): string {
  const order = 2n ** 252n + 27_742_317_777_372_353_535_851_937_790_883_648_493n;
  const bytes = Buffer.from(signature.slice('wasl=:'.length, -1), 'base64');
  const s = BigInt(`0x${bytes.subarray(32).toReversed().toHex()}`) + order;
  const spelled = Buffer.from(s.toString(16).padStart(64, '0'), 'hex').toReversed();
  return `wasl=:${Buffer.concat([bytes.subarray(0, 32), spelled]).toString('base64')}:`;
}

function sumsOf(all: readonly string[]): ReadonlyMap<string, number> {
  return new Map([...Map.groupBy(all, (code) => code)].map(([code, some]) => [code, some.length]));
}

function sorted(sums: ReadonlyMap<string, number>): (readonly [string, number])[] {
  return [...sums].toSorted(([one], [other]) => (one < other ? -1 : 1));
}
