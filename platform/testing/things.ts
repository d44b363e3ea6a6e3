import { createServer } from 'node:http';
import { METHODS } from '@wasl/client';
import { loadKey, type SigningKey, sha256 } from '@wasl/ledger';
import { utf8 } from '@wasl/log';
import { operatorKeyPath, signStatement } from '../bootstrap.ts';
import { officerKeyPath } from '../model-directorate.ts';

const PROVIDER = { organisation: 'model-directorate', service: 'things', major: 1 };
const TEXTS = { ar: 'أشياء', fr: 'Choses', en: 'Things' };
const PURPOSE = 'testing';
export const THINGS = {
  agreement: 'model-audit/things',
  purpose: PURPOSE,
  service: 'model-directorate/things/1',
};

const DONE = {
  type: 'object',
  additionalProperties: false,
  required: ['done'],
  properties: { done: { type: 'boolean' } },
};

function operation(method: string) {
  return {
    operationId: `${method}Thing`,
    responses: {
      200: { description: 'Done', content: { 'application/json': { schema: DONE } } },
      409: { description: 'Not now' },
    },
    'x-wasl-subjects': { request: [], response: [] },
  };
}

/** A service that answers every method of `/things`, and refuses on `/refused` as its contract declares. */
const CONTRACT = JSON.stringify({
  openapi: '3.1.0',
  info: { title: 'Things', version: '1.0.0' },
  paths: {
    '/things': Object.fromEntries(METHODS.map((name) => [name.toLowerCase(), operation(name.toLowerCase())])),
    '/refused': { get: operation('refuse') },
  },
});

/** A provider on HTTP; `address` is what the registry is told. */
export async function serveThings() {
  const server = createServer((request, response) => {
    request.resume();
    if (request.url === '/refused') return response.writeHead(409).end();
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"done":true}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('no port');
  return {
    address: `http://127.0.0.1:${address.port}`,
    async [Symbol.asyncDispose](): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type Posted = {
  readonly path: '/api/statements' | '/api/services';
  readonly type: string;
  readonly body: Uint8Array;
};

/** What is posted, in order, until the desk of the model audit body may call the service at `address`. */
export async function* thingsStatements(home: string, address: string): AsyncGenerator<Posted> {
  const operator = await loadKey(operatorKeyPath(home));
  const officer = await loadKey(officerKeyPath(home, 'model-audit', 'first'));
  const operations = [...METHODS.map((method) => method.toLowerCase()), 'refuse'].map(
    (name) => `${name}Thing`,
  );
  const now = Date.now();

  const system = { organisation: PROVIDER.organisation, system: 'things', title: TEXTS, address };
  yield statement(await sign('system/model-directorate/things', system, operator));

  const contract = `sha-256:${sha256(utf8(CONTRACT)).toBase64()}`;
  const service = { ...PROVIDER, version: '1.0.0', system: 'things', title: TEXTS, contract };
  const published = {
    statement: Buffer.from(await sign('service/model-directorate/things/1', service, operator)).toString(),
    contract: CONTRACT,
  };
  yield { path: '/api/services', type: 'application/json', body: utf8(JSON.stringify(published)) };

  const agreement = await sign(
    `agreement/${THINGS.agreement}`,
    {
      version: 1,
      consumer: { organisation: 'model-audit', system: 'desk' },
      provider: PROVIDER,
      operations,
      purpose: { code: PURPOSE, text: TEXTS },
      legalBasis: TEXTS,
      fields: Object.fromEntries(operations.map((name) => [name, ['/done']])),
      validFrom: new Date(now - 60_000).toISOString(),
      validUntil: new Date(now + 3_600_000).toISOString(),
      quota: { perMinute: 100, perDay: 1_000 },
    },
    officer,
  );
  yield statement(agreement);

  const approval = {
    agreement: THINGS.agreement,
    version: 1,
    digest: `sha-256:${sha256(agreement).toBase64()}`,
  };
  yield statement(await sign('approval/model-directorate/model-audit.things', approval, operator));
}

function sign(subject: string, content: object, key: SigningKey): Promise<Uint8Array> {
  return signStatement({ subject, action: 'set', content: JSON.stringify(content) }, key, Date.now);
}

function statement(body: Uint8Array): Posted {
  return { path: '/api/statements', type: 'text/plain', body };
}
