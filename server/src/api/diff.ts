import { compare } from '../cli/diff/compare.ts';
import { gateNames } from '../engine/compare/gate-names.ts';
import { gatesOf, usualGates } from '../engine/compare/gates.ts';
import { headlineOf } from '../engine/compare/headline.ts';
import { usageProblem } from '../cli/usage-problem.ts';
import { deltaData, WORKING_TREE } from '../reporters/change/delta-json.ts';
import type { DiffReport } from '../reporters/change/json-model.ts';
import type { Problem } from '../reporters/json-model.ts';
import {
  dayArgument,
  folderArgument,
  mistakesIn,
  shownDay,
  shownText,
  textArgument,
  wordsArgument,
} from './arguments.ts';

/** What a change must not do; `none` asks for nothing. */
export type Gate =
  'new-error' | 'new-warning' | 'unchecked' | 'weakened' | 'self-waived' | 'unreasoned-slip' | 'deleted' | 'none';

/** How a change is compared. */
export interface DiffOptions {
  /** A folder of the repository; the working folder of the process unless given. */
  readonly cwd?: string | undefined;
  /** The day as of which both sides are checked, such as `2027-01-15`; the day of this machine unless given. */
  readonly asOf?: string | undefined;
  /** The gates: what the change must not do. Where they are given, `crossed` says how the change crosses it. */
  readonly failOn?: Gate | readonly Gate[] | undefined;
}

/**
 * Says what a change does to the readiness of the plans of a repository.
 *
 * @param base the branch or commit that the change goes to, such as `origin/main`.
 * @param head the commit with the change; the files as they are now unless given.
 * @returns what `launchplan diff BASE HEAD --format json` prints. A base that git does not know, a folder in no
 * repository and a mistake in the arguments are in `problems`, with no plan compared: look there before you trust an
 * empty list of plans. The promise is rejected only for a fault of this package.
 */
export async function diff(base: string, head?: string, options: DiffOptions = {}): Promise<DiffReport> {
  const from = textArgument('base', base);
  const to = head === undefined ? undefined : textArgument('head', head);
  const cwd = folderArgument('cwd', options.cwd);
  const asOf = dayArgument('asOf', options.asOf);
  const gates = options.failOn === undefined ? undefined : wordsArgument('failOn', options.failOn, gateNames);
  const notCompared = (problems: readonly Problem[]): DiffReport => ({
    schemaVersion: 1,
    asOf: shownDay(asOf),
    base: shownText(base),
    head: head === undefined ? WORKING_TREE : shownText(head),
    headline: { kind: 'none', text: 'Nothing was compared.' },
    plans: [],
    unchecked: [],
    configuration: { weakened: [], changed: [], changes: [], impact: [], verdicts: [] },
    causes: { change: 0, configuration: 0, time: 0 },
    gates: [],
    problems,
  });
  if (!from.ok || to?.ok === false || !cwd.ok || !asOf.ok || gates?.ok === false) {
    return notCompared(mistakesIn(from, cwd, asOf, ...[to, gates].filter((one) => one !== undefined)));
  }
  const request = { base: from.value, head: to?.value, asOf: asOf.value };
  const compared = await compare(request, { cwd: cwd.value, environment: process.env });
  if (typeof compared === 'string') return notCompared([usageProblem('usage/no-comparison', compared)]);
  const { delta, problems } = compared;
  const limits = { maxScoreDrop: undefined, maxSlip: undefined, maxTotalSlip: undefined };
  const results = gatesOf(delta, { failOn: gates?.value ?? usualGates, ...limits });
  const crossed = gates && results.filter((result) => result.crossed).map(({ message }) => message);
  return deltaData(delta, { problems, gates: results, crossed, headline: headlineOf(delta, results) });
}
