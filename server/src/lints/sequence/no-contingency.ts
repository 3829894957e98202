import { given, items } from '../../plan/fact.ts';
import { asksForFact } from '../claim.ts';
import { excerpt } from '../kit/names/excerpt.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'The plan names no plan B for something from outside the company.',
  tiers: [1, 2],
  timing: { kind: 'lead', days: 30 },
  needs: 'dependencies.contingency',
  why: `The chapter on launches in Google's book on site reliability asks of each launch which third parties it depends
on, and what happens when they are not there. Another company's dates are not yours to move: a team that thinks of a plan B on
the day it fails has none.`,
  origin: { source: 'SRE book ch. 27' },
  fix: 'offer',
  bad: { plan: 'dependencies:\n  - on: Letter shop for printed reminders\n    external: true\n' },
  good: {
    plan: `dependencies:
  - on: Letter shop for printed reminders
    external: true
    contingency: Email only for the first month
`,
  },
  check: ({ dependencies }) =>
    items(dependencies)
      .filter(({ value }) => given(value.external) === true)
      .map(({ value }) => {
        const on = given(value.on);
        const what = on === undefined ? 'a dependency from outside' : `“${excerpt(on)}”`;
        return asksForFact(value.contingency, {
          thing: `the fallback for ${what}`,
          missing: `The plan names no plan B for ${what}.`,
          because: 'What another company delivers late makes this launch late.',
        });
      }),
});
