import { asksForTask } from '../claim.ts';
import { both, paid, sold } from '../kit/conditions.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'The plan does not say how a seller can quote it.',
  tiers: [1, 2],
  notFor: ['migration', 'sunset', 'internal'],
  timing: { kind: 'lead', days: 14 },
  applies: both(sold, paid),
  needs: 'sales.price_book',
  why: `The product was finished, and buyers asked for it. Sellers pointed them to the products that they knew how to
price, because the new one was in no price book: a quote meant writing to three departments and waiting. A launch date
that the price book has never heard of is a launch date for the code only.`,
  origin: { seed: 4 },
  fix: 'offer',
  bad: { plan: 'pricing:\n  model: per-seat\nsales:\n  owner: lee@example.com\n' },
  good: { plan: 'pricing:\n  model: per-seat\nsales:\n  price_book: done\n' },
  check: ({ sales }) => [
    asksForTask(sales.price_book, {
      thing: 'the price book entry',
      missing: 'The plan does not say how a seller can quote this.',
      because: 'What is not in the price book cannot be put into an offer, however much a customer wants it.',
    }),
  ],
});
