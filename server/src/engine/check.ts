import type { Asks, Claim, Fails } from '../lints/claim.ts';
import type { Lint, LintContext } from '../lints/lint.ts';
import type { World } from '../lints/world.ts';
import { laterMoves, type LaterMove } from '../lints/date-moves.ts';
import { lints as catalogue } from '../lints/index.ts';
import { messageOf } from '../lints/wording.ts';
import type { Day } from '../plan/calendar.ts';
import { dueDay } from '../plan/commitment.ts';
import { given } from '../plan/fact.ts';
import type { Path, Place } from '../plan/place.ts';
import { isSectionName, sectionNames, type Plan, type SectionName } from '../plan/plan.ts';
import { standingOf, worstOf, type Standing } from '../plan/standing.ts';
import type { Task } from '../plan/task.ts';
import { circumstancesOf } from './circumstances.ts';
import type { Config } from './config.ts';
import type { ConfigProblem } from './config/resolve-config.ts';
import type { Check, CheckState, Finding, OpenState } from './finding.ts';
import { usualOffers } from './offers.ts';
import { readinessOf, type Readiness } from './readiness.ts';
import { shapeOf, type Shape } from './shape-findings.ts';
import type { Snapshot } from './snapshot.ts';
import { suppressionsOf, withSuppressions } from './suppressions.ts';
import { syntaxFindings } from './syntax-findings.ts';
import { leadDays, severityOf, type Loudness, type Severities } from './timing.ts';

/** What a check depends on beside the text. */
export interface CheckContext {
  /** The as-of date. */
  readonly today: Day;
  readonly config: Config;
  /** What is known of the world around the plan in a document, by its index. */
  readonly world?: (document: number) => World;
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

/** The catalogue by the stage at which its findings can be told. */
const stages: Readonly<Record<NonNullable<Lint['stage']>, readonly Lint[]>> = {
  plan: atStage('plan'),
  tasks: atStage('tasks'),
  waivers: atStage('waivers'),
};

function atStage(stage: NonNullable<Lint['stage']>): readonly Lint[] {
  return catalogue.filter((lint) => (lint.stage ?? 'plan') === stage);
}

function checkPlan(snapshot: Snapshot, plan: Plan, { today, config, world }: CheckContext): PlanReport {
  const shape = shapeOf(plan, config.ruleIds);
  const circumstances = circumstancesOf(
    plan,
    today,
    config.organisation,
    world?.(plan.document.index) ?? {},
    new Set(),
    [],
  );
  const asked: Lint[] = [];
  const ask = (lints: readonly Lint[], context: LintContext): readonly Verdict[] => {
    const verdicts: Verdict[] = [];
    for (const lint of lints) {
      if (!isAsked(lint, plan, circumstances, config)) continue;
      asked.push(lint);
      addVerdicts(verdicts, lint, plan, context, config, shape);
    }
    return verdicts;
  };

  const refusals: ConfigProblem[] = [];
  const own = config.rules.map((rule) => rule.lint((problem) => refusals.push(problem)));
  const first = ask([...stages.plan, ...own], circumstances);
  const tasks = new Set(first.flatMap((verdict) => verdict.tasks));
  const verdicts = [...first, ...ask(stages.tasks, { ...circumstances, asked: tasks })];
  const suppressions = suppressionsOf(snapshot, plan, verdicts, asked, circumstances, shape, config.ruleIds);
  const suppressed = withSuppressions(verdicts, suppressions);
  const about = ask(stages.waivers, {
    ...circumstances,
    asked: tasks,
    suppressions: suppressions.map(({ fact }) => fact),
  });

  const findings = [...syntaxFindings(snapshot, plan), ...shape.findings];
  const waived: Finding[] = [];
  for (const verdict of [...suppressed, ...about]) {
    if (verdict.finding !== undefined) (verdict.waived ? waived : findings).push(verdict.finding);
  }
  findings.sort(byPlace);
  const checks = suppressed.filter(({ scored }) => scored).map(checkOf);
  return {
    plan,
    findings,
    waived: waived.sort(byPlace),
    checks,
    moves: laterMoves(plan, circumstances),
    refusals,
    readiness: readinessOf(given(plan.status) ?? 'planned', findings, checks),
  };
}

function byPlace(a: Finding, b: Finding): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}

