import { formTokenOf, isToken } from './secret.ts';

/**
 * The cookie of a session. Over HTTPS its name begins with `__Host-`, so that no other host and no plain page can
 * set it (RFC 6265bis §4.1.3.2). It has no lifetime: it goes with the browser, and the server's limits hold anyway.
 */
export function sessionCookie(secure: boolean) {
  const name = secure ? '__Host-wasl_session' : 'wasl_session';
  const flags = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  return {
    /** The token in a `Cookie` header; null where there is none, or more than one. */
    read(header: string): string | null {
      const values = header
        .split(';')
        .map((pair) => pair.trim())
        .filter((pair) => pair.startsWith(`${name}=`))
        .map((pair) => pair.slice(name.length + 1));
      const [token] = values;
      return values.length === 1 && token !== undefined && isToken(token) ? token : null;
    },
    write: (token: string | null): string =>
      token === null ? `${name}=; Max-Age=0; ${flags}` : `${name}=${token}; ${flags}`,
    formToken: formTokenOf,
  };
}
