import { FORMATS } from './formats.ts';
import type { Scalar, ScalarType, ScalarValue } from './model.ts';

/** Whether a value keeps the limits of a scalar, its list of values aside. */
export function admits(scalar: Scalar, value: ScalarValue): boolean {
  if (!isOfType(scalar.type, value)) return false;
  if (typeof value === 'string') return admitsText(scalar, value);
  return typeof value === 'boolean' || admitsNumber(scalar, value);
}

function isOfType(type: ScalarType, value: ScalarValue): boolean {
  return type === 'integer' ? Number.isInteger(value) : typeof value === type;
}

function admitsText({ minLength, maxLength, pattern, format }: Scalar, text: string): boolean {
  const { length } = Array.from(text);
  if (length < (minLength ?? 0) || length > (maxLength ?? Infinity)) return false;
  if (pattern !== null && !new RegExp(pattern, 'u').test(text)) return false;
  return format === null || FORMATS[format]?.(text) === true;
}

function admitsNumber({ lower, upper }: Scalar, value: number): boolean {
  if (lower !== null && (lower.exclusive ? value <= lower.value : value < lower.value)) return false;
  return upper === null || (upper.exclusive ? value < upper.value : value <= upper.value);
}
