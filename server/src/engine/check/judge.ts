import type { Asks, Claim, Fails } from '../../lints/claim.ts';
import type { Fix } from '../../lints/fix.ts';
import { excerpt } from '../../lints/kit/names/excerpt.ts';
import { samePerson } from '../../lints/kit/names/same-name.ts';
import type { LintContext } from '../../lints/lint.ts';
import type { Severity } from '../../lints/severity.ts';
import { messageOf } from '../../lints/wording.ts';
import type { Day } from '../../plan/calendar.ts';
import { type Approval, type Commitment, dueDay } from '../../plan/commitment.ts';
import { given, type Task } from '../../plan/fact.ts';
import type { Path, Place } from '../../plan/place.ts';
import { type Plan, sectionAt } from '../../plan/plan.ts';
import { listed } from '../../text/listed.ts';
import { type Calendar, type TaskState, taskStateOf, worstOf } from '../../plan/task-state.ts';
import type { CheckState, Finding, OpenState } from '../finding.ts';
import type { Verdict } from '../verdict.ts';
import { areaOf, type ConfiguredLint } from './configured-lints.ts';
import { usualOffers } from './offers.ts';
import type { Shape } from './shape/shape-findings.ts';
import { type Severities, severityOf } from './timing.ts';

/** What the verdicts on one plan depend on, whatever is asked. */
export interface JudgeContext {
  readonly plan: Plan;
  readonly context: LintContext;
  readonly draft: boolean;
  readonly shape: Shape;
}

/**
 * Judges one claim of a lint by the calendar and the configuration.
 *
 * @param work takes in the tasks and approvals that the claim looked at.
 * @returns undefined where the state cannot be known, so that there is no check.
 */
export function judge(
  asked: ConfiguredLint,
  claim: Claim,
  judgeContext: JudgeContext,
  work?: Set<Task | Approval>,
): Verdict | undefined {
  return judgeClaim(withLeadOf(asked, claim), claim, judgeContext, work);
}

/** A lint as this claim puts it: with the lead of the claim, where it has one of its own. */
function withLeadOf(configured: ConfiguredLint, claim: Claim): ConfiguredLint {
  const lead = claim.kind === 'holds' ? undefined : claim.lead;
  return lead === undefined ? configured : { ...configured, own: { ...configured.own, lead } };
}

function judgeClaim(
  configured: ConfiguredLint,
  claim: Claim,
  judgeContext: JudgeContext,
  work: Set<Task | Approval> | undefined,
): Verdict | undefined {
  switch (claim.kind) {
    case 'holds':
      return verdictOf(configured, claim.at, claim.state ?? 'done', judgeContext, undefined);
    case 'fails': {
      const { at, state, level } = claim;
      const taskState = state === undefined ? undefined : stateInOwnWords[state];
      const finding = findingOf(
        configured,
        claim,
        judgeContext,
        severityFor(configured, taskState, level, false, judgeContext),
      );
      return verdictOf(configured, at, state ?? 'open', judgeContext, finding);
    }
    case 'asks':
      return judgeAsked(configured, claim, judgeContext, work);
  }
}

function verdictOf(
  configured: ConfiguredLint,
  at: Place,
  state: CheckState,
  judgeContext: JudgeContext,
  finding: Finding | undefined,
  plannedFor?: Day,
  worker?: string,
): Verdict {
  const { lint } = configured;
  return {
    rule: lint.id,
    area: lint.ofSection === true ? areaOf(at.path[0]) : lint.area,
    state,
    at,
    due: dueOf(configured, judgeContext),
    plannedFor,
    owner: worker ?? sectionOwner(judgeContext.plan, at.path),
    finding,
    scored: lint.hygiene !== true,
    waived: false,
  };
}

/** The day by which what a lint with a lead asks for has to be in place. */
function dueOf({ lint, own }: ConfiguredLint, { context }: JudgeContext): Day | undefined {
  const { launch } = context.calendar;
  return lint.timing.kind === 'lead' && launch !== undefined ? launch - own.lead : undefined;
}

/** The state that a failure in a lint's own words has; one without a state is a condition that fails. */
const stateInOwnWords: Readonly<Record<OpenState, TaskState>> = {
  missing: { state: 'missing', why: 'absent' },
  late: { state: 'late', due: 0, daysLate: Infinity },
  overdue: { state: 'overdue', due: 0 },
  blocked: { state: 'blocked', reason: undefined },
};

function severityFor(
  { lint, own, setting, strict, listed }: ConfiguredLint,
  taskState: TaskState | undefined,
  level: Severity | undefined,
  mayBeTooLate: boolean,
  { context: { tier, left }, draft }: JudgeContext,
): Severities {
  return severityOf(lint, taskState, level, {
    tier,
    left,
    lead: own.lead,
    setting,
    strict,
    listed,
    draft,
    mayBeTooLate,
  });
}

function findingOf(
  configured: ConfiguredLint,
  { at, message, messageId, state, related, fixes, unnecessary }: Omit<Fails, 'kind'>,
  judgeContext: JudgeContext,
  { severity, upcoming }: Severities,
): Finding {
  return {
    rule: configured.lint.id,
    severity,
    upcoming,
    message,
    messageId: messageId ?? 'default',
    span: at.span,
    path: at.path,
    state,
    due: dueOf(configured, judgeContext),
    absentSection: absentSection(configured, judgeContext.plan, at.path),
    related: related ?? [],
    fixes: fixes ?? [],
    unnecessary: unnecessary ?? false,
  };
}

