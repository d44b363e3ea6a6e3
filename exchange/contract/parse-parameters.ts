import { checkAnnotations } from './annotations.ts';
import { checkFieldName } from './field-name.ts';
import type { Parameter, Scalar, Segment } from './model.ts';
import {
  flagOf,
  itemsOf,
  malformed,
  memberOf,
  type Place,
  refuseOthers,
  requireMember,
  textOf,
} from './place.ts';
import { type References, readSchema } from './schema.ts';

const MAX_PARAMETERS = 50;
/** As they are written in a query without an escape, brackets least of all: `a[]` is another language. */
const NAME = /^[A-Za-z_][A-Za-z0-9_.-]{0,63}$/;

/** The parameters of a path and of its operation together, each declared once, every template among them. */
export function readParameters(
  operation: Place,
  lists: readonly (Place | null)[],
  segments: readonly Segment[],
  references: References,
): Parameter[] {
  const places = lists.flatMap((list) => (list === null ? [] : itemsOf(list, MAX_PARAMETERS)));
  const templates = segments.flatMap(({ kind, text }) => (kind === 'template' ? [text] : []));
  const parameters: Parameter[] = [];
  for (const place of places) {
    const parameter = readParameter(place, references);
    if (parameters.some(({ name }) => name === parameter.name))
      malformed(place, 'the parameter is declared twice');
    if (parameter.in === 'path' && !templates.includes(parameter.name))
      malformed(place, 'the path has no such template');
    parameters.push(parameter);
  }
  for (const template of templates) {
    if (!parameters.some(({ name, in: location }) => location === 'path' && name === template)) {
      malformed(operation, `the template {${template}} of the path is not declared`);
    }
  }
  return parameters;
}

function readParameter(place: Place, references: References): Parameter {
  refuseOthers(place, ['name', 'in', 'required', 'description', 'deprecated', 'schema', 'example']);
  checkAnnotations(place);
  const namePlace = requireMember(place, 'name');
  const name = textOf(namePlace);
  if (!NAME.test(name))
    malformed(namePlace, 'a parameter has a letter or _, then letters, digits or _ . -, 64 at most');
  checkFieldName(name, namePlace);
  const location = requireMember(place, 'in');
  if (location.value !== 'path' && location.value !== 'query')
    malformed(location, 'a parameter is in path or in query');
  const required = flagOf(memberOf(place, 'required'), false);
  if (location.value === 'path' && !required) malformed(place, 'a parameter of the path is required');
  return { name, in: location.value, required, scalar: scalarOf(requireMember(place, 'schema'), references) };
}

function scalarOf(place: Place, references: References): Scalar {
  const schema = readSchema(place, references);
  const [scalar, ...others] = schema.kind === 'scalar' ? schema.scalars : [];
  if (scalar === undefined || others.length > 0 || schema.nullable)
    malformed(place, 'a parameter is one plain value, and not null');
  return scalar;
}
