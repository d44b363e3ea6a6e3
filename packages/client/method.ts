import { WireError } from './error.ts';

/** The methods that are exchanged. */
export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
export type Method = (typeof METHODS)[number];

/** Whether a method asks only to read (RFC 9110 §9.2.1); the others need an Idempotency-Key. */
export function isSafe(method: string): boolean {
  return method === 'GET';
}

export function readMethod(text: string): Method {
  const method = METHODS.find((known) => known === text);
  if (method === undefined)
    throw new WireError('request-malformed', 'the method is not one that is exchanged');
  return method;
}
