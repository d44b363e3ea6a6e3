import { type Ledger, sha256 } from '@wasl/ledger';
import { buildDirectory } from './build.ts';
import type { Directory } from './model.ts';

/** The directory as the registry stands, built anew when a statement was entered. */
export type DirectoryWatch = {
  /** The latest that was built: what is entered counts once `refresh` has resolved. */
  current(): Directory;
  /** Resolves once the directory is that of the registry's present head. */
  refresh(): Promise<Directory>;
};

export async function watchDirectory(registry: Ledger['registry']): Promise<DirectoryWatch> {
  async function build(): Promise<Directory> {
    const { origin, head, tree } = registry.view();
    return buildDirectory({ origin, ...head }, tree, sha256);
  }

  let directory = await build();
  let building: Promise<unknown> = Promise.resolve();
  return {
    current: () => directory,
    async refresh() {
      const built = building.then(async () => {
        if (registry.view().head.size !== directory.head.size) directory = await build();
      });
      // One that failed is not the end of those after it.
      building = built.catch(() => undefined);
      await built;
      return directory;
    },
  };
}
