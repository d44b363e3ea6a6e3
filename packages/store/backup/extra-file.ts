import { ContainerError, LARGEST_PAYLOAD } from './container.ts';
import { backupProblem } from './problem.ts';

/** A file that travels with the database, such as a node's key. `name` is a relative path. */
export type ExtraFile = { readonly name: string; readonly bytes: Uint8Array };

/** No `..`, nothing absolute: a name can be joined to a folder without leaving it. */
const NAME = /^[a-z0-9][a-z0-9._-]{0,99}(\/[a-z0-9][a-z0-9._-]{0,99}){0,3}$/;

const LARGEST = LARGEST_PAYLOAD - 1024;

/** Refuses `backup-extra-file-invalid`. */
export function encodeExtraFile({ name, bytes }: ExtraFile): Buffer {
  if (!NAME.test(name) || bytes.length > LARGEST) {
    throw backupProblem('backup-extra-file-invalid', { name, largest: LARGEST });
  }
  const label = Buffer.from(name);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(label.length);
  return Buffer.concat([length, label, bytes]);
}

export function decodeExtraFile(payload: Buffer): ExtraFile {
  const end = payload.length < 2 ? 0 : 2 + payload.readUInt16BE(0);
  const name = payload.toString('utf8', 2, end);
  if (end > payload.length || !NAME.test(name)) throw new ContainerError('an extra file has no proper name');
  return { name, bytes: Uint8Array.from(payload.subarray(end)) };
}
