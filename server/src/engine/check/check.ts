import type { Asks, Claim, Fails } from '../../lints/claim.ts';
import type { Lint, LintContext, Severity } from '../../lints/lint.ts';
import type { World } from '../../lints/surroundings.ts';
import { laterMoves, type LaterMove } from '../../lints/kit/date-moves.ts';
import { messageOf } from '../../lints/wording.ts';
import type { Day } from '../../plan/calendar.ts';
import { dueDay, type Commitment } from '../../plan/commitment.ts';
import { given } from '../../plan/fact.ts';
import type { Path, Place } from '../../plan/place.ts';
import { isSectionName, type Plan } from '../../plan/plan.ts';
import { standingOf, worstOf, type Calendar, type Standing } from '../../plan/task-state.ts';
import type { Task } from '../../plan/task.ts';
import { circumstancesOf } from './lint-context.ts';
import type { Config } from '../config/config.ts';
import type { ConfigProblem } from '../config/resolve-config.ts';
import type { Check, CheckState, Finding, OpenState } from '../finding.ts';
import { usualOffers } from './offers.ts';
import { questionOf, questionsFor, type Question } from './configured-lints.ts';
import { readinessOf, type Readiness } from '../readiness/readiness.ts';
import { shapeOf, type Shape } from './shape/shape-findings.ts';
import type { Snapshot } from '../snapshot.ts';
import { suppressionsOf, withSuppressions } from './suppressions.ts';
import { syntaxFindings } from './syntax-findings.ts';
import { severityOf, type Severities } from './timing.ts';

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
  const { tier } = circumstances;
  const questions = questionsFor(config, tier);
  const refusals: ConfigProblem[] = [];
  const own = config.rules.flatMap((rule) =>
    questionOf(
      rule.lint((problem) => refusals.push(problem)),
      config,
      tier,
    ),
  );
  const verdicts: Verdict[] = [];
  const asked: Lint[] = [];
  const tasks = new Set<Task>();
  const judging: Judging = { plan, context: circumstances, draft: given(plan.status) === 'draft', shape };
  ask(verdicts, asked, questions.plan, judging, tasks);
  ask(verdicts, asked, own, judging, tasks);
  ask(verdicts, asked, questions.tasks, { ...judging, context: { ...circumstances, asked: tasks } });
  const suppressions = suppressionsOf(snapshot, plan, verdicts, asked, circumstances, shape, config.ruleIds);
  const suppressed = withSuppressions(verdicts, suppressions);
  const about: Verdict[] = [];
  const facts = suppressions.map(({ fact }) => fact);
  const afterAll = { ...circumstances, asked: tasks, suppressions: facts };
  ask(about, asked, questions.waivers, { ...judging, context: afterAll });

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
    moves: laterMoves(plan, circumstances),
    refusals,
    readiness: readinessOf(given(plan.status) ?? 'planned', findings, checks),
  };
}

function addFindings(verdicts: readonly Verdict[], findings: Finding[], waived: Finding[]): void {
  for (const verdict of verdicts) {
    if (verdict.finding !== undefined) (verdict.waived ? waived : findings).push(verdict.finding);
  }
}

function byPlace(a: Finding, b: Finding): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}

/** What a lint says of one thing, judged by the calendar and the configuration. */
export interface Verdict extends Check {
  readonly scored: boolean;
  readonly waived: boolean;
}

/** What the verdicts on one plan depend on, whatever is asked. */
interface Judging {
  readonly plan: Plan;
  readonly context: LintContext;
  readonly draft: boolean;
  readonly shape: Shape;
}

/**
 * Asks lints of a plan, as far as they are asked of it now, and judges what they claim.
 *
 * @param verdicts takes in what comes of it.
 * @param asked takes in the lints that were asked.
 * @param tasks takes in the tasks that they looked at.
 */
function ask(
  verdicts: Verdict[],
  asked: Lint[],
  questions: readonly Question[],
  judging: Judging,
  tasks?: Set<Task>,
): void {
  const { plan, context, shape } = judging;
  const status = given(plan.status);
  for (const question of questions) {
    const { lint } = question;
    if (!isAsked(lint, plan, context, status)) continue;
    asked.push(lint);
    const unchanged = question.section !== undefined && given(plan[question.section].unchanged) !== undefined;
    for (const claim of lint.check(plan, context, question.own)) {
      if (shape.isMistaken(claim.at.path)) continue;
      const verdict = judge(question, claim, judging, tasks);
      if (verdict === undefined) continue;
      verdicts.push(unchanged ? { ...verdict, state: 'not-applicable', finding: undefined } : verdict);
    }
  }
}

/** Whether a lint is asked of this plan now. The catalogue, under "Timing" and "Status". */
function isAsked(lint: Lint, plan: Plan, context: LintContext, status: string | undefined): boolean {
  if (status === 'cancelled') return lint.area === 'waiver';
  const launched = status === 'launched' || status === 'reviewed';
  if (lint.timing.kind === 'after') {
    if (!launched || context.left === undefined || context.left > -lint.timing.days) return false;
  } else if (launched && lint.afterLaunch !== true) {
    return false;
  }
  return lint.applies === undefined || lint.applies.holds(plan, context);
}

