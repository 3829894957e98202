import type { Example, Lint } from '../../lints/lint.ts';
import { parseDay, type Day } from '../../plan/calendar.ts';
import { checkFile, type FileReport } from '../check/check-file.ts';
import { recommended } from '../config/config.ts';
import { takeSnapshot } from '../snapshot.ts';

/** The launch date of the plan that examples are fragments of. */
const EXAMPLE_DATE = '2027-03-10';
const DAYS_LEFT = 10;

/** The whole plan that an example of a lint shows: the six required fields, then its fragment. */
export function exampleText(lint: Lint, { plan, stage, date }: Example): string {
  return [
    'launch_plan: 1',
    'name: Atlas Billing',
    'owner: ana@example.com',
    `tier: ${String(lint.tiers[0] ?? 1)}`,
    `stage: ${stage ?? 'ga'}`,
    `date: ${date ?? EXAMPLE_DATE}`,
    plan,
  ].join('\n');
}

/** The as-of date at which an example is read. */
export function exampleToday({ daysLeft }: Example): Day {
  return (parseDay(EXAMPLE_DATE) ?? 0) - (daysLeft ?? DAYS_LEFT);
}

/** Checks the plan of an example, in the organisation and the surroundings that it is set in. */
export function checkExample(lint: Lint, example: Example): FileReport {
  const organisation = { ...recommended.organisation, ...example.organisation };
  const context = {
    today: exampleToday(example),
    config: { ...recommended, organisation },
    surroundings: () => example.surroundings ?? {},
  };
  return checkFile(takeSnapshot(exampleText(lint, example)), { path: 'launch.yaml', named: true }, context);
}
