import { govstackProblem } from './problems.ts';

/** An application as GovStack names it, and with it who offers or asks. */
export type Application = {
  readonly instanceId: string;
  readonly memberClass: string;
  readonly memberCode: string;
  readonly applicationCode: string;
};

/** Every organisation of the registry is a body of the administration. */
export const MEMBER_CLASS = 'GOV';

/** Which of the two spellings a part has; the outside suite refuses an instance or class that begins with a digit. */
const SPELLINGS = {
  name: /^[A-Za-z][A-Za-z0-9._-]{0,199}$/,
  code: /^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/,
} as const;

const CLIENT_HEADERS = ['information-mediator-client', 'x-govstack-client'] as const;

/** What query, path or header gives: a repeated one is a list. */
export type Given = string | readonly string[] | undefined;

/** The instance that a node is: the first label of its name, behind an `n` where that is no name. */
export function instanceOf(node: string): string {
  const [label = ''] = node.split(/[.:/]/);
  return /^[a-z]/.test(label) ? label : `n${label}`;
}

/** One part of an identifier. The outside suite sends some between quotation marks, which count for nothing. */
export function readPart(name: string, value: Given, spelling: keyof typeof SPELLINGS): string {
  const [, quoted] = typeof value === 'string' ? (/^"(.*)"$/.exec(value) ?? []) : [];
  const part = quoted ?? value;
  if (typeof part === 'string' && SPELLINGS[spelling].test(part)) return part;
  throw govstackProblem('govstack-part-malformed', { name });
}

/** The same where it may be left out: null then. */
export function readOptionalPart(
  name: string,
  value: Given,
  spelling: keyof typeof SPELLINGS,
): string | null {
  return value === undefined ? null : readPart(name, value, spelling);
}

export function readApplication(parts: Readonly<Record<keyof Application, Given>>): Application {
  return {
    instanceId: readPart('instanceId', parts.instanceId, 'name'),
    memberClass: readPart('memberClass', parts.memberClass, 'name'),
    memberCode: readPart('memberCode', parts.memberCode, 'code'),
    applicationCode: readPart('applicationCode', parts.applicationCode, 'code'),
  };
}

/**
 * The system that asks, by either name of the header; null where it is not there, as the outside suite sends
 * it in some requests only. It is a claim and proves nothing: what is answered to it, anybody may know.
 */
export function readClient(headers: Readonly<Record<string, Given>>): Application | null {
  const [value, ...others] = new Set(
    CLIENT_HEADERS.map((name) => headers[name]).filter((one) => one !== undefined),
  );
  if (value === undefined) return null;
  if (typeof value !== 'string' || others.length > 0) throw govstackProblem('govstack-client-malformed');
  const [instanceId, memberClass, memberCode, applicationCode, ...rest] = value.split('/');
  if (applicationCode === undefined || rest.length > 0) throw govstackProblem('govstack-client-malformed');
  return readApplication({ instanceId, memberClass, memberCode, applicationCode });
}
