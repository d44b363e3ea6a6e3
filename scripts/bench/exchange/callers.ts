import { createInterface } from 'node:readline';
import * as make from '../../../exchange/testing/registry.ts';
import { CALLER, signedRequest } from './caller.ts';
import { openConnection } from './connection.ts';
import type { Job } from './jobs.ts';
import { say } from './listen.ts';
import { closedLoop, openLoop } from './load.ts';

/** A proxy does not know a request that it has passed on before. */
const SHARED = 1_000;

const key = await make.testKey(process.argv[2] ?? '', CALLER);
const lines = createInterface(process.stdin)[Symbol.asyncIterator]();

async function sign(job: Job): Promise<Buffer[]> {
  const { count, seconds } = sizeOf(job);
  const requests: Buffer[] = [];
  const now = Date.now();
  for (let i = 0; i < (job.fresh ? count : SHARED); i++) {
    // Created when they are due, so that a minute of them can be signed beforehand.
    requests.push(await signedRequest(key, job.records, now + (i / count) * seconds * 1_000));
  }
  return requests;
}

function sizeOf(job: Job): { count: number; seconds: number } {
  if (job.kind === 'closed') return { count: job.count, seconds: 0 };
  return { count: Math.floor(job.rate * job.seconds), seconds: job.seconds };
}

function percentile(ascending: Float64Array, part: number): number {
  return ascending[Math.floor(ascending.length * part)] ?? Number.NaN;
}

async function run(job: Job): Promise<void> {
  const requests = await sign(job);
  const connections = await Promise.all(Array.from({ length: job.callers }, () => openConnection(job.port)));
  say({ ready: true });
  await lines.next();
  if (job.kind === 'closed') {
    say({ seconds: await closedLoop(connections, job.count, requests) });
  } else {
    const { latencies, perSecond } = await openLoop(connections, requests, job.rate, job.seconds);
    const [p50, p99, p999] = [0.5, 0.99, 0.999].map((part) => percentile(latencies, part));
    say({ p50, p99, p999, perSecond });
  }
  for (const { close } of connections) close();
}

for (let line = await lines.next(); line.done !== true; line = await lines.next()) {
  const job: Job = JSON.parse(line.value);
  await run(job);
}
