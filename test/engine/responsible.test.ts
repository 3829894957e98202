import { describe, expect, it } from 'vitest';
import { parseAddress, pathAt } from '../../server/src/engine/address.ts';
import { responsible } from '../../server/src/engine/responsible.ts';
import { takeSnapshot } from '../../server/src/engine/snapshot.ts';

const TEXT = `launch_plan: 1
name: Atlas
owner: ana@example.com
sales:
  owner: lee@example.com
  demo: {owner: kim@example.com, due: T-14}
  training: T-7
support:
  owner: TBD
  training: T-7
promises:
  - {to: Northwind, what: Reminders, due: 2027-03-01, made_by: max@example.com}
  - {to: Contoso, what: Exports, due: 2027-03-01}
approvals:
  - {gate: pricing, by: cfo@example.com, decision: requested}
milestones:
  - {id: beta, what: Beta, due: T-30, owner: jo@example.com}
  - {id: done, what: Done, due: T-3}
rollout:
  owner: rae@example.com
  rollback: {trigger: Errors, owner: ops@example.com}
`;

const snapshot = takeSnapshot(TEXT);

describe('who is asked about', () => {
  it.each([
    ['sales.demo', 'kim@example.com'],
    ['sales.demo.due', 'kim@example.com'],
    ['sales.training', 'lee@example.com'],
    ['support.training', 'ana@example.com'],
    ['promises[what=Reminders].due', 'max@example.com'],
    ['promises[what=Exports]', 'ana@example.com'],
    ['approvals[gate=pricing].decision', 'cfo@example.com'],
    ['milestones[id=beta].due', 'jo@example.com'],
    ['milestones[id=done].due', 'ana@example.com'],
    ['rollout.rollback.trigger', 'ops@example.com'],
    ['rollout', 'rae@example.com'],
    ['date', 'ana@example.com'],
  ])('%s is %s', (address, person) => {
    const [plan] = snapshot.plans;
    const steps = parseAddress(address);
    if (plan === undefined || typeof steps === 'number') throw new Error('There is a plan, and this is an address');
    expect(
      responsible(plan, pathAt(plan.document.root, steps) ?? steps.flatMap((s) => ('key' in s ? s.key : []))),
    ).toBe(person);
  });

  it('what is not there yet is the owner of what is above it', () => {
    const [plan] = snapshot.plans;
    if (plan === undefined) throw new Error('There is a plan');
    expect(responsible(plan, ['sales', 'battlecards'])).toBe('lee@example.com');
    expect(responsible(plan, ['legal', 'review'])).toBe('ana@example.com');
  });
});
