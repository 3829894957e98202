import { basename } from 'node:path';
import { CONFIG_FILE } from '../../engine/config/resolve-config.ts';
import { isPlanName, usualPlanNames } from '../../plan/plan-names.ts';
import { listed } from '../../text/listed.ts';
import { mayHoldPlan } from './may-hold-plan.ts';

/** A settings file with another ending, without the dot, or with a hyphen. */
const NEAR_CONFIG = /^\.?launch-?plan\.ya?ml$/i;

/**
 * Why a file is passed over although somebody probably meant it for us: its name is nearly that of the settings, or
 * that of a plan in other letters, or it holds a plan under the name of the settings.
 *
 * @param file its path; a file that may be a plan is looked into, so that those of other tools are left alone.
 * @returns the end of a sentence that begins with the path; undefined for any other file.
 */
export function whyNameIsNear(file: string): string | undefined {
  const name = basename(file);
  if (name === CONFIG_FILE || isPlanName(name)) return undefined;
  const isConfig = NEAR_CONFIG.test(name);
  if (!isConfig && !isPlanName(name.toLowerCase())) return undefined;
  if (mayHoldPlan(file)) {
    return `has a launch plan and is not checked, because of its name. Rename it to ${listed(usualPlanNames, 'or')}.`;
  }
  return isConfig
    ? `is not read: settings are in a file called ${CONFIG_FILE}. Rename it if it is meant for that.`
    : undefined;
}
