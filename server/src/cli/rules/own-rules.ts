import { join } from 'node:path';
import type { CustomRule } from '../../engine/custom-rules/custom-rule.ts';
import { configFinder } from '../../node/files/find-config.ts';
import { inForce } from '../../node/facts/in-force.ts';
import type { Io } from '../io.ts';

/** The organisation's own rules that hold for plans of the folder that the user is in. Faults of them are for `lint`. */
export async function ownRules({ cwd }: Io): Promise<readonly CustomRule[]> {
  const { config } = await inForce(configFinder(cwd)(join(cwd, 'launch.yaml')));
  return config.rules;
}
