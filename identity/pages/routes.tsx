import type { Route } from '@wasl/web';
import type { Identity } from '../identity.ts';
import { peopleRoutes } from './people-routes.tsx';
import { sessionsRoutes } from './sessions-routes.tsx';
import { signInRoutes } from './sign-in-routes.tsx';

// Beside the pages, for it reads their forms: the room's main door stays free of pages, so that `wasl` loads none.
export { openIdentity } from '../identity.ts';
export { IDENTITY_TEXTS } from './text/text.ts';

/** The pages of signing in, of one's sessions, and of people and roles. */
export function identityRoutes(identity: Identity, origin: () => string): readonly Route[] {
  return [...signInRoutes(identity, origin), ...sessionsRoutes(identity), ...peopleRoutes(identity, origin)];
}
