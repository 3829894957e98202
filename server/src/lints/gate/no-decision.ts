import { given } from '../../plan/fact.ts';
import { asksForApproval } from '../claim.ts';
import { lastApprovals } from '../kit/last-approvals.ts';
import { lint } from '../lint.ts';
import { sameName } from '../kit/names/same-name.ts';

export default lint({
  summary: 'The plan has no go/no-go decision.',
  tiers: [1, 2],
  timing: { kind: 'lead', days: 7 },
  needs: 'approvals[gate=go-no-go]',
  why: `Chapter 27 of Google's book on site reliability engineering describes how its launches
are reviewed with a checklist first, because a launch that merely happens is found to be unready by its users. A decision needs a
person and a day that leaves time to act on a no. A no leaves the decision open: it asks for a new one.`,
  origin: { source: 'SRE book ch. 27' },
  fix: 'offer',
  bad: {
    plan: 'approvals:\n  - gate: pricing\n    by: cfo@example.com\n    decision: approved\n    on: T-40\n',
    daysLeft: 5,
  },
  good: { plan: 'approvals:\n  - gate: go-no-go\n    by: vp@example.com\n    decision: requested\n    on: T-7\n' },
  check: (plan) => {
    const gate = 'go-no-go';
    const denied = lastApprovals(plan).some(
      ({ value }) => sameName(given(value.gate) ?? '', gate) && given(value.decision) === 'denied',
    );
    return [
      asksForApproval(plan, gate, {
        thing: 'the go/no-go decision',
        missing: denied
          ? 'The go/no-go decision was no, and no new one is planned.'
          : 'No go/no-go decision is planned or made.',
        because: 'Unless somebody decides on a day, the date itself decides, ready or not.',
      }),
    ];
  },
});
