export type { Identity, IdentityPorts, Visitor } from './identity.ts';
export { type Action, can, isProvenFor, type Person, POLICIES, ROLES, type Role } from './policies.ts';
export { identityProblems } from './problems.ts';
export { sessionCookie } from './session-cookie.ts';
export { IDENTITY_MODULE } from './store/module.ts';
