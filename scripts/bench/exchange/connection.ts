import { once } from 'node:events';
import { connect } from 'node:net';

/** A kept connection that asks one thing at a time. As thin as it can be: what it costs is on the callers' side. */
export type Connection = {
  /** Resolves once the whole answer has come. Rejects where it is not 200. */
  ask(request: Uint8Array): Promise<void>;
  close(): void;
};

const CLOSED = 'the connection was closed';
const EMPTY = Buffer.alloc(0);
const LENGTH = /\r\ncontent-length: ([0-9]+)\r\n/i;

/** How long the answer that begins with these bytes is, null where its head is not whole yet. */
function lengthOf(bytes: Buffer): number | null {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const head = bytes.toString('latin1', 0, end + 2);
  const length = LENGTH.exec(head)?.[1];
  if (!head.startsWith('HTTP/1.1 200') || length === undefined) {
    throw new Error(`not the answer that was asked for: ${bytes.toString('utf8')}`);
  }
  return end + 4 + Number(length);
}

export async function openConnection(port: number): Promise<Connection> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  let asking = Promise.withResolvers<void>();
  let held: Buffer = EMPTY;
  let closed = false;
  socket.on('data', (chunk: Buffer) => {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    try {
      const length = lengthOf(held);
      if (length === null || held.length < length) return;
      held = EMPTY;
      asking.resolve();
    } catch (error) {
      asking.reject(error);
    }
  });
  socket.on('error', (error) => asking.reject(error));
  socket.on('close', () => {
    closed = true;
    asking.reject(new Error(CLOSED));
  });
  asking.promise.catch(() => {});
  return {
    ask(request) {
      if (closed) return Promise.reject(new Error(CLOSED));
      asking = Promise.withResolvers<void>();
      socket.write(request);
      return asking.promise;
    },
    close() {
      asking.promise.catch(() => {});
      socket.destroy();
    },
  };
}
