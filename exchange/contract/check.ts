import type { Json } from '@wasl/receipt';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { FORMATS } from './formats.ts';
import type { JsonSchema } from './json-schema.ts';

/** The first fault of a value: where in it (JSON Pointer) and which rule. It never holds what was sent. */
export type Fault = { readonly where: string; readonly rule: string };

/** Gives the first fault of a value, or null. It changes nothing in the value. */
export type Check = (value: Json) => Fault | null;

/**
 * Makes checks of one contract, compiled to code. No coercion, no defaults, and the first fault ends a
 * check, so that a hostile value costs no more than a sound one.
 */
export function createChecks(): (schema: JsonSchema) => Check {
  const ajv = new Ajv2020({
    strict: true,
    allErrors: false,
    discriminator: true,
    // The schemas are ours (json-schema.ts): their form is held by types, and the meta-schema costs 20 ms.
    meta: false,
    validateSchema: false,
    addUsedSchema: false,
    logger: false,
    formats: FORMATS,
  });
  return (schema) => {
    const validate = ajv.compile<Json>(schema);
    return (value) => (validate(value) ? null : faultOf(validate.errors));
  };
}

/** The last error is the one that decided: those before it are of branches that did not fit. */
function faultOf(errors: readonly ErrorObject[] | null | undefined): Fault {
  const error = errors?.at(-1);
  if (error === undefined) throw new TypeError('a validator refused without a reason');
  const { instancePath, keyword } = error;
  const missing: unknown = error.params.missingProperty;
  if (keyword === 'required' && typeof missing === 'string') {
    return { where: `${instancePath}/${missing}`, rule: keyword };
  }
  // A property that nobody declared is named by its sender: the fault says where it stood, not what it was.
  return { where: instancePath, rule: keyword === 'anyOf' ? 'type' : keyword };
}
