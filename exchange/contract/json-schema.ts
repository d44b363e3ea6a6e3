import type { ObjectSchema, Scalar, Schema } from './model.ts';

/** A JSON Schema for the validator, written from what was read and never taken from the document. */
export type JsonSchema = { readonly [keyword: string]: unknown };

export function toJsonSchema(schema: Schema): JsonSchema {
  switch (schema.kind) {
    case 'scalar':
      return scalarsSchema(schema.scalars, schema.nullable);
    case 'array':
      return given({
        type: typeOf('array', schema.nullable),
        items: toJsonSchema(schema.items),
        minItems: schema.minItems,
        maxItems: schema.maxItems,
        uniqueItems: schema.uniqueItems || null,
      });
    case 'object':
      return { ...objectSchema(schema), type: typeOf('object', schema.nullable) };
    case 'variants':
      return {
        type: typeOf('object', schema.nullable),
        discriminator: { propertyName: schema.tag },
        oneOf: [...schema.variants.values()].map(objectSchema),
      };
  }
}

export function scalarSchema(scalar: Scalar, nullable: boolean): JsonSchema {
  const { type, values, format, pattern, minLength, maxLength, lower, upper } = scalar;
  return given({
    type: typeOf(type, nullable),
    enum: values === null || !nullable ? values : [...values, null],
    format,
    pattern,
    minLength,
    maxLength,
    [lower?.exclusive === true ? 'exclusiveMinimum' : 'minimum']: lower?.value ?? null,
    [upper?.exclusive === true ? 'exclusiveMaximum' : 'maximum']: upper?.value ?? null,
  });
}

function scalarsSchema(scalars: readonly Scalar[], nullable: boolean): JsonSchema {
  const [only] = scalars;
  if (only !== undefined && scalars.length === 1) return scalarSchema(only, nullable);
  const branches = scalars.map((scalar) => scalarSchema(scalar, false));
  return { anyOf: nullable ? [...branches, { type: 'null' }] : branches };
}

function objectSchema({ properties, required }: ObjectSchema): JsonSchema {
  return {
    type: 'object',
    properties: Object.fromEntries([...properties].map(([name, schema]) => [name, toJsonSchema(schema)])),
    required: [...required],
    additionalProperties: false,
  };
}

function typeOf(type: string, nullable: boolean): string | string[] {
  return nullable ? [type, 'null'] : type;
}

function given(keywords: { readonly [keyword: string]: unknown }): JsonSchema {
  return Object.fromEntries(Object.entries(keywords).filter(([, value]) => value !== null));
}
