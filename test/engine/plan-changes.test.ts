import { describe, expect, it } from 'vitest';
import { planChanges } from '../../server/src/engine/compare/plan-changes.ts';
import { takeSnapshot } from '../../server/src/engine/snapshot.ts';
import type { Plan } from '../../server/src/plan/plan.ts';
import { SIX_FIELDS } from '../support/checked.ts';

function planOf(text: string): Plan {
  const [plan] = takeSnapshot(text).plans;
  if (plan === undefined) throw new Error('The text holds no launch plan');
  return plan;
}

/** Each change of what stands behind the six fields as `class kind path: before -> after`. */
function changes(before: string, after: string): readonly string[] {
  const [old, current] = [planOf(SIX_FIELDS + before), planOf(SIX_FIELDS + after)];
  return planChanges(old, current).map((change) => {
    const values = [change.before, change.after].map((value) => JSON.stringify(value)).join(' -> ');
    return `${change.class} ${change.kind} ${change.path}: ${values}`;
  });
}

describe('the changes of a plan', () => {
  it('are none where items have another order, or keys another form', () => {
    expect(
      changes(
        'milestones:\n  - {id: beta, what: Beta}\n  - {id: ga, what: GA}\ntags: [a, b]\n',
        'tags:\n  - b\n  - "a"\nmilestones: # In another order\n  - {what: GA, id: ga}\n  - {id: beta, what: Beta, due: }\n',
      ),
    ).toEqual([]);
  });

  it('name items by what identifies them, each thing at its topmost place', () => {
    expect(
      changes(
        'milestones:\n  - {id: beta, what: Beta, due: T-20}\n  - {id: ga, what: GA}\nnotes: Old\n',
        'milestones:\n  - {id: pilot, what: Pilot}\n  - {id: beta, what: Beta, due: T-10}\nsales: {demo: {due: T-9}}\n',
      ),
    ).toEqual([
      'also added milestones[id=pilot]: null -> {"id":"pilot","what":"Pilot"}',
      'also changed milestones[id=beta].due: "T-20" -> "T-10"',
      'agree removed milestones[id=ga]: {"id":"ga","what":"GA"} -> null',
      'also added sales: null -> {"demo":{"due":"T-9"}}',
      'also removed notes: "Old" -> null',
    ]);
  });

  it('of what an alias brings in are told as a whole', () => {
    expect(
      changes(
        'x-who: &who {owner: a@example.com}\nsupport: {training: *who}\n',
        'x-who: &who {owner: b@example.com}\nsupport: {training: *who}\n',
      ),
    ).toEqual([
      'also changed x-who.owner: "a@example.com" -> "b@example.com"',
      'also changed support.training: {"owner":"a@example.com"} -> {"owner":"b@example.com"}',
    ]);
  });

  it.each<[string, string, string]>([
    ['date_is: target', '', 'agree'],
    ['slips: [{from: 2027-01-01, to: 2027-03-10, reason: a}]', '', 'agree'],
    ['sales: {owner: a@example.com}', 'sales: {owner: b@example.com}', 'agree'],
    ['partners: {owner: a@example.com}', 'partners: {owner: b@example.com}', 'agree'],
    ['handoff: {owner: a@example.com}', '', 'agree'],
    ['sales: {demo: {owner: a@example.com}}', 'sales: {demo: {owner: b@example.com}}', 'also'],
    ['launch_day: {lead: a@example.com}', 'launch_day: {lead: b@example.com}', 'agree'],
    ['promises: [{to: A, what: B}]', 'promises: [{to: A, what: B, due: T-1}]', 'agree'],
    ['pricing: {plans: [a]}', 'pricing: {plans: [b]}', 'agree'],
    ['sales: {reps: 3}', 'sales: {reps: 4}', 'agree'],
    ['outcomes: {metrics: [{name: a, target: 1}]}', 'outcomes: {metrics: [{name: a, target: 2}]}', 'agree'],
    ['outcomes: {metrics: [{name: a, actual: 1}]}', 'outcomes: {metrics: [{name: a, actual: 2}]}', 'also'],
    ['outcomes: {metrics: [{name: a}]}', 'outcomes: {metrics: []}', 'agree'],
    ['outcomes: {metrics: []}', 'outcomes: {metrics: [{name: a, target: 1}]}', 'also'],
    ['engineering: {on_call: a}', 'engineering: {on_call: b}', 'agree'],
    ['engineering: {load_test: todo}', 'engineering: {load_test: done}', 'also'],
    ['scope: [{id: a}]', 'scope: [{id: a}, {id: b}]', 'agree'],
    ['scope: [{id: a}]', 'scope: [{id: a, status: doing}]', 'also'],
    ['scope: [{id: a, effort_days: 3}]', 'scope: [{id: a, effort_days: 5}]', 'agree'],
    ['rollout: {rollback: {trigger: a}}', 'rollout: {rollback: {trigger: b}}', 'agree'],
    ['rollout: {steps: [{id: a, percent: 5}]}', 'rollout: {steps: [{id: a, percent: 50}]}', 'agree'],
    ['approvals: [{gate: legal, by: a}]', 'approvals: [{gate: legal, by: b}]', 'agree'],
    ['', 'waivers: [{lint: sales/no-demo, reason: a}]', 'agree'],
    ['sales: {demo: todo}', 'sales: {unchanged: same}', 'agree'],
    ['docs: {user_guide: todo}', 'docs: {user_guide: not-applicable}', 'agree'],
    ['docs: {user_guide: todo}', 'docs: {user_guide: "not-applicable: same"}', 'agree'],
    ['docs: {user_guide: {status: todo}}', 'docs: {user_guide: {status: not-applicable}}', 'agree'],
    ['docs: {user_guide: not-applicable}', 'docs: {user_guide: todo}', 'also'],
    ['legal: {personal_data: true}', 'legal: {personal_data: false}', 'agree'],
    ['comms: {breaking: true}', '', 'agree'],
    ['migration: {end_of_life: 2028-01-01}', 'migration: {end_of_life: 2027-01-01}', 'agree'],
    ['support: {level: full}', 'support: {level: none}', 'agree'],
    ['risks: [{risk: a}, {risk: b}]', 'risks: [{risk: a}]', 'agree'],
    ['risks: [{risk: a}]', 'risks: [{risk: a}, {risk: b}]', 'also'],
    ['dependencies: [{on: a}]', '', 'agree'],
    ['x-kind: a', 'x-kind: b', 'also'],
    ['tags: [a]', '', 'also'],
  ])('from %j to %j are of the class %s', (before, after, expected) => {
    const classes = changes(`${before}\n`, `${after}\n`).map((change) => change.split(' ')[0]);
    expect(classes.includes('agree') ? 'agree' : classes[0]).toBe(expected);
  });
});
