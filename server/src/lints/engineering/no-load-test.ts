import { asksForTask } from '../claim.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'The plan names no load test.',
  tiers: [1, 2],
  notFor: ['price', 'sunset'],
  timing: { kind: 'lead', days: 21 },
  needs: 'engineering.load_test',
  why: `A launch is the one day on which everybody comes at once. Google's book on reliability tells of launches whose
traffic was many times what was expected, and asks for load tests on the launch checklist: systems rarely slow down
evenly, they work and then they stop. Three weeks ahead there is still time to buy capacity or to repair what broke.`,
  origin: { source: 'SRE book ch. 27' },
  fix: 'offer',
  bad: { plan: 'engineering:\n  owner: sam@example.com\n' },
  good: {
    plan: 'engineering:\n  load_test:\n    owner: sam@example.com\n    done: T-25\n    evidence: docs/load-test.md\n',
  },
  check: ({ engineering }) => [
    asksForTask(engineering.load_test, {
      thing: 'the load test',
      missing: 'The plan names no test of the load that the launch will bring.',
      because: 'What breaks under it breaks on the day when everybody looks.',
    }),
  ],
});