/** What a lint says of one thing, judged by the calendar and the configuration. */
export interface Verdict {
  readonly rule: string;
  readonly area: string;
  readonly state: CheckState;
  readonly at: Place;
  readonly due: Day | undefined;
  readonly plannedFor: Day | undefined;
  readonly owner: string | undefined;
  readonly finding: Finding | undefined;
  /** The tasks that it looked at. */
  readonly tasks: readonly Task[];
  readonly scored: boolean;
  readonly waived: boolean;
}

function checkOf({ rule, area, state, at, due, plannedFor, owner, finding, waived }: Verdict): Check {
  return { rule, area, state: waived ? 'waived' : state, at, due, plannedFor, owner, finding };
}

/** Whether a lint is asked of this plan now. The catalogue, under "Timing" and "Status". */
function isAsked(lint: Lint, plan: Plan, context: LintContext, config: Config): boolean {
  if (!lint.tiers.includes(context.tier) || config.lints.get(lint.id)?.level === 'off') return false;
  const status = given(plan.status);
  if (status === 'cancelled') return lint.area === 'waiver';
  const launched = status === 'launched' || status === 'reviewed';
  if (lint.timing.kind === 'after') {
    return launched && context.left !== undefined && context.left <= -lint.timing.days && applies(lint, plan, context);
  }
  if (launched && lint.afterLaunch !== true) return false;
  return applies(lint, plan, context);
}

function applies(lint: Lint, plan: Plan, context: LintContext): boolean {
  return lint.applies?.holds(plan, context) ?? true;
}

/** Adds what a lint says of a plan, judged. */
function addVerdicts(
  verdicts: Verdict[],
  lint: Lint,
  plan: Plan,
  context: LintContext,
  config: Config,
  shape: Shape,
): void {
  const setting = config.lints.get(lint.id);
  const lead = leadDays(lint, context.tier, setting);
  const option = (name: string): number => setting?.options?.[name] ?? lint.options?.[name]?.default ?? 0;
  const loudness: Loudness = {
    tier: context.tier,
    left: context.left,
    lead,
    setting,
    strict: setting?.strict ?? config.strict,
    draft: given(plan.status) === 'draft',
  };
  const unchanged = lint.timing.kind === 'lead' && isUnchanged(plan, lint.area);
  for (const claim of lint.check(plan, context, { lead, option })) {
    if (shape.isMistaken(claim.at.path)) continue;
    const verdict = judge(lint, claim, plan, context, loudness);
    if (verdict === undefined) continue;
    verdicts.push(unchanged ? { ...verdict, state: 'not-applicable', finding: undefined } : verdict);
  }
}

/** The section of an area: `launch-day` is that of `launch_day`, `customer` that of `customers`. */
const sectionOfArea: ReadonlyMap<string, SectionName> = new Map(
  sectionNames.flatMap((name) => {
    const area = name.replaceAll('_', '-');
    return [
      [area.replace(/s$/, ''), name],
      [area, name],
    ] as const;
  }),
);

/** Whether the section of a lint's area says that nothing changes for it. */
function isUnchanged(plan: Plan, area: string): boolean {
  const section = sectionOfArea.get(area);
  return section !== undefined && given(plan[section].unchanged) !== undefined;
}

function judge(lint: Lint, claim: Claim, plan: Plan, context: LintContext, loudness: Loudness): Verdict | undefined {
  switch (claim.kind) {
    case 'holds':
      return verdictOf(lint, claim.at, claim.state ?? 'done', plan, context, loudness);
    case 'fails': {
      const loud = severityOf(lint, standingOfFailure(claim), claim.level, loudness);
      const verdict = verdictOf(lint, claim.at, claim.state ?? 'open', plan, context, loudness);
      return { ...verdict, finding: failure(lint, claim, plan, verdict.due, loud) };
    }
    case 'asks':
      return judgeAsked(lint, claim, plan, context, loudness);
  }
}

