import type { Calendar } from '../../plan/task-state.ts';
import { sayDate, type Day } from '../../plan/calendar.ts';
import { approvalCommitment, commitmentOf, type Commitment } from '../../plan/commitment.ts';
import { dayMeant } from '../../plan/date-ref.ts';
import { given, isSaid } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import { listed } from '../../text/listed.ts';
import { fails, holds, type Claim } from '../claim.ts';
import { dayStillToCome } from '../kit/dates/day-still-to-come.ts';
import { offer, type Fix } from '../fix.ts';
import { lastApprovals } from '../kit/last-approvals.ts';
import { sayLaunchTime } from '../kit/dates/said-day.ts';
import { lint, type LintContext } from '../lint.ts';
import { sameName } from '../kit/names/same-name.ts';

export default lint({
  summary: 'The market hears of it before it is there, or before it may.',
  tiers: [1, 2, 3],
  timing: { kind: 'fixed', severity: 'error' },
  needs: 'comms.external',
  why: `The chapter on launches in Google's book on site reliability puts the announcement last for a reason: it is the
step that nobody can take back. Once the market knows, customers call support that was not trained, ask sellers who do not
know the product, and a no in the go/no-go meeting is no longer possible. Announcing early can be right, and then the plan
says why; a team with that reason takes the risk of open gates with it. A gate that has been passed, or has no day, is not
asked.`,
  origin: { source: 'SRE book ch. 27' },
  fix: 'offer',
  bad: { plan: 'comms:\n  external: T-7\n' },
  good: { plan: 'comms:\n  external: T\nlegal:\n  review: T-14\n' },
  check: (plan, context) => {
    const external = given(plan.comms.external);
    const day = external && dayMeant(external, context.calendar.launch);
    if (day === undefined) return [];
    const { launch } = context.calendar;
    const early = launch !== undefined && day < launch;
    const { preannounced } = plan.comms;
    if (early && preannounced.kind === 'unreadable') return [];
    if (early && preannounced.kind === 'given') {
      return [earlyIsDuty(plan) ? holds(plan.comms.external.at) : announcedEarly(plan, day, context.calendar)];
    }
    return [
      ...(launch === undefined ? [] : [beforeLaunch(plan, day, launch, context.calendar)]),
      ...beforeGates(plan, day, context),
    ];
  },
});

/** Those who lose something, or pay another price, have to hear of it early. */
function earlyIsDuty({ kind, comms }: Plan): boolean {
  const word = given(kind);
  if (word === 'price' || word === 'migration' || word === 'sunset') return true;
  return given(comms.breaking) === true && isSaid(comms.customer_notice);
}

function announcedEarly({ comms }: Plan, day: Day, calendar: Calendar): Claim {
  const { today } = calendar;
  const message = `The announcement on ${sayDate(day, today)} comes before the launch${sayLaunchTime(calendar)}; the plan gives the reason. Until then, customers ask for what they cannot have yet: tell sales and support what to answer.`;
  return fails(comms.external.at, message, { messageId: 'preannounced', level: 'info' });
}

function beforeLaunch({ comms }: Plan, day: Day, launch: Day, calendar: Calendar): Claim {
  const { today } = calendar;
  const { external, preannounced } = comms;
  if (day >= launch) return holds(external.at);
  const message = `The announcement on ${sayDate(day, today)} comes before the launch${sayLaunchTime(calendar)}, and the plan does not say why. Customers will ask for what they cannot have, and the launch can no longer be called off in silence. Announce it at launch, or give the reason for announcing early.`;
  const reason = offer('Give the reason for announcing early', {
    kind: 'insert',
    path: preannounced.at.path,
    value: '',
  });
  const fixes = [
    moveTo(launch, launch, today, comms),
    ...(preannounced.kind === 'absent' && preannounced.written === 'no' ? [reason] : []),
  ];
  return fails(external.at, message, { messageId: 'before-launch', fixes });
}

interface Gate {
  /** As it goes into a sentence, with its article. */
  readonly name: string;
  readonly commitment: Commitment;
}

/** The gates that have to be passed before the market hears of it. */
function gatesOf(plan: Plan): readonly Gate[] {
  const { legal, sales, support } = plan;
  const decision = lastApprovals(plan).find(({ value }) => sameName(given(value.gate) ?? '', 'go-no-go'));
  return [
    ...(decision === undefined
      ? []
      : [{ name: 'the go/no-go decision', commitment: approvalCommitment(decision.value) }]),
    { name: 'the legal review', commitment: commitmentOf(legal.review, 'task') },
    { name: 'the security review', commitment: commitmentOf(legal.security, 'task') },
    { name: 'the training of sales', commitment: commitmentOf(sales.training, 'task') },
    { name: 'the training of support', commitment: commitmentOf(support.training, 'task') },
  ];
}

/** One claim for all gates, as one move of the announcement fixes them all. */
function beforeGates(plan: Plan, announced: Day, { calendar }: LintContext): readonly Claim[] {
  const { launch, today } = calendar;
  const open = gatesOf(plan).flatMap(({ name, commitment }) => {
    const day = dayStillToCome(commitment, calendar);
    return day === undefined ? [] : [{ name, day, span: commitment.at.span }];
  });
  const { external } = plan.comms;
  if (open.length === 0) return [];
  const later = open.filter(({ day }) => day > announced).toSorted((a, b) => a.day - b.day);
  const last = later.at(-1);
  if (last === undefined) return [holds(external.at)];
  const gates = listed(
    later.map(({ name, day }) => `${name} on ${sayDate(day, today)}`),
    'and',
  );
  const message = `The announcement on ${sayDate(announced, today)} comes before ${gates}. Once the market knows, there is no way back. Announce it afterwards, or bring ${later.length === 1 ? 'that' : 'those'} forward.`;
  const related = later.map(({ name, day, span }) => ({
    message: `This is ${name}, due ${sayDate(day, today)}.`,
    span,
  }));
  const fixes = launch === undefined ? [] : [moveTo(Math.max(last.day, launch), launch, today, plan.comms)];
  return [fails(external.at, message, { messageId: 'before-gates', related, fixes })];
}

function moveTo(day: Day, launch: Day, today: Day, { external }: Plan['comms']): Fix {
  const text = day === launch ? 'T' : `T+${String(day - launch)}`;
  const title = `Announce it on ${sayDate(day, today)} (${text})`;
  return offer(title, { kind: 'replace', span: external.at.span, text });
}
