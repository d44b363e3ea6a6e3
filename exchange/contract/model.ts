/** Methods of an operation. HEAD and OPTIONS are no exchange: they have no answer to agree on. */
export const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
export type Method = (typeof METHODS)[number];

export const SCALAR_TYPES = ['string', 'integer', 'number', 'boolean'] as const;
export type ScalarType = (typeof SCALAR_TYPES)[number];
export type ScalarValue = string | number | boolean;

export type Bound = { readonly value: number; readonly exclusive: boolean };

/** One type of plain value and what narrows it; null where nothing does. Lengths count code points. */
export type Scalar = {
  readonly type: ScalarType;
  /** The closed list of `enum` or `const`, never with null in it. */
  readonly values: readonly ScalarValue[] | null;
  readonly format: string | null;
  readonly pattern: string | null;
  readonly minLength: number | null;
  readonly maxLength: number | null;
  readonly lower: Bound | null;
  readonly upper: Bound | null;
};

export type ScalarSchema = {
  readonly kind: 'scalar';
  readonly nullable: boolean;
  /** One, or several of different types: no value fits two of them. */
  readonly scalars: readonly Scalar[];
};

export type ArraySchema = {
  readonly kind: 'array';
  readonly nullable: boolean;
  readonly items: Schema;
  readonly minItems: number | null;
  readonly maxItems: number | null;
  readonly uniqueItems: boolean;
};

/** Always closed: a property that is not here is refused. */
export type ObjectSchema = {
  readonly kind: 'object';
  readonly nullable: boolean;
  readonly properties: ReadonlyMap<string, Schema>;
  readonly required: ReadonlySet<string>;
};

/** Closed objects told apart by the constant of one required property. */
export type VariantsSchema = {
  readonly kind: 'variants';
  readonly nullable: boolean;
  readonly tag: string;
  /** By the constant of the tag. */
  readonly variants: ReadonlyMap<string, ObjectSchema>;
};

/**
 * What a contract may say of a value: the subset of JSON Schema 2020-12 from which every field can be
 * named and filtered. References are resolved; annotations are gone.
 */
export type Schema = ScalarSchema | ArraySchema | ObjectSchema | VariantsSchema;

export type Parameter = {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly scalar: Scalar;
};

/** One media type, or none: a content that has two has two readings. */
export type Content =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly schema: Schema }
  | { readonly kind: 'opaque' };

export type ContentKind = Content['kind'];

export type Segment = { readonly kind: 'literal' | 'template'; readonly text: string };

/** Where request and answer name a person: JSON Pointers, `*` for the items of an array. */
export type Subjects = { readonly request: readonly string[]; readonly response: readonly string[] };

export type Operation = {
  readonly id: string;
  readonly method: Method;
  /** As the document writes it, with its templates in braces. */
  readonly path: string;
  readonly segments: readonly Segment[];
  readonly parameters: readonly Parameter[];
  readonly body: { readonly required: boolean; readonly content: Content };
  readonly responses: ReadonlyMap<number, Content>;
  readonly subjects: Subjects;
};

export type Contract = {
  readonly title: string;
  readonly version: string;
  /** Of the document's bytes: `sha-256:` and Base64, as the registry's service statement names it. */
  readonly digest: string;
  readonly operations: readonly Operation[];
};

export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}
