import { type LaterMove, laterMoves } from '../../lints/kit/dates/date-moves.ts';
import type { Lint, LintContext } from '../../lints/lint.ts';
import type { Surroundings } from '../../lints/surroundings.ts';
import type { Day } from '../../plan/calendar.ts';
import type { Approval } from '../../plan/commitment.ts';
import { given, type Task } from '../../plan/fact.ts';
import { type Plan, sectionAt, withDepartments } from '../../plan/plan.ts';
import type { Config } from '../config/config.ts';
import type { Check, Finding } from '../finding.ts';
import type { ConfigProblem } from '../problem.ts';
import { type Readiness, readinessOf } from '../readiness/readiness.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Verdict } from '../verdict.ts';
import { type ConfiguredLint, configuredLintOf, configuredLintsFor } from './configured-lints.ts';
import { judge, type JudgeContext } from './judge.ts';
import { lintContextOf } from './lint-context.ts';
import { shapeOf } from './shape/shape-findings.ts';
import { suppressionsOf, withSuppressions } from './suppressions.ts';
import { syntaxFindings } from './syntax-findings.ts';

/** What a check depends on beside the text. */
export interface CheckContext {
  /** The as-of date. */
  readonly today: Day;
  readonly config: Config;
  /** What is known of what surrounds the plan in a document, by its index. */
  readonly surroundings?: (document: number) => Surroundings;
}

/** What stands between one plan and its launch. */
export interface PlanReport {
  readonly plan: Plan;
  readonly readiness: Readiness;
  /** In order of position, then of rule. */
  readonly findings: readonly Finding[];
  /** What was waived, in the same order. */
  readonly waived: readonly Finding[];
  /** The state of every check, in the order of the catalogue. */
  readonly checks: readonly Check[];
  /** How often the committed launch date moved to a later day, oldest first. */
  readonly moves: readonly LaterMove[];
  /** Why rules of the organisation's own could not be asked of this plan. */
  readonly refusals: readonly ConfigProblem[];
}

/** Checks every plan of a snapshot: syntax, shape, lints and waivers. The same input gives the same findings anywhere. */
export function check(snapshot: Snapshot, context: CheckContext): readonly PlanReport[] {
  return snapshot.plans.map((plan) => checkPlan(snapshot, plan, context));
}

function checkPlan(snapshot: Snapshot, read: Plan, { today, config, surroundings }: CheckContext): PlanReport {
  const plan = withDepartments(read, config.organisation.ownDepartments);
  const shape = shapeOf(plan, snapshot.text, config.ruleIds);
  const lintContext = lintContextOf(
    plan,
    today,
    config.organisation,
    surroundings?.(plan.document.index) ?? {},
    new Set(),
    [],
  );
  const { tier } = lintContext;
  const configuredLints = configuredLintsFor(config, tier);
  const refusals: ConfigProblem[] = [];
  const own = config.rules.flatMap((rule) =>
    configuredLintOf(
      rule.lint((problem) => refusals.push(problem)),
      config,
      tier,
    ),
  );
  const verdicts: Verdict[] = [];
  const asked: Lint[] = [];
  const work = new Set<Task | Approval>();
  const judgeContext: JudgeContext = { plan, context: lintContext, draft: given(plan.status) === 'draft', shape };
  ask(verdicts, asked, configuredLints.plan, judgeContext, work);
  ask(verdicts, asked, own, judgeContext, work);
  ask(verdicts, asked, configuredLints.tasks, { ...judgeContext, context: { ...lintContext, asked: work } });
  const suppressions = suppressionsOf(snapshot, plan, verdicts, asked, lintContext, shape, config.ruleIds);
  const suppressed = afterTheDate(withSuppressions(verdicts, suppressions), asked);
  const about: Verdict[] = [];
  const facts = suppressions.map(({ fact }) => fact);
  const afterAll = { ...lintContext, asked: work, suppressions: facts };
  ask(about, asked, configuredLints.waivers, { ...judgeContext, context: afterAll });

  const findings = [...syntaxFindings(snapshot, plan), ...shape.findings];
  const waived: Finding[] = [];
  addFindings(suppressed, findings, waived);
  addFindings(about, findings, waived);
  findings.sort(byPlace);
  const checks = suppressed.filter(({ scored }) => scored);
  return {
    plan,
    findings,
    waived: waived.sort(byPlace),
    checks,
    moves: laterMoves(plan, lintContext),
    refusals,
    readiness: readinessOf(given(plan.status) ?? 'planned', findings, checks),
  };
}

