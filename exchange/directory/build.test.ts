import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type SigningKey, sha256 } from '@wasl/ledger';
import { applyStatement, type CurrentTree, EMPTY_CURRENT_TREE, parseStatement } from '@wasl/receipt';
import fc from 'fast-check';
import { digestOf } from '../digest.ts';
import {
  agreement,
  CONSUMER,
  OPERATOR,
  setting,
  systemKey,
  testKey,
  withdrawal,
} from '../testing/registry.ts';
import { buildDirectory } from './build.ts';
import { describeDirectory } from './describe.ts';

const REASON = { ar: 'سبب', fr: 'raison', en: 'reason' };
const NAMES = ['review', 'audit'] as const;
const SIDES = [CONSUMER, OPERATOR, 'model-archive'] as const;
const HEAD = { origin: 'node.example/log/registry', size: 1, root: new Uint8Array(32) };

/** What parties do, in any order; a proposal by the provider's own key is possible in one organisation. */
type Step =
  | { readonly do: 'propose'; readonly name: (typeof NAMES)[number]; readonly sameKey: boolean }
  | { readonly do: 'approve'; readonly name: (typeof NAMES)[number]; readonly stale: boolean }
  | {
      readonly do: 'suspend' | 'resume';
      readonly name: (typeof NAMES)[number];
      readonly by: (typeof SIDES)[number];
    }
  | { readonly do: 'end' | 'disapprove'; readonly name: (typeof NAMES)[number] };

const name = fc.constantFrom(...NAMES);
const by = fc.constantFrom(...SIDES);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('propose' as const), name, sameKey: fc.boolean() }),
  fc.record({ do: fc.constant('approve' as const), name, stale: fc.boolean() }),
  fc.record({ do: fc.constant('suspend' as const), name, by }),
  fc.record({ do: fc.constant('resume' as const), name, by }),
  fc.record({ do: fc.constantFrom('end' as const, 'disapprove' as const), name }),
);

/** An agreement as a person would keep it in mind, without statements or digests. */
type Known = {
  readonly version: number;
  readonly proposedBySame: boolean;
  readonly approved: 'this' | 'another' | null;
  readonly suspendedBy: ReadonlySet<string>;
  readonly there: boolean;
  readonly notes: readonly Uint8Array[];
};

const UNKNOWN: Known = {
  version: 0,
  proposedBySame: false,
  approved: null,
  suspendedBy: new Set(),
  there: false,
  notes: [],
};

function expected({ there, approved, proposedBySame, suspendedBy }: Known): string | undefined {
  if (!there) return undefined;
  if (approved !== 'this' || proposedBySame) return 'not-approved';
  return suspendedBy.has(CONSUMER) || suspendedBy.has(OPERATOR) ? 'suspended' : 'in-force';
}

/** The statement of a step and what is known after it; null where there is nothing to do. */
async function take(
  known: Known,
  one: Step,
  keys: { readonly consumer: SigningKey; readonly provider: SigningKey },
) {
  const dotted = `${CONSUMER}.${one.name}`;
  const id = `${CONSUMER}/${one.name}`;
  switch (one.do) {
    case 'propose': {
      const version = known.version + 1;
      const note = await setting(
        [one.sameKey ? keys.provider : keys.consumer],
        `agreement/${id}`,
        agreement({ version }),
      );
      const approved = known.approved === null ? null : ('another' as const);
      return {
        note,
        known: {
          ...known,
          version,
          proposedBySame: one.sameKey,
          approved,
          there: true,
          notes: [...known.notes, note],
        },
      };
    }
    case 'approve': {
      const last = known.notes.at(one.stale ? -2 : -1);
      if (last === undefined) return null;
      const digest = digestOf(last);
      const note = await setting([keys.provider], `approval/${OPERATOR}/${dotted}`, {
        agreement: id,
        version: 1,
        digest,
      });
      return {
        note,
        known: { ...known, approved: last === known.notes.at(-1) ? ('this' as const) : ('another' as const) },
      };
    }
    case 'suspend': {
      const note = await setting([keys.provider], `suspension/${one.by}/${dotted}`, {
        agreement: id,
        reason: REASON,
      });
      return { note, known: { ...known, suspendedBy: new Set([...known.suspendedBy, one.by]) } };
    }
    case 'resume': {
      if (!known.suspendedBy.has(one.by)) return null;
      const note = await withdrawal([keys.provider], `suspension/${one.by}/${dotted}`);
      return {
        note,
        known: { ...known, suspendedBy: new Set([...known.suspendedBy].filter((side) => side !== one.by)) },
      };
    }
    case 'end':
      if (!known.there) return null;
      return {
        note: await withdrawal([keys.consumer], `agreement/${id}`),
        known: { ...known, there: false },
      };
    case 'disapprove':
      if (known.approved === null) return null;
      return {
        note: await withdrawal([keys.provider], `approval/${OPERATOR}/${dotted}`),
        known: { ...known, approved: null },
      };
  }
}