function verdictOf(
  lint: Lint,
  at: Place,
  state: CheckState,
  plan: Plan,
  { calendar: { launch } }: LintContext,
  { lead }: Loudness,
): Verdict {
  return {
    rule: lint.id,
    area: lint.area,
    state,
    at,
    due: lint.timing.kind === 'lead' && launch !== undefined ? launch - lead : undefined,
    plannedFor: undefined,
    owner: sectionOwner(plan, at.path),
    finding: undefined,
    tasks: noTasks,
    scored: lint.hygiene !== true,
    waived: false,
  };
}

const noTasks: readonly Task[] = [];

/** The standing that a failure in a lint's own words has; undefined where a condition fails. */
function standingOfFailure({ state }: Fails): Standing | undefined {
  return state === undefined ? undefined : standingInOwnWords[state];
}

const standingInOwnWords: Readonly<Record<OpenState, Standing>> = {
  missing: { state: 'missing', why: 'absent' },
  late: { state: 'late', due: 0, daysLate: Infinity },
  overdue: { state: 'overdue', due: 0 },
  blocked: { state: 'blocked', reason: undefined },
};

function failure(lint: Lint, claim: Fails, plan: Plan, due: Day | undefined, loud: Severities): Finding {
  return {
    rule: lint.id,
    severity: loud.severity,
    upcoming: loud.upcoming,
    message: claim.message,
    messageId: claim.messageId ?? 'default',
    span: claim.at.span,
    path: claim.at.path,
    state: claim.state,
    due,
    absentSection: absentSection(lint, plan, claim.at.path),
    related: claim.related ?? [],
    fixes: claim.fixes ?? [],
    unnecessary: claim.unnecessary ?? false,
  };
}

function judgeAsked(
  lint: Lint,
  claim: Asks,
  plan: Plan,
  context: LintContext,
  loudness: Loudness,
): Verdict | undefined {
  const { calendar, left } = context;
  const { lead } = loudness;
  const worst = worstOf(
    claim.commitments.map((commitment) => ({ commitment, standing: standingOf(commitment, calendar, lead) })),
  );
  if (worst === undefined) return undefined;
  const { commitment, standing } = worst;
  if (standing.state === 'unknown') return undefined;
  // The path of what is asked for names the finding, whatever answers it; the text to change is underlined.
  const at: Place = { path: claim.at.path, span: commitment.at.span };
  const tasks = claim.commitments.flatMap((one) => (one.kind === 'work' && one.task !== undefined ? [one.task] : []));
  const worker = commitment.kind === 'work' ? commitment.task?.owner : undefined;
  const base = verdictOf(lint, at, standing.state, plan, context, loudness);
  const verdict: Verdict = {
    ...base,
    tasks,
    plannedFor: commitment.kind === 'work' ? dueDay(commitment, calendar.launch) : undefined,
    owner: (worker && given(worker)) ?? base.owner,
  };
  const message = messageOf(standing, claim.wording, calendar, lead);
  // Without a launch date only what is missing or overdue is judged.
  if (message === undefined || (left === undefined && (standing.state === 'blocked' || standing.state === 'late'))) {
    return verdict;
  }
  const fails: Fails = {
    kind: 'fails',
    at,
    message,
    fixes: claim.offers ?? usualOffers(claim, commitment, standing, calendar, lead),
    ...(claim.messageId === undefined ? {} : { messageId: claim.messageId }),
    ...(isOpen(standing.state) ? { state: standing.state } : {}),
  };
  const loud = severityOf(lint, standing, claim.level, loudness);
  return { ...verdict, finding: failure(lint, fails, plan, base.due, loud) };
}

function isOpen(state: Standing['state']): state is OpenState {
  return state === 'missing' || state === 'late' || state === 'overdue' || state === 'blocked';
}

/** Who owns the section that a path leads into. */
function sectionOwner(plan: Plan, [first]: Path): string | undefined {
  return isSectionName(first) ? given(plan[first].owner) : undefined;
}

/** The section that a finding asks something of and that the plan lacks as a whole. */
function absentSection(lint: Lint, plan: Plan, path: Path): string | undefined {
  const needed = lint.id === 'owner/silent-department' ? path[0] : /^\w+/.exec(lint.needs)?.[0];
  return isSectionName(needed) && !plan[needed].written ? needed : undefined;
}
