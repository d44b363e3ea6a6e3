import { fromUtf8, utf8 } from '@wasl/log';
import { commitResponse } from '../commitment.ts';
import { contentDigest } from '../content-digest.ts';
import { readPemKey } from '../key.ts';
import { sha256 } from '../node-crypto.ts';
import { readNodeRequest, signNodeRequest } from '../node-request.ts';
import { receiptPath, signReceiptRequest } from '../receipt-request.ts';
import { readRequest, signRequest } from '../request.ts';
import { formatBytes, type HeaderFields } from '../wire.ts';
import { EXCHANGE, FACTS } from './sample.ts';

/** RFC 9421 appendix B.1.4. */
export const PEM = `-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF
-----END PRIVATE KEY-----
`;
const DESK = readPemKey('model-audit/desk/2026', PEM);
const NODE = readPemKey('model-directorate.example/node', PEM);
const TEXT = '{"note":"مراجعة"}';
const QUERY = 'year=2026&status=open';
const TARGET = `/exchange/model-directorate/programme/1/commitments?${QUERY}`;
const TERMS = {
  agreement: 'model-audit/programme-review',
  purpose: 'programme-review',
  idempotencyKey: '0b9f5c1e-3a52-4f0e-9c57-2d6a7e1b4c88',
};
const JSON_TYPE: HeaderFields = { 'content-type': 'application/json' };

/** The blocks of the worked example of docs/exchange.md §6, in their order. */
export async function workedExample(): Promise<string[]> {
  const { salt, ...stamp } = FACTS;
  const draft = { method: 'POST', authority: 'node.example', target: TARGET, body: utf8(TEXT), ...TERMS };
  const headers = await signRequest(draft, { ...stamp, salt, keyId: DESK.id }, DESK.sign, sha256);
  const digest = headers['content-digest'] ?? '';
  const { base } = readRequest({ ...draft, headers: new Map(Object.entries(headers)) }, sha256);

  const receipt = { authority: draft.authority, exchange: EXCHANGE };
  const asked = await signReceiptRequest(receipt, { ...stamp, keyId: DESK.id }, DESK.sign);

  const ask = {
    method: 'POST',
    authority: 'provider.example:8443',
    path: '/commitments',
    query: QUERY,
    exchange: EXCHANGE,
    consumer: 'model-audit/desk',
    digest,
    ...TERMS,
  };
  const sent = await signNodeRequest(ask, { ...stamp, keyId: NODE.id }, NODE.sign);
  const target = `${ask.path}?${ask.query}`;
  const read = readNodeRequest({ ...ask, target, headers: new Map(Object.entries(sent)) });

  return [
    PEM,
    message(`POST ${TARGET} HTTP/1.1`, { host: draft.authority, ...JSON_TYPE, ...headers }, TEXT),
    `${TARGET}<00>${digest}<00>${TERMS.idempotencyKey}\n`,
    `${fromUtf8(base)}\n`,
    answer(),
    message(`GET ${receiptPath(EXCHANGE)} HTTP/1.1`, { host: draft.authority, ...asked }),
    message(`POST ${target} HTTP/1.1`, { host: ask.authority, ...JSON_TYPE, ...sent }, TEXT),
    `${fromUtf8(read.base)}\n`,
  ];
}

function answer(): string {
  const salt = Uint8Array.from({ length: 32 }, (_, i) => 255 - i);
  const text = '{"total":7}';
  const digest = contentDigest(utf8(text), sha256);
  const headers = {
    ...JSON_TYPE,
    'content-digest': digest,
    'wasl-exchange': EXCHANGE,
    'wasl-receipt': receiptPath(EXCHANGE),
    'wasl-response-salt': formatBytes(salt),
    'wasl-response-commitment': formatBytes(commitResponse(salt, 200, digest, sha256)),
  };
  return message('HTTP/1.1 200 OK', headers, text);
}

/** A message as it is read in a document: header names in title case. */
function message(start: string, headers: HeaderFields, body?: string): string {
  const lines = Object.entries(headers).map(([name, value]) => {
    const title = name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
    return `${title}: ${value}\n`;
  });
  return `${start}\n${lines.join('')}${body === undefined ? '' : `\n${body}\n`}`;
}
