import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromUtf8 } from '@wasl/log';
import { verifyEd25519 } from './node-crypto.ts';
import { readNodeRequest } from './node-request.ts';
import { ASKED, signedAsk, targetOf } from './testing/asked.ts';
import { EXCHANGE, NODE, refusedAs } from './testing/sample.ts';

const PARAMETERS =
  ';created=1795514400;nonce="AAECAwQFBgcICQoLDA0ODw";keyid="model-directorate.example/node";alg="ed25519";tag="wasl/node/v1"';

async function read(draft = ASKED) {
  const { method, authority } = draft;
  return readNodeRequest({ method, authority, target: targetOf(draft), headers: await signedAsk(draft) });
}

test('a node signs who asks, what and why; body and idempotency key too where there are such', async () => {
  const whole = await read();
  assert.equal(
    fromUtf8(whole.base),
    `"@method": POST
"@authority": provider.example
"@path": /commitments
"@query": ?year=2026
"wasl-exchange": ${EXCHANGE}
"wasl-consumer": model-audit/desk
"wasl-agreement": model-audit/programme-review
"wasl-purpose": programme-review
"content-digest": ${ASKED.digest}
"idempotency-key": a-key_1
"@signature-params": ("@method" "@authority" "@path" "@query" "wasl-exchange" "wasl-consumer" "wasl-agreement" "wasl-purpose" "content-digest" "idempotency-key")${PARAMETERS}`,
  );
  assert.ok(verifyEd25519(NODE.publicKey, whole.base, whole.signature));
  const bare = await read({ ...ASKED, method: 'GET', query: '', digest: null, idempotencyKey: null });
  assert.equal(
    fromUtf8(bare.base),
    `"@method": GET
"@authority": provider.example
"@path": /commitments
"@query": ?
"wasl-exchange": ${EXCHANGE}
"wasl-consumer": model-audit/desk
"wasl-agreement": model-audit/programme-review
"wasl-purpose": programme-review
"@signature-params": ("@method" "@authority" "@path" "@query" "wasl-exchange" "wasl-consumer" "wasl-agreement" "wasl-purpose")${PARAMETERS}`,
  );
});

test('what a node says is read back', async () => {
  const { exchange, consumer, agreement, purpose, digest, idempotencyKey } = ASKED;
  const found = await read();
  for (const [name, value] of Object.entries({
    exchange,
    consumer,
    agreement,
    purpose,
    digest,
    idempotencyKey,
  })) {
    assert.equal(new Map<string, unknown>(Object.entries(found)).get(name), value, name);
  }
});

test('a digest or an idempotency key that is added or taken is not what was signed', async () => {
  const { authority, digest, idempotencyKey } = ASKED;
  const place = { method: 'GET', authority, target: targetOf(ASKED) };
  const full = await signedAsk({ ...ASKED, method: 'GET' });
  const bare = await signedAsk({ ...ASKED, method: 'GET', digest: null, idempotencyKey: null });
  const values = [
    ['content-digest', digest ?? ''],
    ['idempotency-key', idempotencyKey ?? ''],
  ] as const;
  for (const [name, value] of values) {
    const added = new Map(bare).set(name, value);
    assert.throws(
      () => readNodeRequest({ ...place, headers: added }),
      refusedAs('signature-malformed'),
      name,
    );
    const taken = new Map(full);
    taken.delete(name);
    assert.throws(
      () => readNodeRequest({ ...place, headers: taken }),
      refusedAs('signature-malformed'),
      name,
    );
  }
});

test('what is not an id, a system, an agreement or a purpose is neither signed nor read', async () => {
  const parts = [
    { exchange: 'not-an-id' },
    { exchange: EXCHANGE.toUpperCase() },
    { consumer: 'model-audit' },
    { consumer: 'model-audit/desk/2026' },
    { consumer: 'model-audit/' },
    { agreement: 'model-audit' },
    { purpose: 'A review' },
    { idempotencyKey: 'a b' },
    { idempotencyKey: null },
    { digest: 'sha-512=:AAAA:' },
    { path: 'commitments' },
    { path: '/a b' },
    { method: 'TRACE' },
    { authority: 'a/b' },
  ];
  for (const part of parts) {
    await assert.rejects(
      signedAsk({ ...ASKED, ...part }),
      refusedAs('request-malformed'),
      JSON.stringify(part),
    );
  }
});
