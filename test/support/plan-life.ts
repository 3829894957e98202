import { answeredSettings } from './catalogue.ts';
import { newRepository, type Repository } from './repository.ts';

/** A state of a plan in its life. */
export interface LifeStep {
  readonly name: string;
  /** The day of the commit. */
  readonly on: string;
  readonly text: string;
}

const head = (status: string, date: string, more = ''): string => `launch_plan: 1
name: Atlas Billing
owner: ana@example.com
tier: 1
stage: ga
date: ${date}
status: ${status}
${more}`;

const problem = `summary: Recurring invoices for customers who already run Atlas Core.
problem:
  customer: Finance teams of subscription businesses
  pain: They key renewals into a second system by hand.
  evidence: https://wiki.example.com/interviews
`;
const pricing = `pricing:
  owner: petra@example.com
  model: flat
  price: 1,900 EUR a month
  input_from: [sales, finance]
`;
const sales = `sales:
  owner: lee@example.com
  input:
    done: 2026-12-14
    from: [enterprise sellers]
    evidence: https://wiki.example.com/sales-input
`;
const scope = `scope:
  - id: dunning
    what: Reminders for unpaid invoices
    owner: jonas@example.com
    due: 2027-03-03
`;
const promises = `promises:
  - to: Northwind Retail
    what: Reminders in Spanish
    due: 2027-03-12
    scope: dunning
    kind: contract
    made_by: lee@example.com
`;
const milestones = (beta: string): string => `milestones:
  - {id: beta, what: Closed beta, owner: jonas@example.com, due: ${beta}}
  - {id: webinar, what: Webinar for customers, owner: mia@example.com, due: 2027-03-10, needs: [beta]}
`;
const slips = `slips:
  - {from: 2027-03-10, to: 2027-03-24, reason: The beta found that reminders went out twice.}
`;
const waivers = `waivers:
  - {lint: sales/no-demo, reason: Sold to known customers first, by: vera@example.com, expires: 2027-04-30}
`;
const approvals = (decision: string): string => `approvals:
  - {gate: go, by: vera@example.com, decision: ${decision}, on: 2027-03-22, evidence: https://wiki.example.com/go}
`;
const review = `learning:
  owner: ana@example.com
  retro: {on: 2027-04-20, worked: [Selling to known customers first], failed: [Support heard of it in the last week]}
`;

const described = `${problem}${pricing}${sales}${scope}`;
const slipped = `${described}${promises}${milestones('2027-02-17')}${slips}`;

/** Ten commits of a plan's life, from a draft to the review after its launch. */
export const planLife: readonly LifeStep[] = [
  { name: 'draft', on: '2026-12-01', text: head('draft', '2027-03-10') },
  { name: 'planned', on: '2026-12-08', text: head('planned', '2027-03-10', problem) },
  { name: 'priced', on: '2026-12-15', text: head('planned', '2027-03-10', `${problem}${pricing}`) },
  { name: 'sales-input', on: '2026-12-16', text: head('planned', '2027-03-10', described) },
  {
    name: 'promised',
    on: '2027-01-05',
    text: head('planned', '2027-03-10', `${described}${promises}${milestones('2027-02-03')}`),
  },
  { name: 'slipped', on: '2027-01-12', text: head('planned', '2027-03-24', slipped) },
  { name: 'waived', on: '2027-01-13', text: head('planned', '2027-03-24', `${slipped}${waivers}`) },
  {
    name: 'decided',
    on: '2027-03-22',
    text: head('go', '2027-03-24', `${slipped}${waivers}${approvals('approved')}`),
  },
  {
    name: 'launched',
    on: '2027-03-24',
    text: head('launched', '2027-03-24', `${slipped}${waivers}${approvals('approved')}`),
  },
  {
    name: 'reviewed',
    on: '2027-04-21',
    text: head('reviewed', '2027-03-24', `${slipped}${waivers}${approvals('approved')}${review}`),
  },
];

/** A repository with these commits, each tagged with its name. */
export function planLifeRepository(): Repository {
  const repository = newRepository();
  for (const { name, on, text } of planLife) {
    repository.commit(on, { ...answeredSettings(), 'launch.yaml': text });
    repository.git('tag', name);
  }
  return repository;
}
