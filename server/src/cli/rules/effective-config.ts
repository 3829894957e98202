import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { explainConfig, type EffectiveValue } from '../../engine/config/explain-config.ts';
import type { Problem } from '../../engine/problem.ts';
import { configFinder } from '../../node/files/find-config.ts';
import { inForce } from '../../node/facts/in-force.ts';
import { ioSentence } from '../../node/files/io-sentence.ts';
import { shownPath } from '../../node/files/shown-path.ts';
import type * as model from '../../reporters/json-model.ts';

/** The settings that hold for a plan, or a sentence that says why it cannot be looked at. */
export type EffectiveConfig =
  | {
      readonly kind: 'found';
      /** Of the plan, as people are shown it. */
      readonly path: string;
      readonly values: readonly EffectiveValue[];
      readonly problems: readonly Problem[];
    }
  | { readonly kind: 'unreadable'; readonly path: string; readonly message: string };

/**
 * Finds the settings that hold for a plan, or for the plans of a folder.
 *
 * @param file the plan or the folder, relative to `cwd` or absolute.
 */
export async function effectiveConfig(file: string, cwd: string): Promise<EffectiveConfig> {
  const absolute = resolve(cwd, file);
  const path = shownPath(absolute, cwd);
  let isFolder: boolean;
  try {
    isFolder = statSync(absolute).isDirectory();
  } catch (error) {
    return { kind: 'unreadable', path, message: `${path} ${ioSentence(error)}` };
  }
  const plan = isFolder ? join(absolute, 'launch.yaml') : absolute;
  const { settings, problems } = await inForce(configFinder(cwd)(plan));
  return { kind: 'found', path, values: explainConfig(settings), problems };
}

/** Those settings as stable, versioned data. */
export function configData({
  path,
  values,
  problems,
}: Extract<EffectiveConfig, { kind: 'found' }>): model.ConfigReport {
  return { schemaVersion: 1, path, values, problems: problems.map(problemData) };
}

function problemData({ path, rule, message, place }: Problem): model.ConfigProblem {
  return { path, rule, message, line: place === undefined ? null : place.lines.position(place.span.start).line + 1 };
}