function judgeAsked(
  configured: ConfiguredLint,
  claim: Asks,
  judgeContext: JudgeContext,
  work?: Set<Task | Approval>,
): Verdict | undefined {
  const { calendar, left } = judgeContext.context;
  const { lead } = configured.own;
  const worst = worstCommitment(claim.commitments, calendar, lead);
  if (worst === undefined) return undefined;
  const { commitment, taskState } = worst;
  if (taskState.state === 'unknown') return undefined;
  if (work !== undefined) addWork(work, claim.commitments);
  // The path of what is asked for names the finding, whatever answers it; the text to change is underlined.
  const at: Place = { path: claim.at.path, span: commitment.at.span };
  const message = messageOf(taskState, claim.wording, calendar, lead, {
    asked: claim.asked,
    accepter: accepterFor(judgeContext),
  });
  // Without a launch date only what is missing or overdue is judged.
  const isJudged = left !== undefined || (taskState.state !== 'blocked' && taskState.state !== 'late');
  const finding =
    message === undefined || !isJudged
      ? undefined
      : findingOf(
          configured,
          {
            at,
            message,
            messageId: claim.messageId,
            state: isOpen(taskState.state) ? taskState.state : undefined,
            fixes:
              offersFor(claim, taskState) ??
              usualOffers(claim, commitment, taskState, calendar, lead, whoFor(claim, judgeContext)),
          },
          judgeContext,
          severityFor(configured, taskState, claim.level, claim.asked !== 'approval', judgeContext),
        );
  if (commitment.kind !== 'work') return verdictOf(configured, at, taskState.state, judgeContext, finding);
  const worker = commitment.task === undefined ? undefined : given(commitment.task.owner);
  return verdictOf(configured, at, taskState.state, judgeContext, finding, dueDay(commitment, calendar.launch), worker);
}

/** A name that is longer is none. */
const LONGEST_NAME = 100;

/**
 * Who does what is asked for, as far as it is known: the owner of its section; for an approval, the only one whom the
 * organisation lets decide at its gate.
 */
function whoFor({ asked, at: { path } }: Asks, { plan, context: { organisation } }: JudgeContext): string | undefined {
  const gate = path[1];
  const approvers =
    asked === 'approval' && typeof gate === 'object' ? organisation.approvers.get(gate.value) : undefined;
  const who = asked === 'approval' ? (approvers?.length === 1 ? approvers[0] : undefined) : sectionOwner(plan, path);
  return who === undefined || who.trim() === '' || who.length > LONGEST_NAME ? undefined : who.trim();
}

/** Who may accept a launch without what is asked for, as it goes into a sentence: no owner waives their own launch. */
function accepterFor({ plan, context: { organisation } }: JudgeContext): string {
  const { approvers = [] } = organisation.waivers;
  const [sponsor, owner] = [given(plan.sponsor), given(plan.owner)];
  if (approvers.length > 0) return listed(approvers.slice(0, 3).map(excerpt), 'or');
  if (sponsor === undefined || (owner !== undefined && samePerson(sponsor, owner))) {
    return 'somebody other than the owner';
  }
  return excerpt(sponsor);
}

/** The offers of the lint's own. Where it has none for what is missing, what is overdue needs a new day all the same. */
function offersFor({ offers }: Asks, { state }: TaskState): readonly Fix[] | undefined {
  return state === 'overdue' && offers?.length === 0 ? undefined : offers;
}

/** The commitment that counts, and where it stands; mostly there is one. */
function worstCommitment(
  commitments: readonly Commitment[],
  calendar: Calendar,
  lead: number,
): { readonly commitment: Commitment; readonly taskState: TaskState } | undefined {
  const [only] = commitments;
  if (only !== undefined && commitments.length === 1) {
    return { commitment: only, taskState: taskStateOf(only, calendar, lead) };
  }
  return worstOf(commitments.map((commitment) => ({ commitment, taskState: taskStateOf(commitment, calendar, lead) })));
}

function addWork(work: Set<Task | Approval>, commitments: readonly Commitment[]): void {
  for (const one of commitments) {
    const source = one.kind === 'work' ? (one.task ?? one.approval) : undefined;
    if (source !== undefined) work.add(source);
  }
}

function isOpen(state: TaskState['state']): state is OpenState {
  return state === 'missing' || state === 'late' || state === 'overdue' || state === 'blocked';
}

/** Who owns the section that a path leads into. */
function sectionOwner(plan: Plan, path: Path): string | undefined {
  const section = sectionAt(plan, path[0]);
  return section && given(section.owner);
}

/** The section that a finding asks something of and that the plan lacks as a whole. */
function absentSection({ lint, needed }: ConfiguredLint, plan: Plan, path: Path): string | undefined {
  const section = lint.id === 'owner/silent-department' || lint.ofSection === true ? path[0] : needed;
  const found = sectionAt(plan, section);
  return typeof section === 'string' && found?.written === false ? section : undefined;
}
