import type { Day } from '../../plan/calendar.ts';
import { commitmentOf } from '../../plan/commitment.ts';
import { dayMeant } from '../../plan/date-ref.ts';
import { given } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import { taskStateOf, type Calendar } from '../../plan/task-state.ts';
import { fails, holds, type Claim } from '../claim.ts';
import { when } from '../kit/conditions.ts';
import { datedWork, type NamedWork } from '../kit/dates/dated-work.ts';
import { saidDay } from '../kit/dates/said-day.ts';
import { namedAll } from '../kit/names/named-all.ts';
import { lint } from '../lint.ts';

/** An announcement that comes early without a reason is the finding of sequence/announced-before-ready. */
export default lint({
  since: '1.1',
  summary: 'It is announced early, and what people will ask for then is not ready.',
  tiers: [1, 2],
  timing: { kind: 'fixed', severity: 'warning' },
  applies: when(
    'comms.external before date, and comms.preannounced gives a reason',
    ({ comms }, { calendar: { launch } }) => {
      const announced = dayOf(comms, launch);
      const isEarly = announced !== undefined && launch !== undefined && announced < launch;
      return isEarly && comms.preannounced.kind === 'given';
    },
  ),
  needs: 'comms.external',
  why: `In March 2023 Docker wrote to open source projects that their free plan would end within a month; support had no
answers and the notice no way to go, and a week later Docker took it back. That September Unity announced a fee for each
installation before anybody could say what would count, and its chief executive left within a month. Netflix announced
Qwikster in 2011 before customers had a way to move, and dropped it three weeks later. Announcing early can be a duty; on
that day the answers have to be there.`,
  origin: { source: 'Docker 2023; Unity 2023; Qwikster 2011' },
  bad: {
    plan: 'comms:\n  external: T-5\n  preannounced: Customers plan their budgets this month\nsupport:\n  training: T-2\n',
  },
  good: {
    plan: 'comms:\n  external: T-5\n  preannounced: Customers plan their budgets this month\nsupport:\n  training: T-6\n',
  },
  check: (plan, { calendar }) => unprepared(plan, calendar),
});

/** The day on which the market hears of it. */
function dayOf({ external }: Plan['comms'], launch: Day | undefined): Day | undefined {
  const written = given(external);
  return written && dayMeant(written, launch);
}

interface Preparation extends NamedWork {
  /** Without it customers are hurt, rather than annoyed. */
  readonly vital?: true;
}

/** What people ask for from the day on which they hear of it. */
function preparations(plan: Plan): readonly Preparation[] {
  const { support, docs, legal, migration, comms, engineering } = plan;
  const kind = given(plan.kind);
  const moves = kind === 'migration' || kind === 'sunset' || engineering.replaces.kind === 'given';
  return [
    { name: 'the training of support', commitment: commitmentOf(support.training, 'task') },
    { name: 'the user guide', commitment: commitmentOf(docs.user_guide, 'task') },
    { name: 'the legal review', commitment: commitmentOf(legal.review, 'task') },
    ...(moves
      ? [{ name: 'the migration path', commitment: commitmentOf(migration.path, 'task'), vital: true } as const]
      : []),
    ...(breaks(plan)
      ? [
          {
            name: 'the notice to customers',
            commitment: commitmentOf(comms.customer_notice, 'task'),
            vital: true,
          } as const,
        ]
      : []),
  ];
}

function breaks({ comms }: Plan): boolean {
  return given(comms.breaking) === true;
}

/** A preparation that is not done, with its day; without one where nothing is planned. */
interface Open extends Preparation {
  readonly day: Day | undefined;
}

function unprepared(plan: Plan, calendar: Calendar): readonly Claim[] {
  const { external } = plan.comms;
  const announced = dayOf(plan.comms, calendar.launch);
  if (announced === undefined) return [];
  const all = preparations(plan);
  const dated = datedWork(all, calendar);
  const missing = breaks(plan)
    ? all.filter(({ commitment }) => taskStateOf(commitment, calendar, 0).state === 'missing')
    : [];
  const open = all.flatMap((one): readonly Open[] => {
    const work = dated.find(({ name }) => name === one.name);
    if (work !== undefined) return work.open && work.day > announced ? [{ ...one, day: work.day }] : [];
    return missing.includes(one) ? [{ ...one, day: undefined }] : [];
  });
  if (open.length === 0) return dated.length === 0 ? [] : [holds(external.at)];
  const names = namedAll(
    open.map(({ name, day }) => `${name} (${day === undefined ? 'not planned' : `due ${saidDay(day, calendar)}`})`),
  );
  const message = `The announcement on ${saidDay(announced, calendar)} comes before ${names}. People ask from that day on, and nobody can answer them yet. ${remedy(open, announced, calendar)}`;
  const related = open.flatMap(({ name, day, commitment }) =>
    day === undefined ? [] : [{ message: `This is ${name}, due ${saidDay(day, calendar)}.`, span: commitment.at.span }],
  );
  return [fails(external.at, message, { related, level: open.some(({ vital }) => vital) ? 'error' : undefined })];
}

function remedy(open: readonly Open[], announced: Day, calendar: Calendar): string {
  const it = open.length === 1 ? 'it' : 'them';
  if (announced < calendar.today) return `The market knows it already: finish ${it} now.`;
  const days = open.map(({ day }) => day ?? Infinity);
  const last = Math.max(...days);
  // From the launch on, nothing is announced early.
  const later = last < (calendar.launch ?? -Infinity) ? `on ${saidDay(last, calendar)} or later` : 'at launch';
  return `Have ${it} done by ${saidDay(announced, calendar)}, or announce it ${later}.`;
}
