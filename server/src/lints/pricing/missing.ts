import { given, type Fact } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import { asksForFact } from '../claim.ts';
import { stage } from '../kit/conditions.ts';
import { lint } from '../lint.ts';

const BECAUSE = 'Sales cannot quote it, finance cannot bill it and customers cannot decide.';

/**
 * Asks for the model and, where customers pay, for a price or plans. One of the two answers; where both are still to
 * come, the price counts.
 */
export default lint({
  summary: 'The plan does not say what it costs.',
  tiers: [1, 2, 3],
  notFor: ['migration', 'sunset', 'internal'],
  timing: { kind: 'lead', days: 60, hard: true },
  applies: stage('limited', 'ga'),
  needs: 'pricing.model',
  why: `A team obsessed about every detail of a product for a year, and left the price for the end. Sales had no say in it
and did not know how to quote it, finance could not bill for it. Price books, invoices, terms and the commission of
sellers all start from the price, so everything that follows is late by as much as the price is.`,
  origin: { seed: 4 },
  fix: 'offer',
  bad: { plan: 'pricing:\n  owner: kim@example.com\n' },
  good: { plan: 'pricing:\n  model: per-seat\n  price: EUR 12 a seat and month\n' },
  check: ({ pricing }) => [
    needsPrice(pricing)
      ? asksForFact(
          priceOrPlans(pricing),
          {
            thing: 'the price',
            missing: `The pricing model is ${given(pricing.model) ?? ''}, and the plan has neither a price nor an offer to buy.`,
            because: BECAUSE,
          },
          { messageId: 'no-price' },
        )
      : asksForFact(
          pricing.model,
          {
            thing: 'the pricing model',
            missing: 'The plan does not say what this costs.',
            because: BECAUSE,
            hint: 'Costs nothing, or comes with what customers already pay for? Set the pricing model to free or included.',
          },
          { messageId: 'no-model' },
        ),
  ],
});

/** A quote is made for each customer; free and included have no price of their own. */
function needsPrice({ model }: Plan['pricing']): boolean {
  switch (given(model)) {
    case undefined:
    case 'free':
    case 'included':
    case 'quote':
      return false;
    case 'freemium':
    case 'flat':
    case 'per-seat':
    case 'tiered':
    case 'usage':
    case 'hybrid':
      return true;
  }
}

function priceOrPlans({ price, plans }: Plan['pricing']): Fact<unknown> {
  const either: readonly Fact<unknown>[] = [price, plans];
  const said = (kind: Fact<unknown>['kind']): Fact<unknown> | undefined => either.find((fact) => fact.kind === kind);
  return said('given') ?? said('unreadable') ?? said('planned') ?? price;
}
