import { given, type Fact } from '../../plan/fact.ts';
import { fails, holds, type Claim } from '../claim.ts';
import { sold } from '../kit/conditions.ts';
import { lint } from '../lint.ts';

/** Compares with what the organisation says its team sells; the ends of a range still fit. */
export default lint({
  summary: 'The deals are of a shape that the sales team does not sell.',
  tiers: [1, 2],
  notFor: ['sunset', 'internal'],
  timing: { kind: 'fixed', severity: 'warning' },
  applies: sold,
  needs: 'go_to_market',
  why: `“Sales isn't built to sell what you want them to sell the way you want them to sell it.” A team that lives on
large, slow deals loses money on small ones, and a team built for quick ones cannot see a deal through nine months of
procurement. Both will try, fail, and go back. The range is that of the organisation, in the currency that it counts in.`,
  origin: { seed: 2 },
  bad: {
    plan: 'go_to_market:\n  deal_size: 4000\n',
    organisation: { dealSize: [20_000, 500_000] },
  },
  good: {
    plan: 'go_to_market:\n  deal_size: 40000\n',
    organisation: { dealSize: [20_000, 500_000] },
  },
  check: ({ go_to_market }, { organisation }) => [
    ...within(go_to_market.deal_size, organisation.dealSize, 'deal-size', (size, [least, most]) =>
      size < least
        ? `A deal of ${number(size)} a year is smaller than the team sells: its deals run from ${number(least)} to ${number(most)}. A small deal costs as much to sell as a large one. Sell larger packages, let customers buy it by themselves, or waive this with a reason.`
        : `A deal of ${number(size)} a year is larger than the team sells: its deals run from ${number(least)} to ${number(most)}. Buyers of that size ask for people and papers that the team does not have. Start with a smaller package, or waive this with a reason.`,
    ),
    ...within(go_to_market.sales_cycle_days, organisation.salesCycleDays, 'sales-cycle', (days, [least, most]) =>
      days < least
        ? `A sale in ${number(days)} days is quicker than the team works: its deals take ${number(least)} to ${number(most)} days. Customers who decide that fast will not wait for it. Let them buy it by themselves, or waive this with a reason.`
        : `A sale of ${number(days)} days is longer than the team works: its deals take ${number(least)} to ${number(most)} days. Sellers with a target each quarter drop what does not close in time. Find a smaller first step to sell, or waive this with a reason.`,
    ),
  ],
});

type Range = readonly [least: number, most: number];

function within(
  fact: Fact<number>,
  range: Range | undefined,
  messageId: string,
  message: (value: number, range: Range) => string,
): readonly Claim[] {
  const value = given(fact);
  if (value === undefined || range === undefined) return [];
  const [least, most] = range;
  if (least <= value && value <= most) return [holds(fact.at)];
  return [fails(fact.at, message(value, range), { messageId })];
}

/** A number with its thousands set off, in the same way on every machine. */
function number(value: number): string {
  const [whole = '', fraction] = String(value).split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
