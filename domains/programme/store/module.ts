import type { StoreModule } from '@wasl/store';

/** The schema of the programme in the platform's database. */
export const PROGRAMME_MODULE: StoreModule = {
  name: 'programme',
  migrations: new URL('../migrations/', import.meta.url),
};
