/** A room: where it lies, and which other rooms it may import, by package name. */
export type Room = {
  readonly folder: string;
  readonly name: string;
  readonly mayImport: readonly string[];
  /** Whether it must run in a browser: no module of Node's own outside tests. */
  readonly pure: boolean;
};

/**
 * The house as a table. Arrows run downward only; a room that is not here fails the check until it is
 * added with what it may import.
 */
export const ROOMS: readonly Room[] = [
  { folder: 'packages/kernel', name: '@wasl/kernel', mayImport: [], pure: false },
  { folder: 'packages/log', name: '@wasl/log', mayImport: [], pure: true },
  { folder: 'packages/receipt', name: '@wasl/receipt', mayImport: ['@wasl/log'], pure: true },
  { folder: 'packages/store', name: '@wasl/store', mayImport: ['@wasl/kernel'], pure: false },
  {
    folder: 'ledger',
    name: '@wasl/ledger',
    mayImport: ['@wasl/kernel', '@wasl/log', '@wasl/receipt', '@wasl/store'],
    pure: false,
  },
  {
    folder: 'platform',
    name: '@wasl/platform',
    mayImport: ['@wasl/kernel', '@wasl/ledger', '@wasl/log', '@wasl/receipt', '@wasl/store'],
    pure: false,
  },
];
