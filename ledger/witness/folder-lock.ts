import { lockFolder as lock } from '@wasl/kernel';
import { witnessProblem } from './problems.ts';

/** Takes a folder for this process; the returned function gives it back. Refuses `witness-folder-taken`. */
export function lockFolder(folder: string): () => void {
  const release = lock(folder);
  if (release === null) throw witnessProblem('witness-folder-taken', { folder });
  return release;
}
