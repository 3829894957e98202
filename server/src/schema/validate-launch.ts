import validateLaunchShape from './generated/validate-launch.js';
import { launchSchema } from './json-schema.ts';
import type { ShapeFault } from './shape-fault.ts';
import { shapeFaults } from './shape-faults.ts';

/**
 * What is wrong with the shape of a launch plan: one fault for each place (for a mapping, one for each key).
 *
 * @param data the plain data of a document, without keys that have no value and without null items in lists. A plan
 *   may hold any key, so `__proto__` has to be one of its own.
 */
export function validateLaunch(data: unknown): readonly ShapeFault[] {
  return shapeFaults(validateLaunchShape, launchSchema, data);
}
