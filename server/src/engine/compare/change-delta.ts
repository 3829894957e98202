import type { Comparison, PlanTree, TreeFile } from './comparison.ts';
import { totalSlip } from './date-moves.ts';
import { withPast } from './with-past.ts';
import type { Day } from '../../plan/calendar.ts';
import type { Plan } from '../../plan/plan.ts';
import { groupBy } from '../../text/group-by.ts';
import { checkFile, type FileReport, notText } from '../check/check-file.ts';
import { check, type PlanReport } from '../check/check.ts';
import type { Config } from '../config/config.ts';
import type { ConfigProblem } from '../problem.ts';
import { isSamePolicy, type PlanPolicy, type PolicyDelta, policyDelta } from './policy-delta.ts';
import { planDelta, type PlanDelta, type Unchecked } from './plan-delta.ts';
import { pairedSides } from './paired-sides.ts';
import { isSameConfig } from './same-config.ts';
import type { Recheck } from './set-aside.ts';
import type { Side } from './side.ts';

/** What a change does to the readiness of all plans. docs/diff.md */
export interface ChangeDelta {
  readonly asOf: Day;
  /** The commits that were compared; the head is undefined where it is the working tree. */
  readonly base: string;
  readonly head: string | undefined;
  /** In order of their paths; plans without a difference are left out. */
  readonly plans: readonly PlanDelta[];
  /** What it does to the settings. */
  readonly policy: PolicyDelta;
  /** The settings by which the plans in a file are judged. */
  readonly judgeOf: (path: string) => Config;
  /** Whether the head's settings judge some plan, because those of the base are broken. */
  readonly judgedByHead: boolean;
  /** How many findings differ because of the change, of the configuration, and of the days since the base. */
  readonly causes: { readonly change: number; readonly configuration: number; readonly time: number };
  /** Files that could not be read on one of the sides, by their paths: what became of the plans in them, nobody can tell. */
  readonly notCompared: readonly string[];
  /** Why rules of the organisation's own could not be asked of a plan on one of the sides; of each place the first. */
  readonly refusals: readonly ConfigProblem[];
}

/**
 * Compares two states of all plans. Both are checked with this version, with the base's configuration and on the same
 * day, so that only the change itself makes a difference, and no change sets the rules by which it is judged.
 * docs/diff.md#three-causes
 */
export function changeDelta(comparison: Comparison): ChangeDelta {
  const { asOf } = comparison;
  const { base, head, historyAt, pastOf } = withPast(comparison);
  const [ofBase, ofHead] = [checkerOf(base), checkerOf(head)];
  const unreadable = new Set(
    [...base.files, ...head.files].flatMap(({ kind, path }) => (kind === 'unreadable' ? path : [])),
  );
  // The change does not judge itself: its own settings hold once it is merged. Broken settings judge nobody.
  const judgeOf = (path: string): Config => (base.isBroken(path) ? head : base).configOf(path);
  const sidesOf = (tree: PlanTree, sides: SidesOf): readonly Side[] =>
    tree.files.filter(({ path }) => !unreadable.has(path)).flatMap(({ path }) => sides(path, judgeOf(path), asOf));
  const movedTo = head.movedTo ?? new Map<string, string>();
  const pairs = pairedSides(sidesOf(base, ofBase), sidesOf(head, ofHead), movedTo);
  const foreign = new Set(head.files.filter(isForeign).map(({ path }) => path));
  const deltas = pairs
    .flatMap(({ before, after }) => {
      const recheck = after && recheckOf(after, head, judgeOf(after.path), judgeOf((before ?? after).path), asOf);
      return planDelta(before, after, asOf, recheck) ?? [];
    })
    .map((delta) => {
      const unchecked = delta.after === undefined ? uncheckedAt(pathOf(delta), foreign, movedTo) : undefined;
      const slip = delta.after && totalSlip(historyAt(delta.after), delta.before && pastOf(delta.before));
      return { ...delta, ...(slip === undefined ? {} : { slip }), ...(unchecked === undefined ? {} : { unchecked }) };
    });
  const policies = pairs.flatMap(({ before, after }): readonly PlanPolicy[] => {
    if (after === undefined || head.isBroken(after.path)) return [];
    const [old, current] = [base.configOf(before?.path ?? after.path), head.configOf(after.path)];
    const judge = judgeOf(after.path);
    const isSame = isSameConfig(judge, current);
    const later = isSame ? after : sideLike(after, ofHead(after.path, current, asOf));
    return [{ old, current, after, later, delta: isSame ? undefined : planDelta(after, later, asOf) }];
  });
  const inTime = pairs.flatMap(({ before }) =>
    before === undefined
      ? []
      : (planDelta(sideLike(before, ofBase(before.path, judgeOf(before.path), base.day)), before, asOf) ?? []),
  );
  return {
    asOf,
    base: base.commit,
    head: head.commit,
    plans: deltas.toSorted((a, b) => byCodeUnit(pathOf(a), pathOf(b))),
    judgeOf,
    judgedByHead: [...base.files, ...head.files].some(({ path }) => base.isBroken(path)),
    policy: policyDelta(base, head, policies),
    causes: {
      change: changedFindings(deltas),
      configuration: changedFindings(policies.flatMap(({ delta }) => delta ?? [])),
      time: changedFindings(inTime),
    },
    notCompared: [...unreadable].toSorted(byCodeUnit),
    refusals: firstOfEachPlace(
      [
        ...pairs.flatMap(({ before, after }) => [before, after]),
        // Rules that the change itself brings are asked of no side yet.
        ...policies.map(({ later }) => later),
      ].flatMap((side) => side?.report.refusals ?? []),
    ),
  };
}

