import type { StoreModule } from '@wasl/store';

/** What the portal keeps of its own exchanges. */
export const PORTAL_MODULE: StoreModule = {
  name: 'portal',
  migrations: new URL('./migrations/', import.meta.url),
  connections: 2,
};
