import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '@wasl/log';
import fc from 'fast-check';
import { checkContentDigest } from './content-digest.ts';
import { METHODS } from './method.ts';
import { sha256 } from './node-crypto.ts';
import { readRequest, signRequest } from './request.ts';
import { arrive, CONSUMER, DRAFT, FACTS, refusedAs, verdictOn, withHeader } from './testing/sample.ts';

const ARRIVED = await arrive();
const INPUT = ARRIVED.headers.get('signature-input') ?? '';
const SALT = ARRIVED.headers.get('wasl-salt') ?? '';

const word = (unit: string, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...unit.split('')), minLength: 1, maxLength });
const code = word('abcxyz0189', 20);
const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const drafts = fc.record({
  method: fc.constantFrom(...METHODS),
  authority: fc.constantFrom('node.example', 'NODE.example:8443', '127.0.0.1:80', '[::1]:9000'),
  target: word("abc/?=&%2'();~.", 200).map((text) => `/exchange/${text}`),
  body: fc.option(fc.uint8Array()),
  agreement: fc.tuple(code, code).map((segments) => segments.join('/')),
  purpose: code,
  idempotencyKey: word(base64url, 64),
});
const stamps = fc.record({
  keyId: fc.tuple(code, code, code).map((segments) => segments.join('/')),
  created: fc.integer({ min: 1, max: 99_999_999_999 }),
  nonce: fc.string({ unit: fc.constantFrom(...base64url.split('')), minLength: 22, maxLength: 22 }),
  salt: fc.uint8Array({ minLength: 32, maxLength: 32 }),
});

test('what is signed is read back, and its signature verifies', async () => {
  await fc.assert(
    fc.asyncProperty(drafts, stamps, async (draft, facts) => {
      const request = await arrive(draft, facts);
      const read = readRequest(request, sha256);
      const { agreement, purpose, method, idempotencyKey } = draft;
      assert.deepEqual(
        { agreement, purpose, method, idempotencyKey, keyId: facts.keyId, created: facts.created },
        {
          agreement: read.agreement,
          purpose: read.purpose,
          method: read.method,
          idempotencyKey: read.idempotencyKey,
          keyId: read.keyId,
          created: read.created,
        },
      );
      assert.equal(read.nonce, facts.nonce);
      if (draft.body === null || draft.body.length === 0) assert.equal(read.digest, null);
      else checkContentDigest(read.digest ?? '', sha256(draft.body));
      assert.equal(verdictOn(request), null);
    }),
  );
});

test('a GET needs no Idempotency-Key', async () => {
  const request = await arrive({ ...DRAFT, method: 'GET', body: null, idempotencyKey: null });
  assert.equal(verdictOn(request), null);
  assert.equal(readRequest(request, sha256).idempotencyKey, null);
});

