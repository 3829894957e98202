import { given, type Fact } from '../../plan/fact.ts';
import { amount } from '../kit/amount.ts';
import { fails, holds, type Claim } from '../claim.ts';
import { excerpt } from '../kit/names/excerpt.ts';
import { lint } from '../lint.ts';

/**
 * The limits are rules of thumb. An organisation sets its own. They are numbers in the currency of the plan. A motion
 * between the two poles, and a partner, has no limit.
 */
export default lint({
  summary: 'The size of a deal does not fit the way it is sold.',
  tiers: [1, 2],
  notFor: ['sunset', 'internal', 'migration'],
  timing: { kind: 'fixed', severity: 'warning' },
  needs: 'go_to_market.deal_size',
  why: `Nobody puts the price of a car on a credit card without talking to a person, and a seller who earns on each deal
cannot live on small ones. Teams that mix the two build a checkout that no buyer dares to use, or pay people to sell what
does not pay for them. The limits are rules of thumb; an organisation can set its own.`,
  origin: { seed: 1 },
  options: {
    self_serve_max: { default: 50_000, description: 'The most a year that customers buy without a seller.' },
    self_serve_cycle_days: { default: 90, description: 'The most days that customers take to buy without a seller.' },
    sales_led_min: { default: 10_000, description: 'The least a year that pays for a seller.' },
  },
  bad: { plan: 'go_to_market:\n  motion: self-serve\n  deal_size: 80000\n' },
  good: { plan: 'go_to_market:\n  motion: self-serve\n  deal_size: 1200\n  sales_cycle_days: 14\n' },
  check: ({ go_to_market }, { motion, organisation }, { option }) => {
    if (organisation.dealSize !== undefined) return [];
    const { deal_size, sales_cycle_days } = go_to_market;
    const currency = given(go_to_market.currency);
    const money = (value: number): string =>
      currency === undefined ? amount(value) : `${amount(value)} ${excerpt(currency)}`;
    const [max, days, min] = [option('self_serve_max'), option('self_serve_cycle_days'), option('sales_led_min')];
    switch (motion) {
      case 'self-serve':
        return [
          ...judge(deal_size, 'deal-size', (size) =>
            size > max
              ? `Customers are to buy this by themselves, at ${money(size)} a year. Above ${money(max)} hardly anybody buys without talking to a person. Offer a smaller package to begin with, or plan for sellers.`
              : undefined,
          ),
          ...judge(sales_cycle_days, 'sales-cycle', (cycle) =>
            cycle > days
              ? `Customers are to buy this by themselves, but take ${amount(cycle)} days to decide. Beyond ${amount(days)} days a purchase needs somebody who keeps it alive. Find a smaller first step, or plan for sellers.`
              : undefined,
          ),
        ];
      case 'sales-led':
        return judge(deal_size, 'deal-size', (size) =>
          size < min
            ? `Sellers are to sell this, at ${money(size)} a year. A deal below ${money(min)} does not pay for the people who close it. Sell larger packages, or let customers buy it by themselves.`
            : undefined,
        );
      case 'product-led-sales':
      case 'partner':
      case undefined:
        return [];
    }
  },
});

function judge(fact: Fact<number>, messageId: string, fault: (value: number) => string | undefined): readonly Claim[] {
  const value = given(fact);
  if (value === undefined) return [];
  const message = fault(value);
  return [message === undefined ? holds(fact.at) : fails(fact.at, message, { messageId })];
}
