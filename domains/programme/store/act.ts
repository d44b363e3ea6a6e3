/** Who does something, and when: RFC 3339 in UTC with milliseconds. */
export type Act = { readonly by: string; readonly at: string };
