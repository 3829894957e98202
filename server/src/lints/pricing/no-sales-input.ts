import { items } from '../../plan/fact.ts';
import { asksForFact } from '../claim.ts';
import { both, paid, sold } from '../kit/conditions.ts';
import { excerptOfNames } from '../kit/names/excerpt.ts';
import { offer } from '../fix.ts';
import { lint } from '../lint.ts';
import { sameName } from '../kit/names/same-name.ts';

export default lint({
  summary: 'The plan names no input from sales into the price model.',
  tiers: [1, 2],
  notFor: ['migration', 'sunset', 'internal'],
  timing: { kind: 'lead', days: 60 },
  applies: both(sold, paid),
  needs: 'pricing.input_from',
  why: `A product came with a price model that sales had never been asked about. Sellers could not explain it, could not fit
it into the contracts that they write, and steered buyers to what they knew how to price. Input is asked for as a
department: “sales” has to be one of those that the plan names.`,
  origin: { seed: 4 },
  fix: 'offer',
  bad: { plan: 'pricing:\n  model: tiered\n  input_from: [finance, product]\n' },
  good: { plan: 'pricing:\n  model: tiered\n  input_from: [finance, sales]\n' },
  check: ({ pricing: { input_from } }) => {
    const departments = items(input_from).map(({ value }) => value);
    const lacksSales = input_from.kind === 'given' && !departments.some((name) => sameName(name, 'sales'));
    // What cannot be read may be sales.
    if (lacksSales && input_from.value.some(({ kind }) => kind === 'unreadable')) return [];
    const from = departments.length === 0 ? '' : `: it came from ${excerptOfNames(departments)}`;
    const asked = asksForFact(input_from, {
      thing: 'the input into the price model',
      missing: `The plan names no input from sales into the price model${from}.`,
      because: 'Sellers steer buyers away from a price that they cannot explain.',
    });
    if (!lacksSales) return [asked];
    return [
      {
        ...asked,
        commitments: [{ kind: 'none', at: input_from.at, written: 'no' }],
        offers: [
          offer('Add sales to those who gave input', { kind: 'append', path: input_from.at.path, value: 'sales' }),
        ],
      },
    ];
  },
});
