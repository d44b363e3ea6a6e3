/** A change that breaks who follows the old contract: a code, and a pointer that begins with the operation's id. */
export type BreakingChange = { readonly code: string; readonly where: string };