function judge(question: Question, claim: Claim, judging: Judging, tasks?: Set<Task>): Verdict | undefined {
  switch (claim.kind) {
    case 'holds':
      return verdictOf(question, claim.at, claim.state ?? 'done', judging, undefined);
    case 'fails': {
      const { at, state, level } = claim;
      const standing = state === undefined ? undefined : standingInOwnWords[state];
      const finding = findingOf(question, claim, judging, loudnessOf(question, standing, level, judging));
      return verdictOf(question, at, state ?? 'open', judging, finding);
    }
    case 'asks':
      return judgeAsked(question, claim, judging, tasks);
  }
}

function verdictOf(
  question: Question,
  at: Place,
  state: CheckState,
  judging: Judging,
  finding: Finding | undefined,
  plannedFor?: Day,
  worker?: string,
): Verdict {
  const { lint } = question;
  return {
    rule: lint.id,
    area: lint.area,
    state,
    at,
    due: dueOf(question, judging),
    plannedFor,
    owner: worker ?? sectionOwner(judging.plan, at.path),
    finding,
    scored: lint.hygiene !== true,
    waived: false,
  };
}

/** The day by which what a lint with a lead asks for has to be in place. */
function dueOf({ lint, own }: Question, { context }: Judging): Day | undefined {
  const { launch } = context.calendar;
  return lint.timing.kind === 'lead' && launch !== undefined ? launch - own.lead : undefined;
}

/** The standing that a failure in a lint's own words has; one without a state is a condition that fails. */
const standingInOwnWords: Readonly<Record<OpenState, Standing>> = {
  missing: { state: 'missing', why: 'absent' },
  late: { state: 'late', due: 0, daysLate: Infinity },
  overdue: { state: 'overdue', due: 0 },
  blocked: { state: 'blocked', reason: undefined },
};

function loudnessOf(
  { lint, own, setting, strict }: Question,
  standing: Standing | undefined,
  level: Severity | undefined,
  { context: { tier, left }, draft }: Judging,
): Severities {
  return severityOf(lint, standing, level, { tier, left, lead: own.lead, setting, strict, draft });
}

function findingOf(
  question: Question,
  { at, message, messageId, state, related, fixes, unnecessary }: Omit<Fails, 'kind'>,
  judging: Judging,
  { severity, upcoming }: Severities,
): Finding {
  return {
    rule: question.lint.id,
    severity,
    upcoming,
    message,
    messageId: messageId ?? 'default',
    span: at.span,
    path: at.path,
    state,
    due: dueOf(question, judging),
    absentSection: absentSection(question, judging.plan, at.path),
    related: related ?? [],
    fixes: fixes ?? [],
    unnecessary: unnecessary ?? false,
  };
}

function judgeAsked(question: Question, claim: Asks, judging: Judging, tasks?: Set<Task>): Verdict | undefined {
  const { calendar, left } = judging.context;
  const { lead } = question.own;
  const worst = worstCommitment(claim.commitments, calendar, lead);
  if (worst === undefined) return undefined;
  const { commitment, standing } = worst;
  if (standing.state === 'unknown') return undefined;
  if (tasks !== undefined) addTasks(tasks, claim.commitments);
  // The path of what is asked for names the finding, whatever answers it; the text to change is underlined.
  const at: Place = { path: claim.at.path, span: commitment.at.span };
  const message = messageOf(standing, claim.wording, calendar, lead);
  // Without a launch date only what is missing or overdue is judged.
  const isJudged = left !== undefined || (standing.state !== 'blocked' && standing.state !== 'late');
  const finding =
    message === undefined || !isJudged
      ? undefined
      : findingOf(
          question,
          {
            at,
            message,
            messageId: claim.messageId,
            state: isOpen(standing.state) ? standing.state : undefined,
            fixes: claim.offers ?? usualOffers(claim, commitment, standing, calendar, lead),
          },
          judging,
          loudnessOf(question, standing, claim.level, judging),
        );
  if (commitment.kind !== 'work') return verdictOf(question, at, standing.state, judging, finding);
  const worker = commitment.task === undefined ? undefined : given(commitment.task.owner);
  return verdictOf(question, at, standing.state, judging, finding, dueDay(commitment, calendar.launch), worker);
}

/** The commitment that counts, and where it stands; mostly there is one. */
function worstCommitment(
  commitments: readonly Commitment[],
  calendar: Calendar,
  lead: number,
): { readonly commitment: Commitment; readonly standing: Standing } | undefined {
  const [only] = commitments;
  if (only !== undefined && commitments.length === 1) {
    return { commitment: only, standing: standingOf(only, calendar, lead) };
  }
  return worstOf(commitments.map((commitment) => ({ commitment, standing: standingOf(commitment, calendar, lead) })));
}

function addTasks(tasks: Set<Task>, commitments: readonly Commitment[]): void {
  for (const one of commitments) if (one.kind === 'work' && one.task !== undefined) tasks.add(one.task);
}

function isOpen(state: Standing['state']): state is OpenState {
  return state === 'missing' || state === 'late' || state === 'overdue' || state === 'blocked';
}

/** Who owns the section that a path leads into. */
function sectionOwner(plan: Plan, path: Path): string | undefined {
  const first = path[0];
  return isSectionName(first) ? given(plan[first].owner) : undefined;
}

/** The section that a finding asks something of and that the plan lacks as a whole. */
function absentSection({ lint, needed }: Question, plan: Plan, path: Path): string | undefined {
  const section = lint.id === 'owner/silent-department' ? path[0] : needed;
  return isSectionName(section) && !plan[section].written ? section : undefined;
}
