import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '@wasl/log';
import fc from 'fast-check';
import { encodeBody, parseBody } from './body.ts';
import { ReceiptError } from './error.ts';
import { exchangeSignature } from './exchange-signature.ts';
import { CREATED, exchangeBody, unanswered } from './testing/exchange-issue.ts';
import { enterAgreements } from './testing/exchange-registry.ts';
import { createWorld } from './testing/world.ts';

const world = await createWorld();
await enterAgreements(world);
const body = await exchangeBody(world);

function malformed(error: unknown): boolean {
  return error instanceof ReceiptError && error.code === 'body-malformed';
}

test('a body is parsed back to what it was made of, its bytes in Base 64 between', async () => {
  const refused = await exchangeBody(
    world,
    { agreement: 'unheard-of' },
    unanswered('refused', 'agreement-unknown'),
  );
  for (const one of [body, refused]) {
    const bytes = encodeBody(one);
    assert.deepEqual(parseBody(bytes), one);
    const { request } = JSON.parse(new TextDecoder().decode(bytes));
    assert.equal(request.commitment, one.request.commitment.toBase64());
  }
});

test('the members stand in the order of the writer, after those of every body', () => {
  const names = Object.keys(JSON.parse(new TextDecoder().decode(encodeBody(body))));
  assert.deepEqual(names.slice(0, 7), ['version', 'kind', 'id', 'node', 'registry', 'at', 'consumer']);
  const { received, consumer, ...rest } = body;
  const other = Object.keys(
    JSON.parse(new TextDecoder().decode(encodeBody({ ...rest, received, consumer }))),
  );
  assert.deepEqual(other.toSorted(), names.toSorted());
});

test('the signature base is RFC 9421 §2.5 over five components, from the body alone', () => {
  const { base, keyId, created } = exchangeSignature(body);
  const commitment = body.request.commitment.toBase64();
  assert.deepEqual({ keyId, created }, { keyId: 'second-directorate/portal/2026', created: CREATED });
  assert.equal(
    new TextDecoder().decode(base),
    [
      '"@method": GET',
      '"@authority": node.example',
      '"wasl-agreement": second-directorate/review',
      '"wasl-purpose": fleet-review',
      `"wasl-commitment": :${commitment}:`,
      '"@signature-params": ("@method" "@authority" "wasl-agreement" "wasl-purpose" "wasl-commitment")' +
        `;created=${CREATED};nonce="AAAAAAAAAAAAAAAAAAAAAA";keyid="second-directorate/portal/2026";alg="ed25519"` +
        ';tag="wasl/exchange/v1"',
    ].join('\n'),
  );
});

test('outcome, code, response and fields say the same, or the body is not encoded', () => {
  const outcomes = ['answered', 'refused', 'failed', 'unknown'] as const;
  const cases = fc.record({
    outcome: fc.constantFrom(...outcomes),
    code: fc.constantFrom(null, 'quota-exceeded'),
    response: fc.constantFrom(null, body.response),
    fields: fc.constantFrom([], ['/plate']),
  });
  fc.assert(
    fc.property(cases, (change) => {
      const { outcome, code, response, fields } = change;
      const answered = outcome === 'answered';
      const agree =
        answered === (code === null) && answered === (response !== null) && (answered || fields.length === 0);
      if (agree) encodeBody({ ...body, ...change });
      else assert.throws(() => encodeBody({ ...body, ...change }), malformed);
    }),
  );
});

test('fields are sorted by UTF-16 code units, as RFC 8785 sorts names', () => {
  const sorted = ['/a', '/\u{1f697}', '/\ue000'];
  encodeBody({ ...body, fields: sorted });
  assert.throws(() => encodeBody({ ...body, fields: ['/a', '/\ue000', '/\u{1f697}'] }), malformed);
});

test('hostile bytes are refused by a ReceiptError or parse', () => {
  const good = encodeBody(body);
  const edit = fc.tuple(fc.nat(good.length), fc.nat(4), fc.uint8Array({ maxLength: 3 }));
  fc.assert(
    fc.property(edit, ([at, length, inserted]) => {
      try {
        parseBody(Uint8Array.of(...good.subarray(0, at), ...inserted, ...good.subarray(at + length)));
      } catch (error) {
        assert.ok(error instanceof ReceiptError, String(error));
        assert.ok(['body-malformed', 'body-unsupported'].includes(error.code), error.code);
      }
    }),
    { numRuns: 500 },
  );
  assert.throws(() => parseBody(utf8('{"version":1,"kind":"exchange"}')), malformed);
});
