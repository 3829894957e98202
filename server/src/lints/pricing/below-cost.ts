import { given, type Fact } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import { fails, holds, type Claim } from '../claim.ts';
import { amount } from '../kit/amount.ts';
import { when } from '../kit/conditions.ts';
import { lint } from '../lint.ts';

export default lint({
  since: '1.1',
  summary: 'The price does not pay for what it buys.',
  tiers: [1, 2, 3],
  notFor: ['migration', 'sunset', 'internal'],
  timing: { kind: 'fixed', severity: 'error' },
  applies: when(
    'price_amount and unit_cost given, model neither free nor included',
    ({ pricing: { model, price_amount, unit_cost } }) =>
      price_amount.kind === 'given' &&
      numberIn(unit_cost) !== undefined &&
      model.kind !== 'unreadable' &&
      !['free', 'included'].includes(given(model) ?? ''),
  ),
  needs: 'pricing.price_amount',
  why: `From August 2017 MoviePass sold a film in the cinema on every day of the month for 9.95 dollars, and paid the
cinemas the full price of each ticket. One visit used up the month's price in many cities; three million people
subscribed, and each of them made the loss larger. Two years later it was shut down, and then bankrupt. Where a unit costs
more than it brings, growth is not the way out.`,
  origin: { source: 'MoviePass 2017' },
  bad: {
    plan: 'pricing:\n  model: usage\n  price: EUR 0.01 a call\n  price_amount: 0.01\n  unit_cost: 0.02\n  metering: { done: T-45 }\n',
  },
  good: {
    plan: 'pricing:\n  model: usage\n  price: EUR 0.03 a call\n  price_amount: 0.03\n  unit_cost: 0.02\n  metering: { done: T-45 }\n',
  },
  check: ({ pricing }) => judged(pricing),
});

function judged(pricing: Plan['pricing']): readonly Claim[] {
  const { price_amount } = pricing;
  const price = given(price_amount);
  const cost = numberIn(pricing.unit_cost);
  const units = unitsIn(pricing);
  if (price === undefined || cost === undefined || units === undefined) return [];
  if (units === 'not-said') {
    const message = `A unit costs ${amount(cost)}, and the plan does not say how many of them the price of ${amount(price)} buys. A customer who uses more than the price pays for costs more than they bring in. Write down how many units one price buys (“units_per_price”).`;
    return [fails(price_amount.at, message, { messageId: 'no-units', level: 'warning' })];
  }
  const total = exact(units * cost);
  if (total <= price) return [holds(price_amount.at)];
  const sum = `${amount(units)} ${units === 1 ? 'unit' : 'units'} × ${amount(cost)} = ${amount(total)}`;
  const message = `${sum}, and the price is ${amount(price)}. Every sale loses ${amount(exact(total - price))}, and the more are sold, the more is lost. ${units > 1 ? 'Raise the price, lower the cost of a unit, or let one price buy fewer units' : 'Raise the price, or lower the cost of a unit'}.`;
  return [fails(price_amount.at, message)];
}

/** How many units one price buys; undefined where the model does not let one tell. */
function unitsIn({ model, units_per_price }: Plan['pricing']): number | 'not-said' | undefined {
  if (units_per_price.kind === 'unreadable') return undefined;
  const units = given(units_per_price);
  if (units !== undefined) return units;
  const name = given(model);
  if (name === 'usage' || name === 'per-seat') return 1;
  return name === 'flat' || name === 'freemium' ? 'not-said' : undefined;
}

/** A cost that is a number; the schema allows a text as well, which nobody can reckon with. */
function numberIn(cost: Fact<string>): number | undefined {
  const written = given(cost);
  const value = Number(written);
  return Number.isFinite(value) ? value : undefined;
}

/** A sum without the last digits, which are those of the computer rather than of the price. */
function exact(value: number): number {
  return Number(value.toPrecision(12));
}
