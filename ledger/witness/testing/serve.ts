import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveWitness } from '../server.ts';
import { WITNESS_NAME } from './names.ts';

/**
 * A witness in a process of its own: `serve.ts <home> <port>`, with its policy in `<home>/policy`. Prints its
 * address once it answers. Exits 1, with the reason on its standard error, when it must stop.
 */
const [, , home = '', port = '0'] = process.argv;
const policy = await readFile(join(home, 'policy'));
const witness = await serveWitness({ home, name: WITNESS_NAME, policy, port: Number(port) });
process.once('SIGTERM', () => void witness.close());
void witness.failed.then((error) => {
  console.error(error.message);
  process.exit(1);
});
console.log(witness.url);
