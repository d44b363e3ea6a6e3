import { SCHEMA_ANNOTATIONS } from './annotations.ts';
import { FORMATS } from './formats.ts';
import type { Bound, Scalar, ScalarSchema, ScalarType, ScalarValue } from './model.ts';
import { countOf, numberOf } from './numbers.ts';
import { refusePattern } from './pattern.ts';
import { itemsOf, malformed, memberOf, type Place, refuseOthers, textOf } from './place.ts';
import { admits } from './scalar.ts';

const MAX_VALUES = 1_000;
const CLOSED = ['type', 'enum', 'const', ...SCHEMA_ANNOTATIONS];
const KEYWORDS: Readonly<Record<ScalarType, readonly string[]>> = {
  boolean: CLOSED,
  string: [...CLOSED, 'format', 'pattern', 'minLength', 'maxLength'],
  number: [...CLOSED, 'format', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
  integer: [...CLOSED, 'format', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
};
/** Formats of the OpenAPI registry that name how wide a number is; the wire is exact to 2^53 in any case. */
const WIDTHS: Readonly<Record<string, ScalarType>> = {
  int32: 'integer',
  int64: 'integer',
  float: 'number',
  double: 'number',
};
const INT32 = {
  lower: { value: -(2 ** 31), exclusive: false },
  upper: { value: 2 ** 31 - 1, exclusive: false },
};

export function readScalar(place: Place, type: ScalarType, nullable: boolean): ScalarSchema {
  refuseOthers(place, KEYWORDS[type]);
  const { values, hasNull } = readValues(place);
  const format = readFormat(memberOf(place, 'format'), type);
  const int32 = format === 'int32';
  const pattern = memberOf(place, 'pattern');
  const why = pattern === null ? null : refusePattern(textOf(pattern));
  if (pattern !== null && why !== null) malformed(pattern, why);
  const scalar: Scalar = {
    type,
    values,
    format: format !== null && Object.hasOwn(FORMATS, format) ? format : null,
    pattern: pattern === null ? null : textOf(pattern),
    minLength: countOf(memberOf(place, 'minLength')),
    maxLength: countOf(memberOf(place, 'maxLength')),
    lower: readBound(place, 'minimum', 'exclusiveMinimum') ?? (int32 ? INT32.lower : null),
    upper: readBound(place, 'maximum', 'exclusiveMaximum') ?? (int32 ? INT32.upper : null),
  };
  if (int32 && ![scalar.lower, scalar.upper].every((bound) => Math.abs(bound?.value ?? 0) <= 2 ** 31)) {
    malformed(place, 'a limit is beyond int32');
  }
  checkSense(place, scalar, nullable, hasNull);
  return { kind: 'scalar', nullable: nullable && (values === null || hasNull), scalars: [scalar] };
}

function checkSense(place: Place, scalar: Scalar, nullable: boolean, hasNull: boolean): void {
  if (hasNull && !nullable) malformed(place, 'null is among the values but not among the types');
  if (scalar.values?.some((value) => !admits(scalar, value)) === true) {
    malformed(place, 'a value of the list breaks the type or the limits beside it');
  }
  if ((scalar.minLength ?? 0) > (scalar.maxLength ?? Infinity))
    malformed(place, 'minLength is more than maxLength');
  if ((scalar.lower?.value ?? -Infinity) > (scalar.upper?.value ?? Infinity)) {
    malformed(place, 'the lower limit is above the upper one');
  }
}

function readValues(place: Place): { values: readonly ScalarValue[] | null; hasNull: boolean } {
  const list = memberOf(place, 'enum');
  const only = memberOf(place, 'const');
  if (list !== null && only !== null) malformed(place, 'enum and const stand together');
  if (list === null && only === null) return { values: null, hasNull: false };
  const places = list === null ? [only ?? place] : itemsOf(list, MAX_VALUES);
  const values: ScalarValue[] = [];
  let hasNull = false;
  for (const item of places) {
    if (item.value === null) hasNull = true;
    else if (typeof item.value === 'object') malformed(item, 'a plain value is expected');
    else if (values.includes(item.value)) malformed(item, 'a value is listed twice');
    else values.push(item.value);
  }
  return values.length === 0
    ? malformed(place, 'a list of values holds at least one that is not null')
    : { values, hasNull };
}

function readFormat(place: Place | null, type: ScalarType): string | null {
  if (place === null) return null;
  const format = textOf(place);
  const fits =
    type === 'string'
      ? Object.hasOwn(FORMATS, format)
      : Object.hasOwn(WIDTHS, format) && WIDTHS[format] === type;
  return fits ? format : malformed(place, `this format is not one that is enforced for type ${type}`);
}

function readBound(place: Place, inclusive: string, exclusive: string): Bound | null {
  const including = memberOf(place, inclusive);
  const excluding = memberOf(place, exclusive);
  if (including !== null && excluding !== null)
    malformed(place, `${inclusive} and ${exclusive} stand together`);
  if (including !== null) return { value: numberOf(including), exclusive: false };
  return excluding === null ? null : { value: numberOf(excluding), exclusive: true };
}