async function home(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'wasl-directory-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test('property: an agreement stands as its statements make it, whatever their order', async (t) => {
  const folder = await home(t);
  const keys = {
    consumer: await testKey(folder, 'officers/consumer'),
    provider: await testKey(folder, 'officers/provider'),
  };
  const seen = new Set<string | undefined>();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      let tree: CurrentTree = EMPTY_CURRENT_TREE;
      const model = new Map<string, Known>();
      for (const one of steps) {
        const taken = await take(model.get(one.name) ?? UNKNOWN, one, keys);
        if (taken === null) continue;
        tree = applyStatement(tree, parseStatement(taken.note), sha256);
        model.set(one.name, taken.known);
        const { agreements } = await buildDirectory(HEAD, tree, sha256);
        for (const each of NAMES) {
          const standing = agreements.get(`${CONSUMER}/${each}`)?.standing;
          assert.equal(standing, expected(model.get(each) ?? UNKNOWN));
          seen.add(standing);
        }
      }
    }),
    { numRuns: 150 },
  );
  assert.deepEqual(seen, new Set([undefined, 'not-approved', 'suspended', 'in-force']));
});

test('the directory says when a key counts, and why an agreement is suspended', async (t) => {
  const folder = await home(t);
  const officer = await testKey(folder, 'officers/consumer');
  const key = await testKey(folder, `${CONSUMER}/desk/first`);
  const period = { validFrom: '2026-01-01T00:00:00.000Z', validUntil: '2026-02-01T00:00:00.000Z' };
  const notes = [
    await setting([officer], `system-key/${CONSUMER}/desk/first`, systemKey(CONSUMER, 'desk', key, period)),
    await setting([officer], `agreement/${CONSUMER}/review`, agreement()),
    await setting([officer], `suspension/${CONSUMER}/${CONSUMER}.review`, {
      agreement: `${CONSUMER}/review`,
      reason: REASON,
    }),
  ];
  const tree = notes.reduce<CurrentTree>(
    (before, note) => applyStatement(before, parseStatement(note), sha256),
    EMPTY_CURRENT_TREE,
  );
  const directory = await buildDirectory(HEAD, tree, sha256);
  assert.equal(directory.keys.get(`${CONSUMER}/desk/first`)?.validUntil, Date.parse(period.validUntil));
  assert.deepEqual(directory.agreements.get(`${CONSUMER}/review`)?.suspendedBecause, REASON);
  const described = describeDirectory(directory);
  assert.deepEqual(described.keys[0]?.validUntil, period.validUntil);
  assert.equal(described.agreements[0]?.digest, digestOf(notes[1] ?? new Uint8Array()));
  assert.deepEqual(JSON.parse(JSON.stringify(described)).registry, { ...HEAD, root: HEAD.root.toBase64() });
});
