import type { ServiceContent } from '@wasl/receipt';
import type { ListedDirectory } from './directory.ts';
import { listed } from './names.ts';

/** The service of a name `<org>/<service>/<major>`; refuses `subject-unlisted`. */
export function findService({ services }: ListedDirectory, name: string): ServiceContent {
  const found = services.find(
    ({ organisation, service, major }) => `${organisation}/${service}/${major}` === name,
  );
  return listed(found, `service/${name}`, 'wasl service list');
}
