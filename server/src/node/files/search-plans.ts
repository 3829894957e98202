import { basename } from 'node:path';
import { isPlanName } from '../../plan/plan-names.ts';
import { whyNameIsNear } from './near-names.ts';
import { walk } from './walk.ts';

/** How long one slice of a search may hold up others, in milliseconds. */
const SLICE = 10;

/**
 * Searches a folder for plan files, a slice at a time, so that anyone who waits for something else is served in between.
 *
 * @param found is given how many there are so far.
 * @param near is given each file of which only the name is nearly right.
 * @param from the folder of the workspace that it lies in: what a search of that one leaves out stays out.
 * @returns absolute paths; none for a folder that cannot be read.
 */
export async function searchPlans(
  folder: string,
  found: (count: number) => void,
  near: (file: string) => void = () => undefined,
  from = folder,
): Promise<readonly string[]> {
  const plans: string[] = [];
  const accepts = (file: string): boolean => isPlanName(basename(file)) || whyNameIsNear(file) !== undefined;
  const asked = { accepts, report: (): void => undefined };
  let sliceEnd = performance.now() + SLICE;
  for (const { files } of walk(folder, asked, from)) {
    const before = plans.length;
    for (const file of files) {
      if (isPlanName(basename(file))) plans.push(file);
      else near(file);
    }
    if (plans.length > before) found(plans.length);
    if (performance.now() < sliceEnd) continue;
    await new Promise((resolve) => setImmediate(resolve));
    sliceEnd = performance.now() + SLICE;
  }
  return plans;
}
