import type { Fact } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import { asksForFact } from '../claim.ts';
import { lint } from '../lint.ts';

/** A rollback whose keys are all empty is no rollback. One that is ruled out in words is an answer. */
export default lint({
  summary: 'The plan names no way back.',
  tiers: [1, 2, 3],
  timing: { kind: 'lead', days: 14 },
  needs: 'rollout.rollback',
  why: `The hour in which a launch goes wrong is the worst one to invent a way back. Kubernetes therefore lets no
enhancement through its production readiness review that does not say how it can be turned off or rolled back, and what
would make somebody do it. Two weeks ahead it is a page of text; on the day it is an outage that lasts as long as the
thinking.`,
  origin: { source: 'KEP production readiness' },
  fix: 'offer',
  bad: { plan: 'rollout:\n  owner: sam@example.com\n' },
  good: { plan: 'rollout:\n  rollback: Turn the flag billing.v2 off; old invoices stay valid.\n' },
  check: ({ rollout }) => [
    asksForFact(
      filledIn(rollout.rollback),
      {
        thing: 'the way back',
        missing: 'The plan names no way back if the launch goes wrong.',
        because: 'Customers wait in the outage while somebody thinks of one.',
      },
      // What stands there already is filled in, not written again.
      isBlank(rollout.rollback) ? { offers: [] } : {},
    ),
  ],
});

type Rollback = Plan['rollout']['rollback'];

function filledIn(rollback: Rollback): Fact<unknown> {
  return isBlank(rollback) ? { kind: 'absent', at: rollback.at, written: 'empty' } : rollback;
}

function isBlank(rollback: Rollback): boolean {
  if (rollback.kind !== 'given') return false;
  const { trigger, owner, flag, tested_on, reversible, evidence } = rollback.value;
  return [trigger, owner, flag, tested_on, reversible, evidence].every(({ kind }) => kind === 'absent');
}
