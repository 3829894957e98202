import { stringify } from 'yaml';
import { before } from './values.mjs';

/** Days before the end of a lead at which what is missing turns to a warning, by tier: docs/catalogue.md, "Timing". */
const WARNING_FROM = { 1: 30, 2: 15, 3: 7 };

/**
 * The plans of a new lint's test folder, by path: each says on its first lines what is found on which day.
 *
 * There is one for each tier that is asked, on both sides of each turn of its severity, and one for each that is not.
 */
export function plansOf(about, project) {
  const plans = about.asks === 'condition' ? conditionPlans(about) : askingPlans(about, project);
  for (const tier of [1, 2, 3]) {
    if (!about.tiers.includes(tier)) plans[`accepts-tier-${tier}`] = [tier, { 30: 'not asked', 1: 'not asked' }, {}];
  }
  return Object.fromEntries(
    Object.entries(plans).map(([name, [tier, days, body]]) => [
      `test/lints/${about.id}/${name}.yaml`,
      planText(tier, days, body),
    ]),
  );
}

function conditionPlans({ key, tiers, good, bad, lead }) {
  const failed = lead === undefined ? 'open' : 'missing';
  const [first] = tiers;
  return {
    'accepts-what-fits': [first, { 40: 'done', 1: 'done' }, under(key, good)],
    'accepts-what-is-not-said': [first, { 40: 'not asked', 1: 'not asked' }, under(key, undefined)],
    ...Object.fromEntries(
      tiers.map((tier) => [`reports-tier-${tier}`, [tier, { 40: failed, 1: failed }, under(key, bad)]]),
    ),
  };
}

function askingPlans(about, project) {
  const { asks, key, tiers, good, lead } = about;
  const [first] = tiers;
  const leadOf = (tier) => (lead === undefined ? 0 : project.leadOf(lead, tier));
  const planned = plannedBy(about);
  // Something has happened on its day: a fact of that kind is planned before it, and never overdue.
  return {
    'accepts-what-is-done': [first, { 1: 'done' }, under(key, good)],
    'accepts-what-is-planned': [
      first,
      { [leadOf(first) + 5]: 'planned', [leadOf(first) + (asks === 'day' ? 1 : 0)]: 'planned' },
      under(key, planned(leadOf(first))),
    ],
    ...(leadOf(first) > 2 && {
      'reports-what-is-late': [
        first,
        { [leadOf(first)]: 'late', ...(asks !== 'day' && { [leadOf(first) - 2]: 'overdue' }) },
        under(key, planned(leadOf(first) - 1)),
      ],
    }),
    ...Object.fromEntries(
      tiers.map((tier) => [
        `reports-missing-tier-${tier}`,
        [tier, missingOn(leadOf(tier), tier), under(key, undefined)],
      ]),
    ),
  };
}

/** The days on both sides of each turn of severity; without a lead, an early one and a late one. */
function missingOn(lead, tier) {
  const turn = lead + WARNING_FROM[tier];
  const days = lead === 0 ? [40, 1] : [turn + 1, turn, lead, lead - 1];
  return Object.fromEntries(days.map((day) => [day, 'missing']));
}

/** The value by which a plan says that a thing will be there so many days before the launch. */
function plannedBy({ asks, key }) {
  const when = (days) => (days === 0 ? 'T' : `T-${days}`);
  switch (asks) {
    case 'task':
    case 'fact':
      return (days) => ({ owner: 'lee@example.com', due: when(days) });
    case 'day':
      return when;
    case 'approval':
      return (days) => ({ gate: key.gate, by: 'vp@example.com', decision: 'requested', on: when(days) });
  }
}

/** The part of a plan that says something under a key, or has its section without it. */
export function under({ gate, section, key }, value) {
  if (gate !== undefined) return value === undefined ? {} : { approvals: [value] };
  return { [section]: value === undefined ? { owner: 'lee@example.com' } : { [key]: value } };
}

/** The text of a part of a plan; empty where there is nothing. */
export function planPart(body) {
  return Object.keys(body).length === 0 ? '' : stringify(body);
}

function planText(tier, days, body) {
  // Days count down to the launch, so the greatest is the earliest.
  const asOf = Object.entries(days).toSorted(([a], [b]) => b - a);
  return `${asOf.map(([left, states]) => `# as of ${before(left)}: ${states}\n`).join('')}launch_plan: 1
name: Atlas Billing
owner: ana@example.com
tier: ${tier}
stage: ga
date: ${before(0)}
${planPart(body)}`;
}
