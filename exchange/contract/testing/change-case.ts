import type { Changes } from './document.ts';

/** A change from one contract to another, each written as changes of the test document. */
export type ChangeCase = { readonly about: string; readonly before?: Changes; readonly after: Changes };

/** With what is found, a line each: the code and where. */
export type BreakingCase = ChangeCase & { readonly expected: readonly string[] };

export const OPERATION = {
  listFiles: '/paths/~1files/get',
  createFile: '/paths/~1files/post',
  getFile: '/paths/~1files~1{id}/get',
  changeFile: '/paths/~1files~1{id}/patch',
  putScan: '/paths/~1files~1{id}~1scan/put',
  getScan: '/paths/~1files~1{id}~1scan/get',
  countFiles: '/paths/~1files~1count/get',
  listEvents: '/paths/~1events/get',
} as const;

export const SCHEMA = {
  State: '/components/schemas/State',
  Title: '/components/schemas/Title',
  Owner: '/components/schemas/Owner',
  File: '/components/schemas/File',
  Draft: '/components/schemas/Draft',
  Event: '/components/schemas/Event',
} as const;
