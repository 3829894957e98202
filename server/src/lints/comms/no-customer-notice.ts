import { given } from '../../plan/fact.ts';
import { asksForTask } from '../claim.ts';
import { when } from '../kit/conditions.ts';
import { askedOrAnswered } from '../kit/either-notice.ts';
import { lint } from '../lint.ts';

const breaking = when('breaking true', ({ comms }) => given(comms.breaking) === true);

export default lint({
  summary: 'Something breaks or ends, and the plan has no notice to customers.',
  tiers: [1, 2, 3],
  timing: { kind: 'lead', days: 90, hard: true, floor: 30 },
  applies: when(
    'breaking true, or kind sunset',
    (plan, context) => context.kind === 'sunset' || breaking.holds(plan, context),
  ),
  despiteUnchanged: breaking,
  needs: 'comms.customer_notice',
  why: `GitLab keeps breaking changes for its yearly major release and announces each of them months ahead, so that those
who built on the old behaviour can change what they have. A change that breaks the work of customers without warning is
an outage that was planned, even where the feature behind it is small; so the least that a small launch gives is a month.
Where something ends (\`kind: sunset\`), the notice to those who use it, \`migration.notice\`, answers this too.`,
  origin: { source: 'GitLab breaking changes' },
  fix: 'offer',
  bad: { plan: 'comms:\n  breaking: true\n' },
  good: { plan: 'comms:\n  breaking: true\n  customer_notice:\n    owner: mia@example.com\n    done: T-95\n' },
  check: ({ comms, migration }, context, { lead }) => {
    const ends = given(comms.breaking) !== true;
    const asked = asksForTask(comms.customer_notice, {
      thing: 'the notice to customers',
      missing: ends
        ? 'This ends, and the plan has no notice to customers.'
        : 'Something that customers rely on stops working, and the plan has no notice to them.',
      because: ends
        ? 'Customers need time to find something else, or their work stops on the day of the launch.'
        : 'Customers need time to change what they built on the old behaviour, or their work stops on the day of the launch.',
    });
    return askedOrAnswered(asked, migration.notice, context, lead);
  },
});
