import type { Severity } from '../../lints/severity.ts';
import { groupBy } from '../../text/group-by.ts';
import type { Config } from '../config/config.ts';
import type { VerdictId } from '../../plan/words.ts';
import { type ChangedRule, changedRules } from './changed-rules.ts';
import type { PlanDelta } from './plan-delta.ts';
import { type PolicyChange, policyChanges, type SettingsText } from './policy-changes.ts';
import type { Side } from './side.ts';
import { type Weakened, weakenedLints } from './weakened-lints.ts';

/** What a change does to the settings, and what that does to the plans once it is merged. */
export interface PolicyDelta {
  /** Lints that are asked less strictly of a plan. */
  readonly weakened: readonly Weakened[];
  /** Rules of the organisation's own that ask something else. */
  readonly changedRules: readonly ChangedRule[];
  /** Every key of the settings that differs. */
  readonly changes: readonly PolicyChange[];
  /** By lint, those with the most blockers first. */
  readonly impact: readonly PolicyImpact[];
  /** How many more blockers there are by them, fewer where negative, and on how many plans. */
  readonly blockers: { readonly more: number; readonly plans: number };
  /** Plans whose verdict is another one by the settings of the head. */
  readonly verdicts: readonly { readonly plan: string; readonly before: VerdictId; readonly after: VerdictId }[];
}

/** What becomes of the findings of one lint when the settings of the head take over. */
export interface PolicyImpact {
  readonly rule: string;
  /** How many plans it touches. */
  readonly plans: number;
  /** How many errors there are more than before; negative for fewer. */
  readonly errors: number;
  readonly appeared: number;
  readonly vanished: number;
}

/** A plan of the head under the settings of both sides. */
export interface PlanPolicy {
  readonly old: Config;
  readonly current: Config;
  /** As the base's settings judge it, and as the head's do. */
  readonly after: Side;
  readonly later: Side;
  /** What lies between the two; undefined where it is nothing. */
  readonly delta: PlanDelta | undefined;
}

/** A state of the repository, as far as its settings go. */
interface SettingsTree {
  readonly files: readonly { readonly path: string }[];
  readonly settingsOf: (path: string) => readonly SettingsText[];
}

/** What a change does to the settings of all plans. docs/diff.md#a-change-of-the-settings */
export function policyDelta(base: SettingsTree, head: SettingsTree, policies: readonly PlanPolicy[]): PolicyDelta {
  const changed = policies.filter(({ old, current }) => old !== current);
  const weakened = changed.flatMap(({ old, current, after }) => weakenedLints(after.path, old, current));
  const louder = changed.flatMap(({ old, current, after }) => weakenedLints(after.path, current, old));
  const deltas = policies.flatMap(({ delta }) => delta ?? []);
  return {
    weakened,
    changedRules: changed.flatMap(({ old, current, after }) => changedRules(after.path, old, current)),
    changes: policyChanges(settingsIn(base), settingsIn(head), {
      quieter: new Set(weakened.map(({ rule }) => rule)),
      louder: new Set(louder.map(({ rule }) => rule)),
    }),
    impact: impactOf(deltas),
    blockers: blockersOf(policies),
    verdicts: policies.flatMap(({ after, later }) => {
      const [before, verdict] = [after.report.readiness.verdict, later.report.readiness.verdict];
      return before === verdict ? [] : [{ plan: after.path, before, after: verdict }];
    }),
  };
}

function blockersOf(policies: readonly PlanPolicy[]): PolicyDelta['blockers'] {
  const errorsIn = ({ report }: Side): number => report.findings.filter(({ severity }) => severity === 'error').length;
  const differences = policies
    .map(({ after, later }) => errorsIn(later) - errorsIn(after))
    .filter((difference) => difference !== 0);
  return { more: differences.reduce((sum, one) => sum + one, 0), plans: differences.length };
}

/** Whether the settings are as they were, and judge every plan as they did. */
export function isSamePolicy({ changes, impact, weakened, changedRules: changed }: PolicyDelta): boolean {
  return [changes, impact, weakened, changed].every((list) => list.length === 0);
}

function settingsIn({ files, settingsOf }: SettingsTree): readonly SettingsText[] {
  return files.flatMap(({ path }) => settingsOf(path));
}

function impactOf(deltas: readonly PlanDelta[]): readonly PolicyImpact[] {
  const isError = (severity: Severity): number => (severity === 'error' ? 1 : 0);
  const touched = deltas.flatMap((delta, plan) => [
    ...delta.appeared.map(({ rule, severity }) => ({
      plan,
      rule,
      appeared: 1,
      vanished: 0,
      errors: isError(severity),
    })),
    ...delta.resolved.map(({ rule, severity }) => ({
      plan,
      rule,
      appeared: 0,
      vanished: 1,
      errors: -isError(severity),
    })),
    ...[...delta.worsened, ...delta.eased].map(({ finding: { rule, severity }, before }) => ({
      ...{ plan, rule, appeared: 0, vanished: 0 },
      errors: isError(severity) - isError(before),
    })),
  ]);
  return [...groupBy(touched, ({ rule }) => rule)]
    .map(([rule, all]) => ({
      rule,
      plans: new Set(all.map(({ plan }) => plan)).size,
      errors: all.reduce((sum, { errors }) => sum + errors, 0),
      appeared: all.reduce((sum, { appeared }) => sum + appeared, 0),
      vanished: all.reduce((sum, { vanished }) => sum + vanished, 0),
    }))
    .toSorted((a, b) => b.errors - a.errors || b.appeared - a.appeared || (a.rule < b.rule ? -1 : 1));
}
