import { given, items } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import { asksForFact, type Claim } from '../claim.ts';
import { excerpt } from '../kit/names/excerpt.ts';
import { offer } from '../fix.ts';
import { lint } from '../lint.ts';

const because = 'Until there is one, a hard case waits for somebody who happens to know somebody.';

export default lint({
  summary: 'The plan does not say where a hard case goes.',
  tiers: [1, 2],
  timing: { kind: 'lead', days: 14 },
  needs: 'support.escalation',
  why: `A product that support cannot operate is not yet a whole product. Some cases are beyond support from the first
day on; when nobody has said who takes them, they wander through the company, and the customer watches. A level that
names nobody leads nowhere either, and is asked for as well.`,
  origin: { seed: 4 },
  fix: 'offer',
  bad: { plan: 'support:\n  owner: sam@example.com\n' },
  good: { plan: 'support:\n  escalation:\n    - { level: 2, to: billing-oncall@example.com }\n' },
  check: (plan) => [
    deadEnd(plan) ??
      asksForFact(plan.support.escalation, {
        thing: 'the escalation path',
        missing: 'The plan does not say where a case goes that support cannot solve.',
        because,
      }),
  ],
});

/** The first level of the path that names nobody who takes the case. */
function deadEnd({ support }: Plan): Claim | undefined {
  const level = items(support.escalation).find(({ value }) => value.to.kind === 'absent')?.value;
  if (level === undefined) return undefined;
  const name = given(level.level);
  const called = name === undefined ? '' : ` at level “${excerpt(name)}”`;
  const wording = {
    thing: `the next person${called}`,
    missing: `The plan names nobody who takes over a case that support cannot solve${called}.`,
    because,
  };
  const offers = [offer('Add who takes the case', { kind: 'insert', path: level.to.at.path, value: '' })];
  return asksForFact(level.to, wording, { offers, messageId: 'dead-end' });
}
