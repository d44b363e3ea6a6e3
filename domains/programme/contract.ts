import { readFileSync } from 'node:fs';

/**
 * The contract of the service `programme`, major version 1: an OpenAPI 3.1 document. The registry names it
 * by the digest of these bytes, so a checkout that turned line ends into CR LF must not change them.
 */
export const PROGRAMME_CONTRACT: string = readFileSync(
  new URL('./contract/programme.openapi.json', import.meta.url),
  'utf8',
).replaceAll('\r\n', '\n');
