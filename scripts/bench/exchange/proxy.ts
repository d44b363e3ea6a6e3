import { createReverseProxy } from '../../../exchange/testing/reverse-proxy.ts';
import { endWithStarter, listen, say } from './listen.ts';

const server = createReverseProxy(process.argv[2] ?? '', (line) => process.stderr.write(`${line}\n`));
endWithStarter(() => {});
say({ port: await listen(server) });
