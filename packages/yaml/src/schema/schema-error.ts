/** One rule of a schema that a value breaks, as the compiled validators tell it. */
export interface SchemaError {
  /** Where in the value: a JSON pointer. */
  readonly instancePath: string;
  /** Where in the schema, from the nearest definition. */
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** What the keyword says. */
  readonly schema: unknown;
  /** The schema that the keyword stands in. */
  readonly parentSchema: { readonly properties?: Readonly<Record<string, unknown>> };
}

/** A schema compiled to code; leaves what it finds wrong in `errors` until the next call. */
export interface Validate {
  (value: unknown): boolean;
  readonly errors?: readonly SchemaError[] | null;
}
