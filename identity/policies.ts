/** What a person may be here. A person may be several; nobody is anything until an administrator says so. */
export const ROLES = ['administrator', 'programme-officer', 'reviewer', 'publisher', 'reader'] as const;
export type Role = (typeof ROLES)[number];

export function isRole(text: string): text is Role {
  return ROLES.some((role) => role === text);
}

/** Whoever has signed in. */
export type Person = {
  readonly account: string;
  readonly roles: ReadonlySet<Role>;
  /** When the passkey was last shown, in milliseconds since 1970; null for who came through a provider. */
  readonly provenAt: number | null;
};

/**
 * How sure an action must be of who asks (NIST SP 800-63B). `session`: a passkey or the provider began the
 * session. `recent-passkey`: a passkey did, which is phishing-resistant (AAL2), within the last quarter of an hour.
 */
type Assurance = 'session' | 'recent-passkey';

type Policy = { readonly roles: readonly Role[] | 'everyone'; readonly assurance: Assurance };

/** Each action, who may do it, and how sure of them we must be. */
export const POLICIES = {
  // Signing in is enough, also for whoever has lost every role.
  'manage-own-sessions': { roles: 'everyone', assurance: 'session' },
  'manage-people': { roles: ['administrator'], assurance: 'recent-passkey' },
  'edit-programme': { roles: ['programme-officer'], assurance: 'session' },
  'review-evidence': { roles: ['reviewer'], assurance: 'session' },
  'publish-period': { roles: ['publisher'], assurance: 'recent-passkey' },
} as const satisfies Readonly<Record<string, Policy>>;

export type Action = keyof typeof POLICIES;

const RECENT_MS = 15 * 60_000;

/** Whether a role of the person allows the action. */
export function can(person: Person, action: Action): boolean {
  const { roles }: Policy = POLICIES[action];
  return roles === 'everyone' || roles.some((role) => person.roles.has(role));
}

/** Whether the person has shown who they are recently enough for the action. */
export function isProvenFor(person: Person, action: Action, now: number): boolean {
  if (POLICIES[action].assurance === 'session') return true;
  return person.provenAt !== null && now - person.provenAt <= RECENT_MS;
}
