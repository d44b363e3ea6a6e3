import type { Exchange } from '@wasl/exchange';
import type { Language } from '@wasl/kernel';
import { MEMBER_CLASS } from './identifier.ts';

export type DirectoryView = ReturnType<Exchange['directory']>;

/** Members (organisations) and their applications (systems), with their names in one language. */
export function clientsOf(directory: DirectoryView, instanceId: string, language: Language) {
  const member = { instanceId, memberClass: MEMBER_CLASS };
  return [
    ...directory.organisations.map(({ code, name }) => ({
      name: name[language],
      id: { objectType: 'MEMBER', ...member, memberCode: code },
    })),
    ...directory.systems.map(({ organisation, system, title }) => ({
      name: title[language],
      id: { objectType: 'APPLICATION', ...member, memberCode: organisation, applicationCode: system },
    })),
  ];
}
