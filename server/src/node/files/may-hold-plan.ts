import { readFileSync, statSync } from 'node:fs';
import { MARKER } from '../../plan/plan.ts';
import { MAX_TEXT_LENGTH } from '../../syntax/parse/text-limit.ts';

/** A character takes three bytes for each of its code units at most. */
const MAX_BYTES = 3 * MAX_TEXT_LENGTH;

/**
 * Whether a file may hold a plan, by its bytes alone, so that git is not asked about the many that belong to other
 * tools. A pipe is not read for this, because it can be read only once.
 */
export function mayHoldPlan(file: string): boolean {
  try {
    const stat = statSync(file);
    return stat.isFile() && stat.size <= MAX_BYTES && readFileSync(file).includes(MARKER);
  } catch {
    return false;
  }
}
