import { ContainerError } from './container.ts';

/** How far one module's schema had come: the file and SHA-256 of each migration applied, in order. */
export type ModuleState = {
  readonly name: string;
  readonly migrations: readonly { readonly file: string; readonly sha256: string }[];
};

export type Head = {
  /** When the snapshot was taken, in ISO 8601, UTC. */
  readonly createdAt: string;
  /** Version of the server it was taken from. */
  readonly serverVersion: string;
  readonly modules: readonly ModuleState[];
};

export type CopyFormat = 'binary' | 'text';

export type TableHead = {
  readonly schema: string;
  readonly table: string;
  readonly columns: readonly string[];
  readonly format: CopyFormat;
};

export type TableEnd = { readonly rows: number };

/** A sequence, its value as decimal digits (it may exceed what a number holds). */
export type SequenceState = {
  readonly schema: string;
  readonly sequence: string;
  readonly value: string;
  readonly called: boolean;
};

export type Totals = { readonly tables: number; readonly rows: number };

export function encodeJson(value: Head | TableHead | TableEnd | SequenceState | Totals): Buffer {
  return Buffer.from(JSON.stringify(value));
}

export function decodeHead(payload: Buffer): Head {
  const { createdAt, serverVersion, modules } = objectOf(payload);
  return {
    createdAt: text(createdAt),
    serverVersion: text(serverVersion),
    modules: list(modules).map((module) => {
      const { name, migrations } = record(module);
      return {
        name: text(name),
        migrations: list(migrations).map((migration) => {
          const { file, sha256 } = record(migration);
          return { file: text(file), sha256: text(sha256) };
        }),
      };
    }),
  };
}

export function decodeTableHead(payload: Buffer): TableHead {
  const { schema, table, columns, format } = objectOf(payload);
  if (format !== 'binary' && format !== 'text') throw new ContainerError('a table has an unknown format');
  return { schema: text(schema), table: text(table), columns: list(columns).map(text), format };
}

export function decodeTableEnd(payload: Buffer): TableEnd {
  return { rows: count(objectOf(payload).rows) };
}

export function decodeSequence(payload: Buffer): SequenceState {
  const { schema, sequence, value, called } = objectOf(payload);
  if (!/^-?\d+$/.test(text(value))) throw new ContainerError('a sequence has no number');
  return { schema: text(schema), sequence: text(sequence), value: text(value), called: called === true };
}

export function decodeTotals(payload: Buffer): Totals {
  const { tables, rows } = objectOf(payload);
  return { tables: count(tables), rows: count(rows) };
}

function objectOf(payload: Buffer): Record<string, unknown> {
  try {
    return record(JSON.parse(payload.toString('utf8')));
  } catch (error) {
    throw new ContainerError('a frame is no JSON object', { cause: error });
  }
}

function record(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw new ContainerError('an object is missing');
  return { ...value };
}

function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new ContainerError('a list is missing');
  return value;
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new ContainerError('a text is missing');
  return value;
}

function count(value: unknown): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw new ContainerError('a count is missing');
  }
  return value;
}
