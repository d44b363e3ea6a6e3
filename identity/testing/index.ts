export { createAuthenticator } from './authenticator.ts';
export { createProvider, PROVIDER } from './provider.ts';
export { sessionFor } from './session-for.ts';
