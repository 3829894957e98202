import { items } from '../../plan/fact.ts';
import { asksForFact, holds } from '../claim.ts';
import { lint } from '../lint.ts';

/** A schedule says who does what at which hour, so it is a runbook. */
export default lint({
  summary: 'The plan has no runbook for launch day, or nobody who leads it.',
  tiers: [1],
  timing: { kind: 'lead', days: 7 },
  needs: 'launch_day',
  why: `Google's Site Reliability Engineering book gives launches a chapter of its own, 27, and in it a checklist and people
whose work it is to coordinate them. On the day itself nobody has time to invent the order of the steps or to find out
who may stop. A launch that goes wrong without a runbook and a lead goes on going wrong while people ask each other.`,
  origin: { source: 'SRE book ch. 27' },
  fix: 'offer',
  bad: { plan: 'launch_day:\n  room: "#launch-atlas-billing"\n', daysLeft: 5 },
  good: { plan: 'launch_day:\n  lead: ana@example.com\n  runbook: docs/launch/runbook.md\n', daysLeft: 5 },
  check: ({ launch_day: { runbook, schedule, lead } }) => [
    runbook.kind === 'absent' && items(schedule).length > 0
      ? holds(schedule.at)
      : asksForFact(
          runbook,
          {
            thing: 'the runbook for launch day',
            missing: 'The plan does not say who does what at which hour on launch day.',
            because: 'When a step fails, everybody waits for somebody else.',
          },
          { messageId: 'runbook' },
        ),
    asksForFact(
      lead,
      {
        thing: 'the lead for launch day',
        missing: 'The plan names nobody who leads launch day.',
        because: 'Somebody has to say go, stop or back, and everybody has to know who.',
      },
      { messageId: 'lead' },
    ),
  ],
});
