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
import { sectionNames, type Plan, type SectionName } from '../plan/plan.ts';
import { standingOf, worstOf, type Standing } from '../plan/standing.ts';
import type { Task } from '../plan/task.ts';
import { circumstancesOf, tierOf } from './circumstances.ts';
import type { Config } from './config.ts';
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
}

/** Checks every plan of a snapshot: syntax, shape, lints and waivers. The same input gives the same findings anywhere. */
export function check(snapshot: Snapshot, context: CheckContext): readonly PlanReport[] {
  return snapshot.plans.map((plan) => checkPlan(snapshot, plan, context));
}

function checkPlan(snapshot: Snapshot, plan: Plan, { today, config, world }: CheckContext): PlanReport {
  const shape = shapeOf(plan);
  const ask = (lints: readonly Lint[], context: LintContext): readonly Verdict[] =>
    lints.flatMap((lint) => verdictsOf(lint, plan, context, config, shape));
  const circumstances = circumstancesOf(
    plan,
    today,
    config.organisation,
    world?.(plan.document.index) ?? {},
    new Set(),
    [],
  );
  const lints = catalogue.filter((lint) => isAsked(lint, plan, circumstances, config));
  const stage = (name: Lint['stage']): readonly Lint[] => lints.filter((lint) => (lint.stage ?? 'plan') === name);

  const first = ask(stage('plan'), circumstances);
  const asked = new Set(first.flatMap((verdict) => verdict.tasks));
  const verdicts = [...first, ...ask(stage('tasks'), { ...circumstances, asked })];
  const suppressions = suppressionsOf(snapshot, plan, verdicts, lints, circumstances, shape);
  const suppressed = withSuppressions(verdicts, suppressions);
  const about = ask(stage('waivers'), { ...circumstances, asked, suppressions: suppressions.map(({ fact }) => fact) });

  const findings = [
    ...syntaxFindings(snapshot, plan),
    ...shape.findings,
    ...[...suppressed, ...about].flatMap(({ finding, waived }) => (finding === undefined || waived ? [] : [finding])),
  ].toSorted(byPlace);
  const waived = suppressed.flatMap(({ finding, waived }) => (finding !== undefined && waived ? [finding] : []));
  const checks = suppressed.flatMap((verdict) => (verdict.scored ? [checkOf(verdict)] : []));
  return {
    plan,
    findings,
    waived: waived.toSorted(byPlace),
    checks,
    moves: laterMoves(plan, circumstances),
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

function verdictsOf(lint: Lint, plan: Plan, context: LintContext, config: Config, shape: Shape): readonly Verdict[] {
  const setting = config.lints.get(lint.id);
  const lead = leadDays(lint, tierOf(plan), setting);
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
  const verdicts: Verdict[] = [];
  for (const claim of lint.check(plan, context, { lead, option })) {
    if (shape.isMistaken(claim.at.path)) continue;
    const verdict = judge(lint, claim, plan, context, loudness);
    if (verdict === undefined) continue;
    verdicts.push(unchanged ? { ...verdict, state: 'not-applicable', finding: undefined } : verdict);
  }
  return verdicts;
}

/** Whether the section of a lint's area says that nothing changes for it. */
function isUnchanged(plan: Plan, area: string): boolean {
  const name = area.replace('-', '_');
  const section = sectionNames.find((one) => one === name || one === `${name}s`);
  return section !== undefined && given(plan[section].unchanged) !== undefined;
}

function judge(lint: Lint, claim: Claim, plan: Plan, context: LintContext, loudness: Loudness): Verdict | undefined {
  const { launch } = context.calendar;
  const base: Verdict = {
    rule: lint.id,
    area: lint.area,
    state: 'done',
    at: claim.at,
    due: lint.timing.kind === 'lead' && launch !== undefined ? launch - loudness.lead : undefined,
    plannedFor: undefined,
    owner: sectionOwner(plan, claim.at.path),
    finding: undefined,
    tasks: [],
    scored: lint.hygiene !== true,
    waived: false,
  };
  switch (claim.kind) {
    case 'holds':
      return { ...base, state: claim.state ?? 'done' };
    case 'fails': {
      const loud = severityOf(lint, standingOfFailure(claim), claim.level, loudness);
      return { ...base, state: claim.state ?? 'open', finding: failure(lint, claim, plan, base, loud) };
    }
    case 'asks':
      return judgeAsked(lint, claim, plan, context, loudness, base);
  }
}

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

function failure(lint: Lint, claim: Fails, plan: Plan, { due }: Verdict, loud: Severities): Finding {
  return {
    rule: lint.id,
    ...loud,
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
  base: Verdict,
): Verdict | undefined {
  const { calendar, left } = context;
  const worst = worstOf(
    claim.commitments.map((commitment) => ({ commitment, standing: standingOf(commitment, calendar, loudness.lead) })),
  );
  if (worst === undefined) return undefined;
  const { commitment, standing } = worst;
  if (standing.state === 'unknown') return undefined;
  // The path of what is asked for names the finding, whatever answers it; the text to change is underlined.
  const at: Place = { path: claim.at.path, span: commitment.at.span };
  const tasks = claim.commitments.flatMap((one) => (one.kind === 'work' && one.task !== undefined ? [one.task] : []));
  const plannedFor = commitment.kind === 'work' ? dueDay(commitment, calendar.launch) : undefined;
  const worker = commitment.kind === 'work' ? commitment.task?.owner : undefined;
  const owner = (worker && given(worker)) ?? base.owner;
  const verdict: Verdict = { ...base, at, tasks, plannedFor, owner, state: standing.state };
  const message = messageOf(standing, claim.wording, calendar, loudness.lead);
  // Without a launch date only what is missing or overdue is judged.
  if (message === undefined || (left === undefined && (standing.state === 'blocked' || standing.state === 'late'))) {
    return verdict;
  }
  const fails: Fails = {
    kind: 'fails',
    at,
    message,
    ...(claim.messageId === undefined ? {} : { messageId: claim.messageId }),
    ...(isOpen(standing.state) ? { state: standing.state } : {}),
    fixes: claim.offers ?? usualOffers(claim, commitment, standing, calendar, loudness.lead),
  };
  return { ...verdict, finding: failure(lint, fails, plan, base, severityOf(lint, standing, claim.level, loudness)) };
}

function isOpen(state: Standing['state']): state is OpenState {
  return state === 'missing' || state === 'late' || state === 'overdue' || state === 'blocked';
}

/** Who owns the section that a path leads into. */
function sectionOwner(plan: Plan, [first]: Path): string | undefined {
  const section = sectionNames.find((name) => name === first);
  return section === undefined ? undefined : given(plan[section].owner);
}

/** The section that a finding asks something of and that the plan lacks as a whole. */
function absentSection(lint: Lint, plan: Plan, path: Path): string | undefined {
  const needed = lint.id === 'owner/silent-department' ? path[0] : /^\w+/.exec(lint.needs)?.[0];
  const section: SectionName | undefined = sectionNames.find((name) => name === needed);
  if (section === undefined) return undefined;
  return plan[section].written ? undefined : section;
}