test('no part of a request can be changed without its signature or its commitment giving way', () => {
  const altered: readonly (readonly [string, ReturnType<typeof verdictOn>, typeof ARRIVED])[] = [
    ['method', 'signature-invalid', { ...ARRIVED, method: 'PUT' }],
    ['authority', 'signature-invalid', { ...ARRIVED, authority: 'other.example:8443' }],
    ['port', 'signature-invalid', { ...ARRIVED, authority: 'node.example' }],
    ['path', 'commitment-mismatch', { ...ARRIVED, target: ARRIVED.target.replace('/1/', '/2/') }],
    ['query', 'commitment-mismatch', { ...ARRIVED, target: `${ARRIVED.target}&page=2` }],
    [
      'order of the query',
      'commitment-mismatch',
      { ...ARRIVED, target: ARRIVED.target.replace('year=2026&status=open', 'status=open&year=2026') },
    ],
    ['agreement', 'signature-invalid', withHeader(ARRIVED, 'wasl-agreement', 'model-audit/another')],
    ['purpose', 'signature-invalid', withHeader(ARRIVED, 'wasl-purpose', 'another')],
    ['idempotency key', 'commitment-mismatch', withHeader(ARRIVED, 'idempotency-key', 'a-key_2')],
    [
      'body',
      'commitment-mismatch',
      withHeader(ARRIVED, 'content-digest', `sha-256=:${sha256(utf8('{}')).toBase64()}:`),
    ],
    ['no body', 'commitment-mismatch', withHeader(ARRIVED, 'content-digest', null)],
    ['commitment', 'commitment-mismatch', withHeader(ARRIVED, 'wasl-commitment', SALT)],
    [
      'salt',
      'commitment-mismatch',
      withHeader(ARRIVED, 'wasl-salt', ARRIVED.headers.get('wasl-commitment') ?? ''),
    ],
    [
      'time',
      'signature-invalid',
      withHeader(ARRIVED, 'signature-input', INPUT.replace('=1795514400', '=1795514401')),
    ],
    ['nonce', 'signature-invalid', withHeader(ARRIVED, 'signature-input', INPUT.replace('"AAEC', '"BAEC'))],
    [
      'key id',
      'signature-invalid',
      withHeader(ARRIVED, 'signature-input', INPUT.replace('desk/2026', 'desk/2027')),
    ],
  ];
  assert.equal(verdictOn(ARRIVED), null);
  for (const [part, verdict, request] of altered) assert.equal(verdictOn(request), verdict, part);
});

test('a commitment to another request, with its own salt, is not what was signed', async () => {
  const other = await arrive({ ...DRAFT, target: '/exchange/model-directorate/programme/1/payments' });
  const moved = ['wasl-commitment', 'wasl-salt'].reduce(
    (request, name) => withHeader(request, name, other.headers.get(name) ?? ''),
    { ...ARRIVED, target: other.target },
  );
  assert.equal(verdictOn(moved), 'signature-invalid');
});

test('the profile is fixed: these components and parameters, in this order, under one label', () => {
  const [, covered = '', parameters = ''] = /^wasl=\(([^)]*)\)(.*)$/.exec(INPUT) ?? [];
  const [created = '', nonce = '', keyid = '', alg = '', tag = ''] = parameters.slice(1).split(';');
  const names = covered.split(' ');
  const input = (components: readonly string[], params: readonly string[], label = 'wasl') =>
    `${label}=(${components.join(' ')});${params.join(';')}`;
  const params = [created, nonce, keyid, alg, tag];
  assert.equal(input(names, params), INPUT);
  const traps = [
    '',
    'wasl',
    'wasl=()',
    input(names.toReversed(), params),
    input(names.slice(1), params),
    input(names.slice(0, -1), params),
    input([...names, '"content-digest"'], params),
    input([...names, '"wasl-purpose"'], params),
    input(names.with(0, '"@method";req'), params),
    input(names.with(2, '"wasl-agreement";bs'), params),
    input(names, params.toReversed()),
    input(names, [nonce, created, keyid, alg, tag]),
    input(names, [created, nonce, keyid, tag]),
    input(names, [created, nonce, keyid, alg]),
    input(names, [created, keyid, alg, tag]),
    input(names, [...params, 'expires=1795514500']),
    input(names, [...params, 'tag="wasl/exchange/v1"']),
    input(names, [created, 'expires=1795514500', nonce, keyid, alg, tag]),
    input(names, params.with(3, 'alg="hmac-sha256"')),
    input(names, params.with(3, 'alg="rsa-v1_5-sha256"')),
    input(names, params.with(4, 'tag="wasl/node/v1"')),
    input(names, params.with(4, 'tag="wasl/receipt/v1"')),
    input(names, params.with(0, 'created=01795514400')),
    input(names, params.with(0, 'created="1795514400"')),
    input(names, params.with(0, 'created=1795514400.0')),
    input(names, params.with(1, 'nonce="AAECAwQFBgcICQoLDA0OD"')),
    input(names, params.with(1, 'nonce="AAECAwQFBgcICQoLDA0ODw=="')),
    input(names, params.with(2, 'keyid="Model-Audit/desk/2026"')),
    input(names, params, 'sig1'),
    input(names, params, 'Wasl'),
    `${INPUT}, sig2=("@method");created=1`,
    `sig2=("@method");created=1, ${INPUT}`,
    `${INPUT}, ${INPUT}`,
    INPUT.replaceAll(';', '; '),
    INPUT.replaceAll('" "', '"  "'),
    `${INPUT} `,
    ` ${INPUT}`,
    input(names, params.with(2, `keyid="${'a'.repeat(2_000)}"`)),
  ];
  for (const trap of traps) {
    const verdict = verdictOn(withHeader(ARRIVED, 'signature-input', trap));
    assert.equal(verdict, trap === '' ? 'header-missing' : 'signature-malformed', trap);
  }
});

