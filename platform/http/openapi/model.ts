/** JSON Schema 2020-12, as an OpenAPI 3.1 document holds it. */
export type Schema = Readonly<Record<string, unknown>>;

export type Header = { readonly description: string; readonly required: boolean; readonly schema: Schema };

export type Content = Readonly<Record<string, { readonly schema: Schema }>>;

export type Answer = {
  readonly description: string;
  readonly headers?: Readonly<Record<string, Header>>;
  readonly content?: Content;
};

/** By status, or by `4XX` and its like where no status of its own is listed. */
export type Answers = Readonly<Record<string, Answer>>;

/** Names something among the components of the document. */
export type Reference = { readonly $ref: string };

export type Parameter = {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description: string;
  readonly schema: Schema;
};

export type Operation = {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly required: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, Answer | Reference>>;
};

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

export type PathItem = Readonly<Partial<Record<Method, Operation>>> & {
  /** Those of each operation of the path. */
  readonly parameters?: readonly Parameter[];
};

export type Paths = Readonly<Record<string, PathItem>>;

export type Schemas = Readonly<Record<string, Schema>>;
