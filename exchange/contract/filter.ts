import { isJsonObject, type Json, type JsonObject } from '@wasl/receipt';
import { fieldsOf } from './fields.ts';
import type { Operation } from './model.ts';

export type Filtered = {
  readonly value: Json;
  /** The agreed pointers that were present at least once, in order. */
  readonly released: readonly string[];
};
export type Filter = (value: Json) => Filtered;

/** A step towards agreed fields. `agreed` counts the pointer that ends here; -1 where none does. */
type Step = {
  readonly agreed: number;
  readonly items: Step | null;
  /** A list, because a few names are found faster so than the value's own are listed. */
  readonly names: readonly (readonly [string, Step])[];
};

/** What a value becomes of which nothing may leave. */
const NOTHING = undefined;

/**
 * Makes the filter of an agreement: of an answer, exactly what the pointers name and what lies under it leave,
 * and the containers on the way. An array keeps its length, an item of which nothing may leave becoming
 * `{}`, `[]` or null; an object on the way that holds nothing agreed is left out, and so is a null in its
 * place, so that a container never tells more than the fields agreed in it. A pointer that the contract
 * does not declare releases nothing. The filter leans on nothing that validation established; a declared
 * name is never one that objects inherit (field-name.ts).
 */
export function compileFilter(operation: Pick<Operation, 'responses'>, pointers: readonly string[]): Filter {
  const declared = new Set(fieldsOf(operation));
  const agreed = [...new Set(pointers)]
    .filter((pointer) => declared.has(pointer) && pointer !== '')
    .toSorted();
  const root = compileStep(
    agreed.map((pointer, index) => ({ steps: pointer.slice(1).split('/'), index })),
    0,
  );
  return (value) => {
    const present = new Uint8Array(agreed.length);
    const kept = keep(value, root, present);
    return { value: kept ?? placeholder(value), released: agreed.filter((_, index) => present[index] === 1) };
  };
}

const made = new WeakMap<object, WeakMap<readonly string[], Filter>>();

/** The filter of an operation and a list of pointers, made once while both are held: an agreement's list is a value. */
export function filterFor(operation: Pick<Operation, 'responses'>, pointers: readonly string[]): Filter {
  const known = made.getOrInsertComputed(operation, () => new WeakMap());
  return known.getOrInsertComputed(pointers, () => compileFilter(operation, pointers));
}

type Path = { readonly steps: readonly string[]; readonly index: number };

function compileStep(paths: readonly Path[], depth: number): Step {
  const next = Map.groupBy(
    paths.filter(({ steps }) => steps.length > depth),
    ({ steps }) => steps[depth] ?? '',
  );
  const children = [...next].map(([name, below]) => [name, compileStep(below, depth + 1)] as const);
  return {
    agreed: paths.find(({ steps }) => steps.length === depth)?.index ?? -1,
    items: children.find(([name]) => name === '*')?.[1] ?? null,
    names: children.filter(([name]) => name !== '*'),
  };
}

function keep(value: Json, step: Step, present: Uint8Array): Json | undefined {
  if (step.agreed >= 0) {
    mark(value, step, present);
    return value;
  }
  if (Array.isArray(value)) return step.items === null ? NOTHING : keepItems(value, step.items, present);
  return isJsonObject(value) ? keepNames(value, step.names, present) : NOTHING;
}

function keepItems(items: readonly Json[], step: Step, present: Uint8Array): Json {
  return items.map((item) => keep(item, step, present) ?? placeholder(item));
}

function keepNames(object: JsonObject, names: Step['names'], present: Uint8Array): Json | undefined {
  const kept: Record<string, Json> = {};
  let any = false;
  for (const [name, step] of names) {
    const value = object[name];
    const member = value === undefined ? NOTHING : keep(value, step, present);
    if (member === undefined) continue;
    kept[name] = member;
    any = true;
  }
  return any ? kept : NOTHING;
}

/** Under an agreed pointer all leaves; what remains is to say which pointers beneath it were agreed as well. */
function mark(value: Json, step: Step, present: Uint8Array): void {
  if (step.agreed >= 0) present[step.agreed] = 1;
  if (Array.isArray(value)) {
    if (step.items !== null) for (const item of value) mark(item, step.items, present);
  } else if (isJsonObject(value)) {
    for (const [name, below] of step.names) {
      const member = value[name];
      if (member !== undefined) mark(member, below, present);
    }
  }
}

function placeholder(value: Json): Json {
  if (Array.isArray(value)) return [];
  return isJsonObject(value) ? {} : null;
}
