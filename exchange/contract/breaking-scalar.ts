import type { Bound, Scalar } from './model.ts';
import { admits } from './scalar.ts';

/** The rule by which readers of `read` refuse something that keeps to `sent`, or null. */
export function scalarRefusal(sent: Scalar, read: readonly Scalar[]): string | null {
  const readers = read.filter(
    ({ type }) => type === sent.type || (type === 'number' && sent.type === 'integer'),
  );
  const values = sent.values ?? (sent.type === 'boolean' ? [true, false] : null);
  if (values !== null) {
    const all = values.every((value) =>
      read.some((reader) => admits(reader, value) && (reader.values?.includes(value) ?? true)),
    );
    return all ? null : readers.length === 0 ? 'type' : 'values';
  }
  const [reader] = readers;
  return reader === undefined ? 'type' : limitRefusal(sent, reader);
}

function limitRefusal(sent: Scalar, read: Scalar): string | null {
  if (read.values !== null) return 'values';
  if (read.format !== null && read.format !== sent.format) return 'format';
  if (read.pattern !== null && read.pattern !== sent.pattern) return 'pattern';
  if ((sent.minLength ?? 0) < (read.minLength ?? 0)) return 'length';
  if ((sent.maxLength ?? Infinity) > (read.maxLength ?? Infinity)) return 'length';
  const whole = sent.type === 'integer';
  return isBelow(lowest(sent.lower, whole), lowest(read.lower, whole)) ||
    isBelow(lowest(opposite(sent.upper), whole), lowest(opposite(read.upper), whole))
    ? 'bounds'
    : null;
}

const UNBOUNDED: Bound = { value: -Infinity, exclusive: false };

/** Of whole numbers, what is more than 0 is 1 or more. */
function lowest(bound: Bound | null, whole: boolean): Bound {
  if (bound === null) return UNBOUNDED;
  if (!whole) return bound;
  return { value: bound.exclusive ? Math.floor(bound.value) + 1 : Math.ceil(bound.value), exclusive: false };
}

/** An upper bound is a lower one of the numbers with the other sign. */
function opposite(bound: Bound | null): Bound | null {
  return bound === null ? null : { ...bound, value: -bound.value };
}

function isBelow(one: Bound, other: Bound): boolean {
  return one.value < other.value || (one.value === other.value && !one.exclusive && other.exclusive);
}
