import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

type Frame = {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string };
  readonly children?: readonly number[];
};

type Profile = {
  readonly nodes: readonly Frame[];
  readonly samples: readonly number[];
  /** Microseconds before each sample. */
  readonly timeDeltas: readonly number[];
};

/**
 * Where a sample belongs: the first row of which some frame of its stack matches, as `function url`. What a driver or a
 * parser spends in Node's streams and sockets is its own.
 */
const CATEGORIES: readonly (readonly [string, RegExp])[] = [
  ['collecting garbage', /^\(garbage collector\)/],
  ['Ed25519: handing verification to the pool', /verify-in-pool\.ts$/],
  ['Ed25519: signing, for providers and checkpoints', /^signOneShot /],
  ['hashes and random bytes', /internal\/crypto\/(hash|random)$|receipt\/hmac\.ts$/],
  ['receipt: writing its body and checking it', /receipt\/body\.ts$|gateway\/record\.ts$/],
  [
    'bodies: reading, strict JSON, contract, field filter',
    /strict-json\.ts$|exchange\/contract\/|gateway\/(content|answer)\.ts$/,
  ],
  ['request to the provider: writing and checking it', /client\/node-request\.ts$/],
  ["caller's request: reading it", /packages\/client\/|gateway\/envelope\.ts$/],
  ['PostgreSQL: its driver', /node_modules\/pg/],
  ['ledger: leaf, tree, proof', /main\/ledger\/|packages\/log\/|\/ledger\/[a-z-]+\.ts$/],
  ['HTTP to the provider: undici', /node_modules\/undici/],
  ['HTTP from the caller: Node', /node:(_http|net|internal\/streams|internal\/stream_base|events)/],
  ['gateway: the steps themselves', /exchange\/[a-z/-]+\.ts$/],
];
const OTHER = 'Node: promises, timers, the rest';

/** Share of the busy time of each category, the largest first, of the last profile in a folder. */
export async function shares(folder: string): Promise<readonly (readonly [string, number])[]> {
  const file = (await readdir(folder)).toSorted().at(-1) ?? '';
  const profile: Profile = JSON.parse(await readFile(join(folder, file), 'utf8'));
  const category = categories(profile);
  const times = new Map<string, number>();
  let busy = 0;
  for (const [i, id] of profile.samples.entries()) {
    const name = category.get(id);
    if (name === undefined) continue;
    const time = profile.timeDeltas[i] ?? 0;
    busy += time;
    times.set(name, (times.get(name) ?? 0) + time);
  }
  return [...times].map(([name, time]) => [name, time / busy] as const).sort((a, b) => b[1] - a[1]);
}

/** The category of each node of the tree of calls; none of a node that is idle. */
function categories({ nodes }: Profile): Map<number, string> {
  const parents = new Map(
    nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)),
  );
  const names = new Map(nodes.map(({ id, callFrame }) => [id, `${callFrame.functionName} ${callFrame.url}`]));
  return new Map(
    nodes.flatMap(({ id, callFrame }) => {
      const stack: string[] = [];
      for (let at: number | undefined = id; at !== undefined; at = parents.get(at))
        stack.push(names.get(at) ?? '');
      const row = CATEGORIES.find(([, pattern]) => stack.some((frame) => pattern.test(frame)));
      return callFrame.functionName === '(idle)' ? [] : [[id, row?.[0] ?? OTHER] as const];
    }),
  );
}
