import validateDepartmentShape from './generated/validate-department.js';
import { launchSchema, type JsonSchema } from './json-schema.ts';
import type { ShapeFault } from './shape-fault.ts';
import { shapeFaults } from './shape-faults.ts';

const departmentSchema: JsonSchema = { $ref: '#/$defs/department', $defs: launchSchema.$defs ?? {} };

/** What is wrong with the shape of a section that an organisation adds; as `validateLaunch`, from that section on. */
export function validateDepartment(data: unknown): readonly ShapeFault[] {
  return shapeFaults(validateDepartmentShape, departmentSchema, data);
}