/**
 * While the date itself has passed, nothing can be judged by it: what lints with a lead find is an info until there is a
 * new date. docs/catalogue.md#status
 */
function afterTheDate(verdicts: readonly Verdict[], asked: readonly Lint[]): readonly Verdict[] {
  const isPast = verdicts.some(
    ({ rule, finding, waived }) => rule === 'date/past' && finding?.severity === 'error' && !waived,
  );
  if (!isPast) return verdicts;
  const withLead = new Set(asked.filter(({ timing }) => timing.kind === 'lead').map(({ id }) => id));
  return verdicts.map((verdict) =>
    verdict.finding === undefined || !withLead.has(verdict.rule)
      ? verdict
      : { ...verdict, finding: { ...verdict.finding, severity: 'info', upcoming: false } },
  );
}

function addFindings(verdicts: readonly Verdict[], findings: Finding[], waived: Finding[]): void {
  for (const verdict of verdicts) {
    if (verdict.finding !== undefined) (verdict.waived ? waived : findings).push(verdict.finding);
  }
}

function byPlace(a: Finding, b: Finding): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}

/**
 * Asks lints of a plan, as far as they are asked of it now, and judges what they claim.
 *
 * @param verdicts takes in what comes of it.
 * @param asked takes in the lints that were asked.
 * @param work takes in the tasks and approvals that they looked at.
 */
function ask(
  verdicts: Verdict[],
  asked: Lint[],
  configuredLints: readonly ConfiguredLint[],
  judgeContext: JudgeContext,
  work?: Set<Task | Approval>,
): void {
  const { plan, context, shape } = judgeContext;
  const status = given(plan.status);
  for (const configured of configuredLints) {
    const { lint, listed } = configured;
    if (listed && plan.rollout.steps.kind !== 'given') continue;
    if (!isAsked(lint, plan, context, status)) continue;
    asked.push(lint);
    const isAnswered = isUnchanged(configured, plan, context);
    for (const claim of lint.check(plan, context, configured.own)) {
      if (shape.isMistaken(claim.at.path)) continue;
      const verdict = judge(configured, claim, judgeContext, work);
      if (verdict === undefined) continue;
      const unchanged = lint.ofSection === true ? saysUnchanged(plan, claim.at.path[0]) : isAnswered;
      verdicts.push(unchanged ? { ...verdict, state: 'not-applicable', finding: undefined } : verdict);
    }
  }
}

/** Whether the section of a lint says that nothing changes for it, and no fact of it says otherwise. */
function isUnchanged({ lint, section }: ConfiguredLint, plan: Plan, context: LintContext): boolean {
  if (section === undefined || given(plan[section].unchanged) === undefined) return false;
  return lint.despiteUnchanged?.holds(plan, context) !== true;
}

function saysUnchanged(plan: Plan, section: unknown): boolean {
  const found = sectionAt(plan, section);
  return found !== undefined && given(found.unchanged) !== undefined;
}

/** Whether a lint is asked of this plan now. docs/catalogue.md#timing and docs/catalogue.md#status */
function isAsked(lint: Lint, plan: Plan, context: LintContext, status: string | undefined): boolean {
  if (status === 'cancelled') return lint.area === 'waiver';
  if (lint.notFor?.includes(context.kind) === true) return false;
  const launched = status === 'launched' || status === 'reviewed';
  if (lint.timing.kind === 'after') {
    if (!launched || context.left === undefined || context.left > -lint.timing.days) return false;
  } else if (launched && lint.afterLaunch !== true) {
    return false;
  }
  return lint.applies === undefined || lint.applies.holds(plan, context);
}
