import { type Clock, ensureFolder } from '@wasl/kernel';
import { formatVerifierKey, type VerifierKey } from '@wasl/log';
import { createCosigner } from './cosigner.ts';
import { lockFolder } from './folder-lock.ts';
import { listen } from './listen.ts';
import { openMemory } from './memory.ts';
import { createRequestHandler } from './request-handler.ts';
import { readTrustedLogs } from './trusted-logs.ts';

export type WitnessOptions = {
  /** Absolute path of the witness's own folder (`keys/witness.key`, `state/`, `lock`); made at first start. */
  readonly home: string;
  /** Name of its key: an address without scheme, of its own operator and not of a log's. */
  readonly name: string;
  /** A C2SP tlog-policy file, of which a witness reads the `log` lines: whom to trust. */
  readonly policy: Uint8Array;
  /** By default only this machine can reach it. */
  readonly host?: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly clock?: Clock;
  /** How long a request may take to arrive, in milliseconds; 10,000 by default. */
  readonly requestTimeoutMs?: number;
};

export type Witness = {
  readonly key: VerifierKey;
  /** Where it answers: the submission prefix of C2SP tlog-witness. */
  readonly url: string;
  /**
   * Resolves, if ever, with what the witness cannot go on after, such as a state that could not be kept
   * (`witness-state-unwritable`). The process must then say so and exit: what is on disk has to be read again.
   */
  readonly failed: Promise<Error>;
  /** Ends what is in progress, in about a second at most, and gives the folder back. Safe to call twice. */
  close(): Promise<void>;
};

/**
 * Runs a C2SP tlog-witness: it cosigns the checkpoints of the logs it trusts, each only where consistent
 * with the one before, and keeps each before its cosignature leaves. Refuses to start, with a code of
 * `witnessProblems` or `keyFileProblems`, where its key or its memory may not be its own.
 */
export async function serveWitness(options: WitnessOptions): Promise<Witness> {
  const {
    home,
    name,
    policy,
    host = '127.0.0.1',
    port,
    clock = Date.now,
    requestTimeoutMs = 10_000,
  } = options;
  const logKeys = await readTrustedLogs(policy);
  await ensureFolder(home);
  const unlock = lockFolder(home);
  try {
    const memory = await openMemory(home, name);
    const cosigner = createCosigner({ ...memory, logKeys, clock });
    const failure = Promise.withResolvers<Error>();
    const listener = await listen({
      host,
      port,
      requestTimeoutMs,
      onRequest: createRequestHandler({
        vkey: formatVerifierKey(memory.key.verifier),
        addCheckpoint: cosigner.answer,
        onFailure: failure.resolve,
      }),
      onError: failure.resolve,
    });
    let closing: Promise<void> | undefined;
    return {
      key: memory.key.verifier,
      url: listener.url,
      failed: failure.promise,
      close() {
        // A state being written is ours until it is on disk, even when its client has gone.
        closing ??= listener.close().then(cosigner.idle).then(unlock);
        return closing;
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}
