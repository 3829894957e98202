import validateConfigShape from './generated/validate-config.js';
import { configSchema } from './json-schema.ts';
import type { ShapeFault } from './shape-fault.ts';
import { shapeFaults } from './shape-faults.ts';

/** What is wrong with the shape of an organisation's settings; as `validateLaunch`. */
export function validateConfig(data: unknown): readonly ShapeFault[] {
  return shapeFaults(validateConfigShape, configSchema, data);
}
