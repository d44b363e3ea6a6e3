import type { LogRole } from '@wasl/receipt';
import type { Edge } from './edge.ts';

/** One log of this node: `origin` is `<node>/log/<kind>`, with `/<shard>` where the shard is not ''. */
export type LogIdentity = {
  readonly id: number;
  readonly kind: LogRole;
  readonly shard: string;
  readonly origin: string;
};

/** A committed head: `root` is 32 bytes over the first `size` entries. */
export type Head = { readonly size: number; readonly root: Uint8Array };

/** A log as the sequencer holds it in memory; replaced, never changed, after each COMMIT. */
export type LogState = { readonly log: LogIdentity; readonly head: Head; readonly edge: Edge };
