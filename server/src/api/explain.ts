import { explanationData, explanationOf } from '../cli/rules/explanation.ts';
import { ownSettings } from '../cli/rules/own-rules.ts';
import type { Explanation } from '../reporters/json-model.ts';
import { folderArgument, mistakesIn, shownText, textArgument } from './arguments.ts';

/** Where an id is looked up. */
export interface ExplainOptions {
  /** The folder whose own rules are known too; the working folder of the process unless given. */
  readonly cwd?: string | undefined;
}

/**
 * Explains a lint (what it asks, why, when, and how to satisfy it), an area, or a key of the plan or of the settings.
 *
 * @param id such as `sales/no-demo`, `schema/unknown-key`, `sales`, `marketing.positioning` or `org.deal_size`. The last
 * part of it is enough where it is the only one of its name.
 * @returns what `launchplan explain ID --format json` prints. For an id that names nothing, or more than one thing,
 * `markdown` is null, and `problems` and `candidates` say what may be meant. The promise is rejected only for a fault of this package.
 */
export async function explain(id: string, options: ExplainOptions = {}): Promise<Explanation> {
  const asked = textArgument('id', id);
  const cwd = folderArgument('cwd', options.cwd);
  if (!asked.ok || !cwd.ok) {
    const problems = mistakesIn(asked, cwd);
    const nothing = { kind: null, name: null, markdown: null, url: null, rule: null, candidates: [] };
    return { schemaVersion: 1, id: shownText(id), ...nothing, problems };
  }
  const { rules: own, organisation } = await ownSettings(cwd.value);
  return explanationData(asked.value, explanationOf(asked.value, own, organisation), own);
}
