import { given, type Fact } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Place } from '../../plan/place.ts';
import { amount } from '../kit/amount.ts';
import { fails, holds } from '../claim.ts';
import { selfServe } from '../kit/conditions.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'Customers are to begin by themselves, and something stands in their way.',
  tiers: [1, 2],
  notFor: ['sunset', 'internal', 'migration', 'price'],
  timing: { kind: 'fixed', severity: 'warning' },
  applies: selfServe,
  needs: 'go_to_market',
  why: `A product without sellers spreads only where nothing holds it up: people can begin at once, see a result at once,
and leave what they had without pain. Each hurdle loses most of those who reach it, silently: nobody calls to say that
they closed the tab.`,
  origin: { seed: 1 },
  options: { hours: { default: 24, description: 'The most hours until a new customer sees a first result.' } },
  bad: { plan: 'go_to_market:\n  motion: self-serve\n  signup: gated\n  time_to_value_hours: 72\n' },
  good: { plan: 'go_to_market:\n  motion: self-serve\n  signup: self-serve\n  time_to_value_hours: 0.5\n' },
  check: ({ go_to_market, stage }, _, { option }) => {
    const { signup, time_to_value_hours, switching_cost } = go_to_market;
    const known: readonly Fact<unknown>[] = [signup, time_to_value_hours, switching_cost];
    const input = known.find(({ kind }) => kind === 'given');
    if (input === undefined) return [];
    const hurdles = hurdlesOf(go_to_market, given(stage) === 'ga', option('hours'));
    const [first, ...others] = hurdles;
    if (first === undefined) return [holds(input.at)];
    const what = hurdles.map(({ says }) => says);
    const named = what.length < 2 ? what.join('') : `${what.slice(0, -1).join(', ')} and ${what.at(-1) ?? ''}`;
    const message = `Customers are to find and buy this by themselves, but ${named}. Each hurdle loses people who never say that they left. Take ${hurdles.length === 1 ? 'it' : 'them'} out of the way, or plan for people who help customers over ${hurdles.length === 1 ? 'it' : 'them'}.`;
    return [
      fails(first.at, message, {
        related: others.map(({ at, says }) => ({ message: `Here ${says}.`, span: at.span })),
      }),
    ];
  },
});

interface Hurdle {
  readonly at: Place;
  readonly says: string;
}

/** Letting people in one by one before general availability is a ramp, not a hurdle. */
function hurdlesOf(
  { signup, time_to_value_hours, switching_cost }: Plan['go_to_market'],
  general: boolean,
  most: number,
): readonly Hurdle[] {
  const hours = given(time_to_value_hours);
  return [
    ...(general && given(signup) === 'gated' ? [{ at: signup.at, says: 'somebody has to let them in' }] : []),
    ...(hours !== undefined && hours > most
      ? [
          {
            at: time_to_value_hours.at,
            says: `a first result takes ${amount(hours)} hours (at most ${amount(most)} would do)`,
          },
        ]
      : []),
    ...(given(switching_cost) === 'high'
      ? [{ at: switching_cost.at, says: 'leaving what they use today costs them much' }]
      : []),
  ];
}
