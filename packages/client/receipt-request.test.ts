import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromUtf8 } from '@wasl/log';
import { verifyEd25519 } from './node-crypto.ts';
import { readReceiptRequest, receiptPath, signReceiptRequest } from './receipt-request.ts';
import { arrive, CONSUMER, EXCHANGE, FACTS, refusedAs } from './testing/sample.ts';

const { salt: _, ...STAMP } = FACTS;
const AUTHORITY = 'node.example:8443';
const HEADERS = await signReceiptRequest({ authority: AUTHORITY, exchange: EXCHANGE }, STAMP, CONSUMER.sign);
const ARRIVED = {
  authority: AUTHORITY,
  target: receiptPath(EXCHANGE),
  headers: new Map(Object.entries(HEADERS)),
};

function verifies(request: typeof ARRIVED): boolean {
  const { base, signature } = readReceiptRequest(request);
  return verifyEd25519(CONSUMER.publicKey, base, signature);
}

test('the request for a receipt is signed over method, authority and path', () => {
  const read = readReceiptRequest(ARRIVED);
  assert.equal(read.exchange, EXCHANGE);
  assert.equal(read.keyId, CONSUMER.id);
  assert.ok(verifies(ARRIVED));
  assert.equal(
    fromUtf8(read.base),
    `"@method": GET
"@authority": node.example:8443
"@path": /api/receipts/${EXCHANGE}
"@signature-params": ("@method" "@authority" "@path");created=1795514400;nonce="AAECAwQFBgcICQoLDA0ODw";keyid="model-audit/desk/2026";alg="ed25519";tag="wasl/receipt/v1"`,
  );
});

test('a signature for one receipt, or of one node, asks for no other', () => {
  const other = EXCHANGE.replace(/1$/, '2');
  assert.ok(!verifies({ ...ARRIVED, target: receiptPath(other) }));
  assert.ok(!verifies({ ...ARRIVED, authority: 'node.example' }));
});

test('the target is the path of a receipt and nothing more', async () => {
  const targets = [
    '/',
    '/api/receipts/',
    `/api/receipts/${EXCHANGE}/`,
    `/api/receipts/${EXCHANGE}?a=1`,
    `/api/receipts/${EXCHANGE.toUpperCase()}`,
    `/api/receipts/..%2F${EXCHANGE}`,
    `//api/receipts/${EXCHANGE}`,
    `/api/other/${EXCHANGE}`,
  ];
  for (const target of targets) {
    assert.throws(() => readReceiptRequest({ ...ARRIVED, target }), refusedAs('request-malformed'), target);
  }
  const asked = { authority: AUTHORITY, exchange: '../notes' };
  await assert.rejects(signReceiptRequest(asked, STAMP, CONSUMER.sign), refusedAs('request-malformed'));
});

test('a signature made for an exchange is none for a receipt', async () => {
  const { headers } = await arrive();
  assert.throws(() => readReceiptRequest({ ...ARRIVED, headers }), refusedAs('signature-malformed'));
});