test('a request lacks nothing and has nothing of another form', () => {
  for (const name of [
    'wasl-agreement',
    'wasl-purpose',
    'wasl-commitment',
    'wasl-salt',
    'signature-input',
    'signature',
  ]) {
    assert.equal(verdictOn(withHeader(ARRIVED, name, null)), 'header-missing', name);
    assert.equal(verdictOn(withHeader(ARRIVED, name, '')), 'header-missing', name);
    assert.equal(verdictOn(withHeader(ARRIVED, name, 'é')), 'request-malformed', name);
  }
  const malformed = [
    withHeader(ARRIVED, 'idempotency-key', null),
    withHeader(ARRIVED, 'idempotency-key', ''),
    withHeader(ARRIVED, 'idempotency-key', 'a b'),
    withHeader(ARRIVED, 'idempotency-key', 'a'.repeat(65)),
    withHeader(ARRIVED, 'content-digest', ''),
    withHeader(ARRIVED, 'content-digest', 'sha-512=:AAAA:'),
    withHeader(ARRIVED, 'wasl-agreement', 'model-audit'),
    withHeader(ARRIVED, 'wasl-purpose', 'A review of AB123456'),
    withHeader(ARRIVED, 'wasl-salt', SALT.slice(1)),
    withHeader(ARRIVED, 'wasl-salt', ':AAAA:'),
    withHeader(ARRIVED, 'wasl-commitment', `:${'A'.repeat(10_000)}:`),
    { ...ARRIVED, method: 'post' },
    { ...ARRIVED, method: 'HEAD' },
    { ...ARRIVED, method: 'CONNECT' },
    { ...ARRIVED, target: 'exchange/a' },
    { ...ARRIVED, target: '' },
    { ...ARRIVED, target: '/exchange/é' },
    { ...ARRIVED, target: '/exchange/a b' },
    { ...ARRIVED, target: '/exchange/a#b' },
    { ...ARRIVED, target: '/exchange/a\u0000b' },
    { ...ARRIVED, target: `/${'a'.repeat(4_096)}` },
    { ...ARRIVED, authority: 'node.example\n"@method": GET' },
    { ...ARRIVED, authority: '' },
  ];
  for (const request of malformed)
    assert.equal(verdictOn(request), 'request-malformed', JSON.stringify(request));
});

test('nothing is signed that a reader would refuse', async () => {
  const drafts: readonly Partial<typeof DRAFT>[] = [
    { method: 'post' },
    { target: '/exchange/مراجعة' },
    { target: 'https://node.example/exchange' },
    { authority: 'user@node.example' },
    { agreement: 'model-audit' },
    { purpose: 'a review' },
    { idempotencyKey: null },
    { idempotencyKey: 'a b' },
  ];
  for (const part of drafts) {
    await assert.rejects(
      signRequest({ ...DRAFT, ...part }, FACTS, CONSUMER.sign, sha256),
      refusedAs('request-malformed'),
      JSON.stringify(part),
    );
  }
  const short = { ...FACTS, salt: new Uint8Array(31) };
  await assert.rejects(signRequest(DRAFT, short, CONSUMER.sign, sha256), refusedAs('request-malformed'));
});