/** Whether nothing is to be said of a change: no plan differs, and the configuration changed nothing for any. */
export function isUnchanged({ plans, policy, notCompared }: ChangeDelta): boolean {
  return plans.length === 0 && notCompared.length === 0 && isSamePolicy(policy);
}

/** The path of a plan as it is after the change, or was where it is gone. */
export function pathOf({ before, after }: PlanDelta): string {
  return (after ?? before)?.path ?? '';
}

/** Whether a file with the name of a plan holds none. */
function isForeign(file: TreeFile): boolean {
  return file.kind === 'text' && file.snapshot.plans.length === 0;
}

/** Where the file of a plan is that is gone from what is checked; undefined where it is deleted. */
function uncheckedAt(
  path: string,
  foreign: ReadonlySet<string>,
  movedTo: ReadonlyMap<string, string>,
): Unchecked | undefined {
  if (foreign.has(path)) return { path, why: 'marker-removed' };
  const now = movedTo.get(path);
  if (now === undefined) return undefined;
  return { path: now, why: foreign.has(now) ? 'marker-removed' : 'renamed-out' };
}

/** A rule that is refused for one plan is so for many; the first says it. */
function firstOfEachPlace(refusals: readonly ConfigProblem[]): readonly ConfigProblem[] {
  const byPlace = groupBy(refusals, ({ path, place }) => `${path}:${String(place?.span.start)}`);
  return [...byPlace.values()].flatMap(([first]) => first ?? []);
}

type SidesOf = (path: string, config: Config, asOf: Day) => readonly Side[];

/** Checks the plans of a file as often as there are configurations and days, and no more often. */
function checkerOf(tree: PlanTree): SidesOf {
  const files = new Map(tree.files.map((file) => [file.path, file]));
  const known = new Map<Config, Map<string, readonly Side[]>>();
  return (path, config, asOf) => {
    const file = files.get(path);
    if (file === undefined || file.kind === 'unreadable') return [];
    const ofConfig = known.get(config) ?? new Map<string, readonly Side[]>();
    known.set(config, ofConfig);
    const key = `${String(asOf)} ${path}`;
    const sides = ofConfig.get(key) ?? sidesIn(reportOn(file, tree, config, asOf));
    ofConfig.set(key, sides);
    return sides;
  };
}

function reportOn(
  file: Exclude<TreeFile, { kind: 'unreadable' }>,
  { surroundingsOf }: PlanTree,
  config: Config,
  today: Day,
): FileReport {
  if (file.kind === 'not-text') return notText(file.path, file.message);
  const { path, snapshot } = file;
  return checkFile(snapshot, { path, named: false }, { today, config, surroundings: surroundingsOf(path, snapshot) });
}

function sidesIn({ path, snapshot, plans }: FileReport): readonly Side[] {
  return plans.map((report) => ({ path, snapshot, report }));
}

/** Checks a plan of the head again, with other facts or by the settings of the folder that it comes from. */
function recheckOf({ path, snapshot }: Side, tree: PlanTree, config: Config, old: Config, asOf: Day): Recheck {
  const by = (settings: Config, plan: Plan): PlanReport | undefined => {
    const context = { today: asOf, config: settings, surroundings: tree.surroundingsOf(path, snapshot) };
    return check({ ...snapshot, plans: [plan] }, context)[0];
  };
  return {
    withFacts: (plan) => by(config, plan),
    byOldSettings: isSameConfig(old, config) ? undefined : (plan) => by(old, plan),
  };
}

/** The same plan among those of its file, checked otherwise. */
function sideLike(side: Side, sides: readonly Side[]): Side {
  const { index } = side.report.plan.document;
  return sides.find(({ report }) => report.plan.document.index === index) ?? side;
}

/** How many findings deltas change in any way. */
function changedFindings(deltas: readonly PlanDelta[]): number {
  return deltas.reduce(
    (sum, { appeared, resolved, setAside, worsened, eased }) =>
      sum + [appeared, resolved, setAside, worsened, eased].reduce((all, list) => all + list.length, 0),
    0,
  );
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
