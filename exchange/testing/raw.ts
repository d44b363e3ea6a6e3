import { connect, type Socket } from 'node:net';
import type { World } from './world.ts';

type Signed = Awaited<ReturnType<World['sign']>>;

/** A request as bytes of HTTP/1.1: what a client library would not send can be written into it. */
export function requestBytes(
  {
    method,
    target,
    headers,
    body,
  }: Pick<Signed, 'method' | 'target' | 'body'> & {
    readonly headers: Iterable<readonly [string, string]>;
  },
  version = 'HTTP/1.1',
): Buffer {
  const lines = [...headers].map(([name, value]) => `${name}: ${value}`);
  const head = [`${method} ${target} ${version}`, ...lines, '', ''].join('\r\n');
  return Buffer.concat([Buffer.from(head, 'latin1'), body ?? Buffer.alloc(0)]);
}

/** The headers of a request that has a body of so many bytes. */
export function framed({ headers, body }: Signed): [string, string][] {
  return body === null ? [...headers] : [...headers, ['content-length', String(body.length)]];
}

/** A connection on which everything is written by hand; it is closed by the other side or with `destroy`. */
export function dial(port: number): Socket {
  const socket = connect(port, '127.0.0.1');
  // A server that closes while we still write is what most of these tests are about.
  socket.on('error', () => undefined);
  return socket;
}

/** Sends bytes, in pieces that arrive apart, and gives everything that came back until the connection closed. */
export async function converse(port: number, ...pieces: readonly (string | Uint8Array)[]): Promise<string> {
  const socket = dial(port);
  const heard = hear(socket);
  for (const piece of pieces) {
    await new Promise<void>((resolve) => socket.write(piece, () => setTimeout(resolve, 20)));
  }
  return heard;
}

/** Everything that comes until the connection closes, in Latin-1. */
export async function hear(socket: Socket): Promise<string> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  await new Promise<void>((resolve) => socket.once('close', () => resolve()));
  return Buffer.concat(chunks).toString('latin1');
}

/** The status lines among what was heard. */
export function statuses(heard: string): number[] {
  return [...heard.matchAll(/HTTP\/1\.1 ([0-9]{3}) /g)].map(([, status]) => Number(status));
}

/** The codes of the problems among what was heard. */
export function codes(heard: string): string[] {
  return [...heard.matchAll(/"code":"([a-z-]+)"/g)].map(([, code]) => code ?? '');
}
