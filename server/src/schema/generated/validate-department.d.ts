// Generated from schemas/launch.schema.json by server/build/compile-schemas.mjs. Do not edit.
import type { SchemaValidator } from '../schema-validator.ts';

declare const validate: SchemaValidator;
export default validate;
