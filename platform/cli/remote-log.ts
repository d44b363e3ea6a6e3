import { sha256 } from '@wasl/ledger';
import {
  parseCheckpoint,
  parseNote,
  proveConsistency,
  proveInclusion,
  type ReadTile,
  tilePath,
} from '@wasl/log';
import type { HeadProof, LogProof } from '@wasl/receipt';
import { cliProblem } from './problems.ts';

const TIMEOUT_MS = 10_000;
/** A full tile is 8,192 bytes and a checkpoint with a hundred cosignatures some 20,000. */
const MAX_BYTES = 1_000_000;

async function get(url: string): Promise<Uint8Array> {
  try {
    const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (!answer.ok || bytes.length > MAX_BYTES) throw new Error(`HTTP ${answer.status}`);
    return bytes;
  } catch (error) {
    throw cliProblem(
      'log-unreachable',
      { url, why: error instanceof Error ? error.message : String(error) },
      error,
    );
  }
}

/** The prefix a node serves a log under: the origin's path, at the node's address. */
function prefixOf(url: string, checkpoint: Uint8Array): string {
  const { origin } = parseCheckpoint(parseNote(checkpoint).text);
  return `${url.replace(/\/$/, '')}${origin.slice(origin.indexOf('/'))}`;
}

function tilesOf(prefix: string): ReadTile {
  return (tile) => get(`${prefix}/${tilePath(tile)}`);
}

async function latest(prefix: string, covering: number) {
  const checkpoint = await get(`${prefix}/checkpoint`);
  const { size } = parseCheckpoint(parseNote(checkpoint).text);
  if (size <= covering) throw cliProblem('log-not-yet-public', { url: `${prefix}/checkpoint` });
  return { checkpoint, size };
}

/** The inclusion proof of the same entry in the log's latest public checkpoint, from its tiles. */
export async function fetchInclusion(url: string, old: LogProof): Promise<LogProof> {
  const prefix = prefixOf(url, old.checkpoint);
  const { checkpoint, size } = await latest(prefix, old.index);
  return {
    index: old.index,
    checkpoint,
    proof: await proveInclusion(old.index, size, tilesOf(prefix), sha256),
  };
}

/** The same for a registry head: its entry is included, and its tree is a prefix of the latest. */
export async function fetchHeadProof(
  url: string,
  old: LogProof,
  registrySize: number,
): Promise<Pick<HeadProof, 'proof' | 'consistency'>> {
  const proof = await fetchInclusion(url, old);
  const { size } = parseCheckpoint(parseNote(proof.checkpoint).text);
  const prefix = prefixOf(url, old.checkpoint);
  return { proof, consistency: await proveConsistency(registrySize, size, tilesOf(prefix), sha256) };
}
