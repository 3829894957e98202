import type { Settings } from '../../features/view/document-view.ts';
import { parseDay, type Day } from '../../plan/calendar.ts';
import { isObject } from '../client-abilities.ts';

/** The settings under `launchplan.`, and what is wrong with them. */
export interface ReadSettings {
  readonly settings: Settings;
  /** The as-of date; today if it is not set. */
  readonly asOf: Day | undefined;
  /** A sentence for each setting with a wrong value. That setting has its default. */
  readonly faults: readonly string[];
}

export const defaultSettings: ReadSettings = readSettings(undefined);

/** Reads the settings under `launchplan` from any value that a client sent. */
export function readSettings(sent: unknown): ReadSettings {
  const values = isObject(sent) ? sent : {};
  const faults: string[] = [];
  const flag = (name: string, otherwise: boolean): boolean => {
    const value = values[name];
    if (typeof value === 'boolean') return value;
    if (value !== undefined && value !== null) {
      faults.push(`The setting launchplan.${name} is neither true nor false, so ${String(otherwise)} holds.`);
    }
    return otherwise;
  };
  const settings: Settings = {
    codeLens: flag('codeLens', true),
    inlayHints: flag('inlayHints', true),
    showUpcoming: flag('showUpcoming', true),
    yamlElsewhere: flag('yamlElsewhere', false),
  };
  return { settings, asOf: asOfIn(values.asOf, faults), faults };
}

function asOfIn(value: unknown, faults: string[]): Day | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const day = typeof value === 'string' ? parseDay(value) : undefined;
  if (day === undefined) faults.push('The setting launchplan.asOf is not a day such as 2027-03-10, so today is used.');
  return day;
}
