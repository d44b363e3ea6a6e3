import type { ScalarType, ScalarValue } from './model.ts';

const INTEGER = /^(?:0|-?[1-9][0-9]{0,15})$/;
/** JSON's numbers (RFC 8259 §6) without an exponent: as people and forms write them. */
const NUMBER = /^-?(?:0|[1-9][0-9]{0,15})(?:\.[0-9]{1,15})?$/;

/** The value that a text of a path or a query means in its declared type, or null where it means none. */
export function parameterValue(type: ScalarType, text: string): ScalarValue | null {
  switch (type) {
    case 'string':
      return text;
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : null;
    case 'integer':
      return INTEGER.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : null;
    case 'number':
      return NUMBER.test(text) && text !== '-0' ? Number(text) : null;
  }
}
