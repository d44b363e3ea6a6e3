import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { createExchangeDoor, EXCHANGE_MODULE, openExchange } from '@wasl/exchange';
import { LEDGER_MODULE, openLedger, readWitnessFile, type SigningKey, sha256 } from '@wasl/ledger';
import { formatVerifierKey } from '@wasl/log';
import { digestOf } from '@wasl/receipt';
import { openStore } from '@wasl/store';
import * as make from '../../../exchange/testing/registry.ts';
import { CALLER, NODE } from './caller.ts';
import { endWithStarter, listen, say } from './listen.ts';
import { CONTRACT, FIELDS } from './records.ts';

/** A node with everything on: its own PostgreSQL beneath it, durable as it always is, publishing as it always does. */
const [home = '', provider = ''] = process.argv.slice(2);
const report = (line: string) => process.stderr.write(`${line}\n`);

const store = await openStore({ home, modules: [LEDGER_MODULE, EXCHANGE_MODULE], report: () => {} });
const ledger = await openLedger({
  store,
  home,
  node: NODE,
  shard: '',
  witnesses: await readWitnessFile(null),
  report,
});
const operator = await make.testKey(home, 'officers/operator');
const second = await make.testKey(home, 'officers/second');
const auditor = await make.testKey(home, 'officers/auditor');
const key = formatVerifierKey(operator.verifier);
const { OPERATOR, CONSUMER } = make;
await ledger.registry.enter(
  await make.setting([operator], `organisation/${OPERATOR}`, make.organisation(OPERATOR, operator)),
);
await ledger.registry.enter(
  await make.setting([operator], `key/${OPERATOR}/operator`, {
    organisation: OPERATOR,
    role: 'operator',
    key,
  }),
);
const exchange = await openExchange({
  store,
  ledger,
  home,
  operator: OPERATOR,
  authorities: new Set([NODE]),
  nodeKey: await make.testKey(home, `${NODE}/node`),
  localProviders: new Map(),
  allowedAddresses: ['127.0.0.1'],
  observe: () => {},
  report,
});

async function set(keys: readonly SigningKey[], subject: string, content: object): Promise<Uint8Array> {
  const statement = await make.setting(keys, subject, content);
  await exchange.enter(statement);
  return statement;
}

const caller = await make.testKey(home, CALLER);
await set([operator], `key/${OPERATOR}/officer/second`, make.officer(OPERATOR, second));
await set([auditor, operator], `organisation/${CONSUMER}`, make.organisation(CONSUMER, auditor));
await set([auditor], `key/${CONSUMER}/officer/first`, make.officer(CONSUMER, auditor));
await set([operator], `system/${OPERATOR}/archive`, make.system(OPERATOR, 'archive', provider));
await set([auditor], `system/${CONSUMER}/desk`, make.system(CONSUMER, 'desk', null));
await set([auditor], `system-key/${CALLER}`, make.systemKey(CONSUMER, 'desk', caller));
await exchange.publish(
  await make.setting([operator], `service/${OPERATOR}/files/1`, make.service(CONTRACT)),
  CONTRACT,
);
const agreement = make.agreement({ operations: ['listRecords'], fields: { listRecords: FIELDS } });
const proposal = await set([auditor], `agreement/${CONSUMER}/review`, agreement);
await set([operator], `approval/${OPERATOR}/${CONSUMER}.review`, {
  agreement: `${CONSUMER}/review`,
  version: agreement.version,
  digest: await digestOf(proposal, sha256),
});

const server = createServer(createExchangeDoor(exchange.handle, report));
endWithStarter(async () => {
  server.closeAllConnections();
  await exchange.close();
  await ledger.close();
  await store.close();
});
const postmaster = Number(
  (await readFile(join(home, 'db', 'data', 'postmaster.pid'), 'utf8')).split('\n', 1)[0],
);
say({ port: await listen(server), postmaster });
