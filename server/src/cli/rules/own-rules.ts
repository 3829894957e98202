import { join } from 'node:path';
import type { CustomRule } from '../../engine/custom-rules/custom-rule.ts';
import { configFinder } from '../../node/files/find-config.ts';
import { inForce } from '../../node/facts/in-force.ts';

/** The organisation's own rules that hold for plans of a folder. `lint` reports their mistakes. */
export async function ownRules(cwd: string): Promise<readonly CustomRule[]> {
  const { config } = await inForce(configFinder(cwd)(join(cwd, 'launch.yaml')));
  return config.rules;
}
