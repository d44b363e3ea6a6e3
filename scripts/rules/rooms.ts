/** A room of the house, and what the code in it may reach. `*` in a folder stands for one name. */
export type Room = {
  readonly folder: string;
  /** The folders of the rooms that it may import; `*` for all. */
  readonly rooms: readonly string[];
  /** Whether it may import Node.js. A room that may not runs in a browser as it is. */
  readonly builtins: boolean;
  /** Whether it may import npm packages, of those that its package.json declares. */
  readonly packages: boolean;
};

const SHARED = ['packages/kernel', 'packages/log', 'packages/receipt'];
const BENEATH = [...SHARED, 'packages/client', 'packages/store', 'ledger'];
/** Rooms that offer pages of their own. */
const WITH_PAGES = [...BENEATH, 'packages/web', 'exchange'];

/** The arrows of ARCHITECTURE.md, downward only. A room that is not here fails the check until it is. */
export const ROOMS: readonly Room[] = [
  { folder: 'packages/kernel', rooms: [], builtins: true, packages: false },
  { folder: 'packages/log', rooms: [], builtins: false, packages: false },
  { folder: 'packages/receipt', rooms: ['packages/log'], builtins: false, packages: false },
  { folder: 'packages/client', rooms: ['packages/log', 'packages/receipt'], builtins: true, packages: false },
  { folder: 'packages/store', rooms: ['packages/kernel'], builtins: true, packages: true },
  { folder: 'packages/web', rooms: ['packages/kernel'], builtins: true, packages: true },
  { folder: 'ledger', rooms: [...SHARED, 'packages/store'], builtins: true, packages: true },
  { folder: 'exchange', rooms: BENEATH, builtins: true, packages: true },
  // Both implement ports that the exchange declares.
  { folder: 'identity', rooms: WITH_PAGES, builtins: true, packages: true },
  { folder: 'privacy', rooms: WITH_PAGES, builtins: true, packages: true },
  // A domain learns from another through the exchange, never by import.
  {
    folder: 'domains/*',
    rooms: [...WITH_PAGES, 'identity', 'privacy'],
    builtins: true,
    packages: true,
  },
  { folder: 'platform', rooms: ['*'], builtins: true, packages: true },
  { folder: 'scripts', rooms: ['*'], builtins: true, packages: true },
];
