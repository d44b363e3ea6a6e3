import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, request as openRequest, type ServerResponse } from 'node:http';
import { createInterface } from 'node:readline';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { FILE_TARGET, PUT } from './attack.ts';
import { type CallOptions, goodProvider, NODE, type World } from './world.ts';

type Signed = Awaited<ReturnType<World['sign']>>;

/** A call that was sent, by its nonce; `answer` null where the node was killed before it answered. */
export type Sent = {
  readonly nonce: string;
  readonly answer: {
    readonly id: string | null;
    readonly status: number;
    readonly code: string | null;
  } | null;
};

export type KilledCalls = {
  readonly sent: readonly Sent[];
  /** Ids of the exchanges that the provider was asked in. */
  readonly asked: ReadonlySet<string>;
};

const CHILD = fileURLToPath(new URL('killed-node.ts', import.meta.url));
const CALLERS = 16;
const START_MS = 1_000;
const WORK_MS = 400;

/** What callers do in turn; `forged` is signed by a key that is not the one it names. */
const KINDS = ['get', 'put', 'other-purpose', 'forged', 'again'] as const;

/**
 * Kills a node in rounds, by SIGKILL, under sixteen callers whose provider is now slow, now faulty: mostly while
 * they call, now and then while the node starts and settles what the round before left. The world's own node must
 * be stopped.
 */
export async function killRounds(world: World, rounds: number, random: () => number): Promise<KilledCalls> {
  const asked = new Set<string>();
  const sent: Sent[] = [];
  world.provide((request, response) => {
    asked.add(String(request.headers['wasl-exchange']));
    void pause(random() * 40).then(() => answerOneWay(request, response, random()));
  });
  for (let round = 0; round < rounds; round++) {
    const { child, port } = startNode(world);
    const ended = once(child, 'close');
    if (random() < 0.2) {
      await pause(random() * START_MS);
    } else {
      const calling = Array.from({ length: CALLERS }, (_, i) =>
        callForEver(world, port, i, random, child, sent),
      );
      await port;
      await pause(random() * WORK_MS);
      child.kill('SIGKILL');
      await Promise.all(calling);
    }
    child.kill('SIGKILL');
    await ended;
  }
  return { sent, asked };
}

function answerOneWay(request: IncomingMessage, response: ServerResponse, chance: number): void {
  if (chance < 0.1) response.writeHead(500).end();
  else if (chance < 0.2) request.socket.destroy();
  else goodProvider(request, response);
}

/** Starts the node of a stopped world in a process of its own; `port` is known once it listens. */
export function startNode(world: World): { readonly child: ChildProcess; readonly port: Promise<number> } {
  const child = spawn(process.execPath, [CHILD, world.home, world.store.databaseUrl], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  createInterface({ input: child.stdout }).once('line', (line) => resolve(Number(line)));
  child.once('exit', () => reject(new Error('the node ended before it listened')));
  promise.catch(() => undefined);
  return { child, port: promise };
}

async function callForEver(
  world: World,
  listening: Promise<number>,
  caller: number,
  random: () => number,
  child: ChildProcess,
  sent: Sent[],
): Promise<void> {
  const port = await listening;
  let last: { readonly nonce: string; readonly signed: Signed } | null = null;
  while (child.exitCode === null && child.signalCode === null && !child.killed) {
    const kind = KINDS[Math.floor(random() * KINDS.length)] ?? 'get';
    if (kind !== 'again' || last === null) {
      const nonce = randomBytes(16).toString('base64url');
      const asked = askedAs(kind, caller, world);
      last = { nonce, signed: await world.sign({ ...asked, authority: NODE, nonce }) };
    }
    const { nonce, signed } = last;
    sent.push({ nonce, answer: await sendTo(port, signed).catch(() => null) });
  }
}

function askedAs(kind: (typeof KINDS)[number], caller: number, world: World): CallOptions {
  switch (kind) {
    case 'put':
      return { ...PUT, idempotencyKey: `caller-${caller}` };
    case 'other-purpose':
      return { purpose: 'other' };
    case 'forged':
      return { key: world.keys.auditor, keyId: world.keys.deskKey.verifier.name };
    case 'get':
    case 'again':
      return { target: FILE_TARGET };
  }
}

/** Sends a signed call to a port; rejects where the connection ends before an answer. */
export async function sendTo(port: number, { method, target, headers, body }: Signed) {
  const outgoing = openRequest({
    host: '127.0.0.1',
    port,
    method,
    path: target,
    headers: Object.fromEntries(headers),
    agent: false,
  });
  outgoing.end(body ?? undefined);
  const [response]: IncomingMessage[] = await once(outgoing, 'response');
  if (response === undefined) throw new Error('no answer');
  const bytes = await buffer(response);
  const isProblem = response.headers['content-type']?.startsWith('application/problem+json') === true;
  const code = isProblem ? String(JSON.parse(bytes.toString()).code) : null;
  const id = response.headers['wasl-exchange'];
  return { id: id === undefined ? null : String(id), status: response.statusCode ?? 0, code };
}
