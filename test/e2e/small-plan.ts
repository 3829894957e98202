/** A plan that is in good order but for its docs, which are absent and due. */
export const SMALL_PLAN = `launch_plan: 1
name: Dark mode
owner: kim@example.com
tier: 3
stage: ga
date: 2031-04-15
problem: { pain: People who read at night turn the screen down and still get headaches. }
go_to_market: { motion: self-serve }
pricing: { model: included, entitlement: 'not-applicable: every plan gets it' }
legal: { personal_data: false }
rollout: { rollback: Turn the flag dark-mode off }
outcomes: { metrics: [{ name: Evening sessions over ten minutes, baseline: 31%, target: 36%, by: T+30 }] }
`;

/** Ten days before the launch of that plan. */
export const ITS_DAY = '2031-04-05';
