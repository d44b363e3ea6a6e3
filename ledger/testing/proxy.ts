import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createConnection, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Where a connection breaks, seen from a statement that the client sends:
 * `before` it reaches the server; `within` its bytes; `after` the server did it and before the client hears;
 * `within-answer`; `half-open`: as `after`, but the server never learns that the client is gone.
 */
export const CUT_POINTS = ['before', 'within', 'after', 'within-answer', 'half-open'] as const;
export type CutPoint = (typeof CUT_POINTS)[number];

export type FaultyProxy = {
  /** The server's address with the proxy in front of it. */
  readonly databaseUrl: string;
  /** Cuts once, at the next statement whose SQL matches; resolves when it was cut. */
  cut(sql: RegExp, at: CutPoint): Promise<void>;
  /** Cuts every connection, and refuses new ones until `up`. */
  down(): void;
  up(): void;
  close(): Promise<void>;
};

type Order = { readonly sql: RegExp; readonly at: CutPoint; done(): void };

/** A proxy between PostgreSQL's clients and its Unix socket that breaks connections at chosen places. */
export async function startProxy(databaseUrl: string): Promise<FaultyProxy> {
  const folder = await mkdtemp(join(tmpdir(), 'wasl-proxy-'));
  const upstream = join(
    decodeURIComponent(/[?&]host=([^&]*)/.exec(databaseUrl)?.[1] ?? ''),
    `.s.PGSQL.${/[?&]port=(\d+)/.exec(databaseUrl)?.[1] ?? '5432'}`,
  );
  const links = new Set<Link>();
  let orders: Order[] = [];
  let refusing = false;

  const server = createServer((client) => {
    if (refusing) return client.destroy();
    const link = createLink(client, createConnection(upstream), (sql) => {
      const order = orders.find((candidate) => candidate.sql.test(sql));
      orders = orders.filter((candidate) => candidate !== order);
      return order ?? null;
    });
    links.add(link);
    void link.ended.then(() => links.delete(link));
  });
  server.listen(join(folder, '.s.PGSQL.5432'));
  await once(server, 'listening');

  function dropAll(): void {
    for (const link of links) link.destroy();
  }
  return {
    databaseUrl: databaseUrl
      .replace(/([?&]host=)[^&]*/, (_, name: string) => `${name}${encodeURIComponent(folder)}`)
      .replace(/([?&]port=)\d+/, '$15432'),
    cut(sql, at) {
      const { promise, resolve } = Promise.withResolvers<void>();
      orders.push({ sql, at, done: resolve });
      return promise;
    },
    down() {
      refusing = true;
      dropAll();
    },
    up() {
      refusing = false;
    },
    async close() {
      dropAll();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

type Link = { readonly ended: Promise<void>; destroy(): void };

const READY_FOR_QUERY = 'Z';

/** One connection, client to server, message by message (PostgreSQL documentation, "Message Formats"). */
function createLink(client: Socket, server: Socket, orderFor: (sql: string) => Order | null): Link {
  const prepared = new Map<string, string>();
  const ended = Promise.withResolvers<void>();
  let cutting: Order | null = null;
  let open = 2;
  const fromClient = messagesOf(true);
  const fromServer = messagesOf(false);

  for (const [socket, other] of [
    [client, server],
    [server, client],
  ] as const) {
    socket.on('error', () => {});
    socket.on('close', () => {
      // A server that must not notice keeps its side of the connection.
      if (socket === server || cutting?.at !== 'half-open') other.destroy();
      open -= 1;
      if (open === 0) ended.resolve();
    });
  }

  function finish(order: Order): void {
    client.destroy();
    if (order.at !== 'half-open') server.destroy();
    order.done();
  }

  client.on('data', (chunk: Buffer) => {
    for (const { type, body, bytes } of fromClient(chunk)) {
      if (type === 'P') prepared.set(textAt(body, 0), textAt(body, 1));
      const sql = type === 'Q' ? textAt(body, 0) : type === 'B' ? prepared.get(textAt(body, 1)) : undefined;
      if (sql !== undefined) cutting ??= orderFor(sql);
      if (sql !== undefined && (cutting?.at === 'before' || cutting?.at === 'within')) {
        if (cutting.at === 'within') server.write(bytes.subarray(0, Math.ceil(bytes.length / 2)));
        return finish(cutting);
      }
      server.write(bytes);
    }
  });
  server.on('data', (chunk: Buffer) => {
    if (cutting === null) return client.write(chunk);
    if (cutting.at === 'within-answer') {
      client.write(chunk.subarray(0, Math.ceil(chunk.length / 2)));
      return setImmediate(finish, cutting);
    }
    // The server is ready again: what it was asked to do is done, and committed where it was to be.
    if (fromServer(chunk).some(({ type }) => type === READY_FOR_QUERY)) finish(cutting);
    return undefined;
  });
  return {
    ended: ended.promise,
    destroy() {
      client.destroy();
      server.destroy();
    },
  };
}

type Message = { readonly type: string; readonly body: Buffer; readonly bytes: Buffer };

/** Splits what one side sends into messages. The first of a client bears no type. */
function messagesOf(isClient: boolean): (chunk: Buffer) => Message[] {
  let pending = Buffer.alloc(0);
  let untyped = isClient;
  return (chunk) => {
    pending = Buffer.concat([pending, chunk]);
    const messages: Message[] = [];
    for (;;) {
      const header = untyped ? 0 : 1;
      if (pending.length < header + 4) return messages;
      const end = header + pending.readUInt32BE(header);
      if (pending.length < end) return messages;
      messages.push({
        type: untyped ? '' : String.fromCharCode(pending.readUInt8(0)),
        body: pending.subarray(header + 4, end),
        bytes: pending.subarray(0, end),
      });
      pending = pending.subarray(end);
      untyped = false;
    }
  };
}

/** The n-th of the zero-terminated strings at the start of a message's body. */
function textAt(body: Buffer, n: number): string {
  return body.toString('utf8').split('\0', n + 1)[n] ?? '';
}
