import { given } from '../../plan/fact.ts';
import { asksForTask } from '../claim.ts';
import { when } from '../kit/conditions.ts';
import { lint } from '../lint.ts';

const breaking = when('breaking true', ({ comms }) => given(comms.breaking) === true);

export default lint({
  summary: 'A breaking change comes without notice.',
  tiers: [1, 2, 3],
  timing: { kind: 'lead', days: 90, hard: true, floor: 30 },
  applies: breaking,
  despiteUnchanged: breaking,
  needs: 'comms.customer_notice',
  why: `GitLab keeps breaking changes for its yearly major release and announces each of them months ahead, so that those
who built on the old behaviour can change what they have. A change that breaks the work of customers without warning is
an outage that was planned, even where the feature behind it is small; so the least that a small launch gives is a month.`,
  origin: { source: 'GitLab breaking changes' },
  fix: 'offer',
  bad: { plan: 'comms:\n  breaking: true\n' },
  good: { plan: 'comms:\n  breaking: true\n  customer_notice:\n    owner: mia@example.com\n    done: T-95\n' },
  check: ({ comms }) => [
    asksForTask(comms.customer_notice, {
      thing: 'the notice to customers',
      missing: 'Something that customers rely on stops working, and nobody tells them.',
      because:
        'Customers need time to change what they built on the old behaviour, or their work stops on the day of the launch.',
    }),
  ],
});
