import { join } from 'node:path';
import type { Config } from '../../engine/config/config.ts';
import type { CustomRule } from '../../engine/custom-rules/custom-rule.ts';
import { configFinder } from '../../node/files/find-config.ts';
import { inForce } from '../../node/facts/in-force.ts';

/** The organisation's own rules that hold for plans of a folder. `lint` reports their mistakes. */
export async function ownRules(cwd: string): Promise<readonly CustomRule[]> {
  return (await ownSettings(cwd)).rules;
}

/** The settings that hold for plans of a folder. */
export async function ownSettings(cwd: string): Promise<Config> {
  const { config } = await inForce(configFinder(cwd)(join(cwd, 'launch.yaml')));
  return config;
}
