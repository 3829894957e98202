/** A validator that ajv compiled ahead of time. Its `errors` hold what it found, until its next call. */
export interface SchemaValidator {
  (data: unknown): boolean;
  readonly errors?: readonly SchemaError[] | null;
}

/** One error as ajv tells it: a keyword of the schema that the value at a JSON pointer does not meet. */
export interface SchemaError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}
