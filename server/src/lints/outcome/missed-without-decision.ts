import { sayDate } from '../../plan/calendar.ts';
import { dayMeant } from '../../plan/date-ref.ts';
import { given, items } from '../../plan/fact.ts';
import { answeredLater } from '../kit/dates/after-launch.ts';
import { fails, holds, type Claim } from '../claim.ts';
import { excerpt } from '../kit/names/excerpt.ts';
import { offer } from '../fix.ts';
import { lint, type LintContext } from '../lint.ts';
import { nameOfMetric, type Metric } from '../kit/metrics.ts';
import { foldedName } from '../kit/names/same-name.ts';

export default lint({
  summary: 'A target was missed or never measured, and the plan has no decision on it.',
  tiers: [1, 2],
  timing: { kind: 'after', days: 0, severity: 'error' },
  needs: 'outcomes.metrics.decision',
  why: `Nine months after its launch a product had one customer. It had been a failure from the start, and month after
month nobody decided anything. A target and its actual value are compared where both are numbers of the same unit, as
40 % and 31 %. Lower is better where the target lies below the baseline, and higher is better otherwise; of a guardrail
without a baseline that is not known, so only an absent value counts. A metric whose day is to come is not judged.`,
  origin: { seed: 4 },
  fix: 'offer',
  bad: {
    plan: 'status: launched\noutcomes:\n  metrics:\n    - name: Customers billed by use\n      target: 60\n      by: T+90\n      actual: 48\n',
    daysLeft: -91,
  },
  good: {
    plan: 'status: launched\noutcomes:\n  metrics:\n    - name: Customers billed by use\n      target: 60\n      by: T+90\n      actual: 48\n      decision: Lower the entry price; look again at T+180.\n',
    daysLeft: -91,
  },
  check: ({ outcomes }, context) => items(outcomes.metrics).flatMap(({ value }) => judged(value, context)),
});

function judged(metric: Metric, { calendar }: LintContext): readonly Claim[] {
  const { by, baseline, target, actual, decision } = metric;
  const date = given(by);
  const day = date && dayMeant(date, calendar.launch);
  if (day === undefined || day >= calendar.today) return [];
  if ([baseline, target, actual, decision].some(({ kind }) => kind === 'unreadable')) return [];
  const reached = given(actual);
  const missed = reached === undefined || isMissed(metric, reached);
  if (!missed || decision.kind === 'given') return [holds(actual.at)];
  const later = answeredLater(decision, calendar) ?? answeredLater(actual, calendar);
  if (later !== undefined) return [holds(actual.at, { state: later })];
  const name = nameOfMetric(metric);
  const said = name.charAt(0).toUpperCase() + name.slice(1);
  const when = sayDate(day, calendar.today);
  if (reached === undefined) {
    const message = `${said} had until ${when} to reach its target, and the plan does not say where it got. What nobody measures goes on, whether it works or not. Write down the actual value, or what you decided without it.`;
    const fixes =
      actual.kind === 'absent' && actual.written === 'no'
        ? [offer(`Add the actual value of ${name}`, { kind: 'insert', path: actual.at.path, value: '' })]
        : [];
    return [fails(actual.at, message, { messageId: 'not-measured', fixes })];
  }
  const goal = excerpt(given(target) ?? '');
  const message = `${said} reached ${excerpt(reached)}; the target was ${goal} by ${when}. A missed target that nobody answers becomes the new normal. Decide whether to go on, to change course or to stop, and write it down.`;
  const fixes =
    decision.kind === 'absent' && decision.written === 'no'
      ? [offer(`Add the decision on ${name}`, { kind: 'insert', path: decision.at.path, value: '' })]
      : [];
  return [fails(actual.at, message, { messageId: 'missed', fixes })];
}

/** Whether what was reached is worse than the target, as far as numbers tell. */
function isMissed({ kind, baseline, target }: Metric, reached: string): boolean {
  const actual = measureOf(reached);
  const goal = measureOf(given(target) ?? '');
  if (actual === undefined || goal?.unit !== actual.unit) return false;
  const start = measureOf(given(baseline) ?? '');
  const comparable = start?.unit === goal.unit;
  if (!comparable && given(kind) === 'guardrail') return false;
  return comparable && goal.amount < start.amount ? actual.amount > goal.amount : actual.amount < goal.amount;
}

interface Measure {
  readonly amount: number;
  readonly unit: string;
}

/** A number with an optional currency or unit: `60`, `31%`, `31 %`, `$1,200`, `2.5 hours`. */
const MEASURE = /^([$€£¥]?)\s*([-+]?\d+(?:,\d{3})*(?:\.\d+)?)\s*(\D*)$/;

function measureOf(text: string): Measure | undefined {
  const match = MEASURE.exec(text);
  if (match === null) return undefined;
  const [, currency = '', digits = '', unit = ''] = match;
  return { amount: Number(digits.replaceAll(',', '')), unit: foldedName(currency + unit) };
}
