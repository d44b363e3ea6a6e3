import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { copyTarget, qualified, tablesOf } from './catalogue.ts';
import { suspendConstraints } from './constraints.ts';
import { ContainerError, type Frame } from './container.ts';
import { decodeExtraFile, type ExtraFile } from './extra-file.ts';
import { decodeSequence, decodeTableEnd, decodeTableHead, decodeTotals, type TableHead } from './manifest.ts';
import { backupProblem } from './problem.ts';

export type Loaded = {
  readonly tables: number;
  readonly rows: number;
  readonly extraFiles: readonly ExtraFile[];
};

type Frames = AsyncIterator<Frame>;

/**
 * Fills the tables of these schemas with what follows the head of a container, in the open transaction of a
 * client that acts as their owner. Every table must be there, with the row count that the container tells,
 * and no other. The container has been read to its last byte when this returns.
 */
export async function load(client: Client, frames: Frames, schemas: readonly string[]): Promise<Loaded> {
  await client.query("SET LOCAL search_path = ''; SET LOCAL row_security = off");
  const awaited = new Map((await tablesOf(client, schemas)).map((table) => [placeOf(table), table]));
  const resume = await suspendConstraints(client, schemas);
  // What the migrations have put in the tables is part of the backup too.
  if (awaited.size > 0) await client.query(`TRUNCATE ${[...awaited.values()].map(nameOf).join(', ')}`);
  const extraFiles: ExtraFile[] = [];
  let tables = 0;
  let rows = 0;
  for (;;) {
    const { kind, payload } = await nextOf(frames);
    if (kind === 'F') {
      extraFiles.push(decodeExtraFile(payload));
    } else if (kind === 'T') {
      const table = decodeTableHead(payload);
      checkTable(table, awaited.get(placeOf(table)));
      awaited.delete(placeOf(table));
      rows += await loadTable(client, frames, table);
      tables += 1;
    } else if (kind === 'Q') {
      const { schema, sequence, value, called } = decodeSequence(payload);
      await client.query('SELECT setval($1::regclass, $2, $3)', [qualified(schema, sequence), value, called]);
    } else if (kind === 'Z') {
      const totals = decodeTotals(payload);
      if (totals.tables !== tables || totals.rows !== rows) throw new ContainerError('its totals differ');
      break;
    } else {
      throw new ContainerError(`a frame ${kind} is out of place`);
    }
  }
  for (const place of awaited.keys()) throw backupProblem('backup-other-schema', { place });
  await resume();
  return { tables, rows, extraFiles };
}

async function loadTable(client: Client, frames: Frames, table: TableHead): Promise<number> {
  let told = 0;
  async function* rowsOf(): AsyncGenerator<Buffer> {
    for (;;) {
      const { kind, payload } = await nextOf(frames);
      if (kind === 'E') {
        told = decodeTableEnd(payload).rows;
        return;
      }
      if (kind !== 'D') throw new ContainerError(`a frame ${kind} interrupts a table`);
      yield payload;
    }
  }
  const copy = client.query(copyFrom(`COPY ${copyTarget(table)} FROM STDIN (FORMAT ${table.format})`));
  await pipeline(rowsOf(), copy);
  if (copy.rowCount !== told) throw new ContainerError(`${placeOf(table)} has another number of rows`);
  return told;
}

async function nextOf(frames: Frames): Promise<Frame> {
  const { done, value } = await frames.next();
  if (done) throw new ContainerError('it ends before its last frame');
  return value;
}

/** Refuses `backup-other-schema` when the same migrations have left another table here. */
function checkTable(table: TableHead, here: TableHead | undefined): void {
  const same = here !== undefined && here.columns.join() === table.columns.join();
  if (!same) throw backupProblem('backup-other-schema', { place: placeOf(table) });
}

function placeOf({ schema, table }: TableHead): string {
  return `${schema}.${table}`;
}

function nameOf({ schema, table }: TableHead): string {
  return qualified(schema, table);
}
