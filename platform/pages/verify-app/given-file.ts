/** A file that the reader gave; `bytes` is null where it could not be read, as of a folder. */
export type GivenFile = { readonly name: string; readonly size: number; readonly bytes: Uint8Array | null };

/** Above every limit of the verifier, which still sees that a file is too large; a film is not read whole. */
const MAX_READ_BYTES = 2 * 1024 * 1024;

export async function readGiven(file: File): Promise<GivenFile> {
  const { name, size } = file;
  try {
    return { name, size, bytes: new Uint8Array(await file.slice(0, MAX_READ_BYTES).arrayBuffer()) };
  } catch {
    return { name, size, bytes: null };
  }
}
