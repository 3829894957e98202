import { sayDate } from '../../plan/calendar.ts';
import { approvalCommitment, commitmentOf, dayCommitment, type Commitment } from '../../plan/commitment.ts';
import { given, isSaid } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import { fails, holds, type Claim } from '../claim.ts';
import { dayStillToCome, placeOfDay } from '../kit/dates/day-still-to-come.ts';
import { lastApprovals } from '../kit/last-approvals.ts';
import { lint, type LintContext } from '../lint.ts';
import { sameName } from '../kit/names/same-name.ts';

export default lint({
  summary: 'A step comes before the step it builds on.',
  tiers: [1, 2],
  timing: { kind: 'fixed', severity: 'warning' },
  needs: 'tasks',
  why: `Product defines the problem, engineering builds, marketing positions, sales sells, support keeps it working: each
step needs the one before it. Sellers who are trained before there is a position learn a story that changes; support that
is trained before the guide is written learns nothing; an invoice that is tested before the price is approved tests another
price. Each date looks sensible on its own. Only together are they wrong. A step that is done breaks no chain any more.`,
  origin: { seed: 2 },
  bad: { plan: 'support:\n  training: T-5\ndocs:\n  user_guide: T-2\n' },
  good: { plan: 'support:\n  training: T-5\ndocs:\n  user_guide: T-8\n' },
  check: (plan, context) => [...chainOf(plan).flatMap((link) => order(link, context)), ...positionedWithoutPain(plan)],
});

/** A step, and the one that it builds on. */
interface Link {
  readonly messageId: string;
  readonly step: Step;
  readonly base: Step;
  /** Why the order matters, and what to do, in a person's words. */
  readonly because: string;
}

interface Step {
  /** As it goes into a sentence, with its article. */
  readonly name: string;
  readonly commitment: Commitment;
}

/** Each step with the step that it builds on. */
function chainOf(plan: Plan): readonly Link[] {
  const { sales, support, marketing, docs, finance, comms } = plan;
  const salesTraining: Step = { name: 'the training of sales', commitment: commitmentOf(sales.training, 'task') };
  const approval = lastApprovals(plan).find(({ value }) => sameName(given(value.gate) ?? '', 'pricing'));
  const price: Step = {
    name: 'the approval of the price',
    commitment: approval === undefined ? commitmentOf(plan.approvals) : approvalCommitment(approval.value),
  };
  return [
    {
      messageId: 'sales-training-before-positioning',
      step: salesTraining,
      base: { name: 'the positioning', commitment: commitmentOf(marketing.positioning) },
      because: 'Sellers would learn a story that may still change.',
    },
    {
      messageId: 'sales-training-before-price',
      step: salesTraining,
      base: price,
      because: 'Sellers would learn a price that nobody has approved.',
    },
    {
      messageId: 'support-training-before-guide',
      step: { name: 'the training of support', commitment: commitmentOf(support.training, 'task') },
      base: { name: 'the user guide', commitment: commitmentOf(docs.user_guide, 'task') },
      because: 'Support would be trained on something that is not written down yet.',
    },
    {
      messageId: 'invoice-before-price',
      step: { name: 'the test invoice', commitment: commitmentOf(finance.test_invoice, 'task') },
      base: price,
      because: 'The invoice would be tested with a price that nobody has approved.',
    },
    {
      messageId: 'announced-before-sales-training',
      step: { name: 'the announcement', commitment: dayCommitment(comms.external) },
      base: salesTraining,
      because: 'Buyers would call sellers who do not know it yet.',
    },
  ];
}

function order({ messageId, step, base, because }: Link, { calendar }: LintContext): readonly Claim[] {
  const day = dayStillToCome(step.commitment, calendar);
  const needs = day === undefined ? undefined : dayStillToCome(base.commitment, calendar);
  if (day === undefined || needs === undefined) return [];
  const place = placeOfDay(step.commitment);
  if (day >= needs) return [holds(place)];
  const { today } = calendar;
  const message = `${step.name.charAt(0).toUpperCase()}${step.name.slice(1)} on ${sayDate(day, today)} comes before ${base.name} on ${sayDate(needs, today)}, which it builds on. ${because} Move one of the two.`;
  const related = [
    { message: `This is ${base.name}, due ${sayDate(needs, today)}.`, span: placeOfDay(base.commitment).span },
  ];
  return [fails(place, message, { messageId, related })];
}

/** A position answers a pain. One that is written before the pain is known was made up. */
function positionedWithoutPain({ marketing, problem }: Plan): readonly Claim[] {
  const { positioning } = marketing;
  if (positioning.kind !== 'given' || problem.pain.kind === 'unreadable') return [];
  const { for: whom, need, category, benefit, unlike, difference } = positioning.value;
  if (![whom, need, category, benefit, unlike, difference].some(isSaid)) return [];
  if (isSaid(problem.pain)) return [holds(positioning.at)];
  const message =
    'The product is positioned, but the plan does not say which pain of its customers it ends. A position that answers no pain convinces nobody. Write down the pain, then check whether the position still answers it.';
  return [fails(positioning.at, message, { messageId: 'positioning-without-pain' })];
}
