import { asksForFact } from '../claim.ts';
import { eitherFact } from '../kit/either-fact.ts';
import { offer } from '../fix.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'The plan does not say what goes into building and what into distribution.',
  tiers: [1, 2],
  notFor: ['price', 'migration', 'sunset', 'internal'],
  timing: { kind: 'fixed', severity: 'info' },
  needs: 'effort',
  why: `A business runs on two wheels, the product and its distribution. People who build believe that the product
decides, people who sell believe that anything can be sold, and each spends the time on what they value. Until the two
shares stand side by side, nobody sees which wheel is flat.`,
  origin: { seed: 3 },
  fix: 'offer',
  bad: { plan: 'effort:\n  owner: ana@example.com\n' },
  good: { plan: 'effort:\n  build: 60\n' },
  check: ({ effort }) => {
    const said = eitherFact(effort.build, effort.distribute);
    const stub = effort.written
      ? offer('Add the share of building to the plan', { kind: 'insert', path: ['effort', 'build'], value: '' })
      : offer('Add the split of the effort to the plan', {
          kind: 'insert',
          path: ['effort'],
          value: {
            entries: [
              ['build', ''],
              ['distribute', ''],
            ],
          },
        });
    const wording = {
      thing: 'the split of the effort',
      missing: 'The plan does not say what share of the effort goes into building and what into distribution.',
      because: 'Without it nobody sees when one of the two gets too little.',
      hint: 'One number in percent is enough: the other is the rest.',
    };
    if (said.kind !== 'absent') return [asksForFact(said, wording)];
    // A key that waits for its number needs no other beside it.
    return [asksForFact(said, wording, { offers: said.written === 'no' ? [stub] : [] })];
  },
});
