import type { StoreModule } from '@wasl/store';

/** The schema of accounts, roles, passkeys and sessions in the platform's database. */
export const IDENTITY_MODULE: StoreModule = {
  name: 'identity',
  migrations: new URL('../migrations/', import.meta.url),
  connections: 4,
};
