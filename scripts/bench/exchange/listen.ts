import { once } from 'node:events';
import type { Server } from 'node:http';

/** The port of loopback that a server was given. */
export async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
  return address.port;
}

export function say(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

/** Whoever started this process has gone when its standard input ends. */
export function endWithStarter(close: () => Promise<void> | void): void {
  process.stdin.resume();
  process.stdin.once('end', async () => {
    await close();
    process.exit();
  });
}
