import { configData, effectiveConfig } from '../cli/rules/effective-config.ts';
import type { ConfigReport } from '../reporters/json-model.ts';
import { folderArgument, mistakesIn, shownText, textArgument } from './arguments.ts';

/** Where a plan is looked for. */
export interface LoadConfigOptions {
  /** The folder that a relative path starts at; the working folder of the process unless given. */
  readonly cwd?: string | undefined;
}

/**
 * Says which settings hold for a plan, each with the file and line that it comes from.
 *
 * @param file the plan, or a folder for the plans in it.
 * @returns what `launchplan config FILE --format json` prints. Mistakes in the settings, a file that is not there and
 * mistakes in the arguments are in `problems`. The promise is rejected only for a fault of this package.
 */
export async function loadConfig(file: string, options: LoadConfigOptions = {}): Promise<ConfigReport> {
  const named = textArgument('file', file);
  const cwd = folderArgument('cwd', options.cwd);
  if (!named.ok || !cwd.ok) {
    const problems = mistakesIn(named, cwd).map(({ path, rule, message }) => ({ path, rule, message, line: null }));
    return { schemaVersion: 1, path: shownText(file), values: [], problems };
  }
  const effective = await effectiveConfig(named.value, cwd.value);
  if (effective.kind === 'found') return configData(effective);
  const { path, message } = effective;
  const problems = [{ path, rule: 'io/unreadable', message, line: null }];
  return { schemaVersion: 1, path, values: [], problems };
}
