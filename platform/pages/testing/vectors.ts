import { readFileSync } from 'node:fs';

const VECTORS = new URL('../../../packages/receipt/vectors/', import.meta.url);

/** A file of the receipts' test vectors, by its path there. */
export function vectorFile(path: string): Buffer {
  return readFileSync(new URL(path, VECTORS));
}

/** A trust file of the vectors, by its name. */
export function policyText(name: string): string {
  return vectorFile(`policies/${name}.policy`).toString();
}
