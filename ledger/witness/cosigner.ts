import { type Clock, steadyClock } from '@wasl/kernel';
import {
  type AddCheckpoint,
  decideAddCheckpoint,
  formatSignatureLine,
  fromUtf8,
  LogError,
  parseAddCheckpoint,
  signNote,
  type VerifierKey,
} from '@wasl/log';
import { nodeCrypto } from '../crypto.ts';
import type { SigningKey } from '../key-file.ts';
import { createOriginLocks } from './origin-locks.ts';
import { reasonOf } from './reasons.ts';
import type { WitnessState } from './state.ts';

/** What goes back to the log: C2SP tlog-witness fixes status and body of 200 and 409. */
export type Answer = { readonly status: number; readonly type: string; readonly body: string };

export type CosignerOptions = {
  readonly key: Pick<SigningKey, 'verifier' | 'sign'>;
  /** The keys of all trusted logs; a log may have several while one replaces another. */
  readonly logKeys: readonly VerifierKey[];
  /** What was kept by earlier runs, by origin. */
  readonly states: ReadonlyMap<string, WitnessState>;
  /** Returns once the state is durable. */
  readonly persist: (state: WitnessState) => Promise<void>;
  readonly clock: Clock;
};

export type Cosigner = {
  /**
   * Answers the body of an add-checkpoint request. Rejects when the state could not be kept: that request
   * and all later ones are left without a cosignature, and the process must stop.
   */
  readonly answer: (body: Uint8Array) => Promise<Answer>;
  /** Resolves when no request is being decided or kept. */
  readonly idle: () => Promise<void>;
};

/** An answer in plain text; `body` ends in a newline. */
export function textAnswer(status: number, body: string): Answer {
  return { status, type: 'text/plain; charset=utf-8', body };
}

function refusal(status: number): Answer {
  return textAnswer(status, `${reasonOf(status)}\n`);
}

function parseRequest(body: Uint8Array): AddCheckpoint | null {
  try {
    return parseAddCheckpoint(body);
  } catch (error) {
    if (!(error instanceof LogError)) throw error;
    return null;
  }
}

/** The witness without its network and its disk: decides, keeps, and only then cosigns. */
export function createCosigner(options: CosignerOptions): Cosigner {
  const { key, logKeys, persist } = options;
  const states = new Map(options.states);
  const latest = Math.max(0, ...Array.from(states.values(), ({ time }) => time));
  // C2SP tlog-cosignature: the time says when this was the largest tree seen, so it must not go back, be it
  // by a restart or by a clock that was set.
  const seconds = steadyClock(() => Math.floor(options.clock() / 1_000), latest);
  const origins = new Set(logKeys.map(({ name }) => name));
  const locks = createOriginLocks();
  let stopped = false;

  async function cosign(request: AddCheckpoint): Promise<Answer> {
    const headOf = (origin: string) => states.get(origin)?.checkpoint ?? null;
    const decision = await decideAddCheckpoint(request, logKeys, headOf, nodeCrypto);
    if (decision.status === 409) {
      return { status: 409, type: 'text/x.tlog.size', body: `${decision.size}\n` };
    }
    if (decision.status !== 200) return refusal(decision.status);
    const state: WitnessState = { checkpoint: decision.cosign, time: seconds() };
    await persist(state);
    states.set(decision.cosign.origin, state);
    const signature = await signNote(decision.text, key.verifier, key.sign, state.time);
    return textAnswer(200, formatSignatureLine(signature));
  }

  async function decide(request: AddCheckpoint): Promise<Answer> {
    if (stopped) return refusal(503);
    try {
      return await cosign(request);
    } catch (error) {
      // Set within the lock, so that who waits for it finds it set.
      stopped = true;
      throw error;
    }
  }

  /** C2SP tlog-witness: checking the old size and keeping the new one are one step, or a log rolls back. */
  function decideInTurn(request: AddCheckpoint): Promise<Answer> {
    const [origin = ''] = fromUtf8(request.checkpoint).split('\n', 1);
    // Only a known origin gets a lock: the number of locks is bounded, and a refusal need not wait.
    return origins.has(origin) ? locks.run(origin, () => decide(request)) : decide(request);
  }

  return {
    async answer(body) {
      const request = parseRequest(body);
      return request === null ? refusal(400) : decideInTurn(request);
    },
    idle: locks.idle,
  };
}
