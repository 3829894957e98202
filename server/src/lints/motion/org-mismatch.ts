import { given } from '../../plan/fact.ts';
import { asksForTask, holds } from '../claim.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'It is sold in a way that the company is not used to.',
  tiers: [1, 2],
  notFor: ['sunset', 'internal', 'migration'],
  timing: { kind: 'fixed', severity: 'warning' },
  needs: 'go_to_market.transition',
  why: `A company driven by its product and one driven by its sales team need different people, and hardly anybody does
well in both. A launch that runs against the grain of its company puts effort where it will not show: sellers have no
use for a product that sells itself, and a product team has nobody to call on buyers. It can be done, as work of its own.`,
  origin: { seed: 1 },
  fix: 'offer',
  bad: { plan: 'go_to_market:\n  motion: self-serve\n', organisation: { motion: 'sales-led' } },
  good: {
    plan: 'go_to_market:\n  motion: self-serve\n  transition:\n    owner: ana@example.com\n    done: T-30\n',
    organisation: { motion: 'sales-led' },
  },
  check: ({ go_to_market: { motion, transition } }, { organisation }) => {
    const own = given(motion);
    if (own === undefined || organisation.motion === undefined) return [];
    if (own === organisation.motion) return [holds(motion.at)];
    return [
      asksForTask(transition, {
        thing: 'the transition',
        missing: `This launch is ${own}, in a company that is ${organisation.motion}, and the plan does not say how the company gets used to it.`,
        because: 'People go on doing what they were hired and paid for.',
      }),
    ];
  },
});
