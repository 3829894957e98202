import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ignoreRulesOf, type IgnoreRules } from './ignore-rules.ts';
import { isPlanName } from '../../plan/plan-names.ts';
import { repositoryRoots } from './repository-root.ts';

/** Folders that hold no plans of anybody who works here. */
const passedOver: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/**
 * Searches a folder for plan files, as `.gitignore` allows, one folder at a time, so that whoever waits for something
 * else is served in between. Links are not followed.
 *
 * @param found is told how many there are so far.
 * @returns absolute paths; none for a folder that cannot be read.
 */
export async function searchPlans(folder: string, found: (count: number) => void): Promise<readonly string[]> {
  const plans: string[] = [];
  const folders: { readonly path: string; readonly rules: IgnoreRules }[] = [
    { path: folder, rules: ignoreRulesOf(folder, repositoryRoots()(folder)) },
  ];
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    const { path, rules } = next;
    const before = plans.length;
    for (const entry of await readdir(path, { withFileTypes: true }).catch(() => [])) {
      if (rules.leavesOut(entry.name, entry.isDirectory())) continue;
      if (entry.isFile() && isPlanName(entry.name)) plans.push(join(path, entry.name));
      if (entry.isDirectory() && !passedOver.has(entry.name)) {
        folders.push({ path: join(path, entry.name), rules: rules.inFolder(entry.name) });
      }
    }
    if (plans.length > before) found(plans.length);
  }
  return plans;
}
