import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LEDGER_MODULE, openLedger, readWitnessFile } from '@wasl/ledger';
import { openStore } from '@wasl/store';
import { createExchangeDoor } from '../door.ts';
import { EXCHANGE_MODULE, openExchange } from '../exchange.ts';
import { OPERATOR, testKey } from './registry.ts';
import { NODE } from './world.ts';

/**
 * A process to be killed: `killed-node.ts <home> <database>`. It opens the node that a world has stopped, says
 * the port that it listens on, and goes on until it is killed.
 */
const [, , home = '', databaseUrl = ''] = process.argv;
const report = (line: string) => void process.stderr.write(`${line}\n`);

const store = await openStore({ home, databaseUrl, modules: [LEDGER_MODULE, EXCHANGE_MODULE], report });
const ledger = await openLedger({
  store,
  home,
  node: NODE,
  shard: '',
  witnesses: await readWitnessFile(null),
  cadenceMs: 3_600_000,
  report,
});
const exchange = await openExchange({
  store,
  ledger,
  home,
  operator: OPERATOR,
  authorities: new Set([NODE]),
  nodeKey: await testKey(home, `${NODE}/node`),
  localProviders: new Map(),
  allowedAddresses: ['127.0.0.1'],
  observe: () => undefined,
  report,
});
const server = createServer(createExchangeDoor(exchange.handle, report));
server.listen(0, '127.0.0.1', () => {
  const address: AddressInfo | string | null = server.address();
  process.stdout.write(`${typeof address === 'object' && address !== null ? address.port : 0}\n`);
});
