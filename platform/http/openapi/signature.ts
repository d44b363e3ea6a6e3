import type { Parameter, Schema } from './model.ts';

/** A header of a request. */
export function header(name: string, required: boolean, description: string, schema: Schema): Parameter {
  return { name, in: 'header', required, description, schema };
}

/** The headers of a signed request (RFC 9421 under the profile of docs/exchange.md §2). */
export const SIGNATURE: readonly Parameter[] = [
  header('Signature-Input', true, '`wasl=<params>`, in the one spelling of the profile', {
    type: 'string',
    pattern: '^wasl=\\(.*\\);created=',
  }),
  header('Signature', true, '`wasl=:<Base64 of 64 bytes>:`', {
    type: 'string',
    pattern: '^wasl=:[A-Za-z0-9+/]{85}[AQgw]==:$',
  }),
];

export const LANGUAGE: Parameter = header(
  'Accept-Language',
  false,
  '`ar`, `fr` or `en`; `ar` where it is absent',
  {
    type: 'string',
  },
);
