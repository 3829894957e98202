import { asksForApproval } from '../claim.ts';
import { excerpt } from '../kit/names/excerpt.ts';
import { foldedName } from '../kit/names/same-name.ts';
import { lint } from '../lint.ts';

/** Gates that have a lint of their own, which takes over what the organisation requires of them. */
const withOwnLint: ReadonlySet<string> = new Set(['go-no-go', 'pricing', 'irreversible']);

export default lint({
  since: '1.1',
  summary: 'A gate that the organisation requires is not approved.',
  tiers: [1, 2, 3],
  timing: { kind: 'lead', days: 14, unscaled: true },
  needs: 'org.required_gates',
  why: `Kubernetes asks each enhancement for a production readiness review before it may be part of a release: who runs it has
to say whether it can be watched, turned off and rolled back. A gate that only some launches pass through protects nobody.
The organisation names its gates once, and each plan has to say who decides and when.`,
  origin: { source: 'KEP production readiness' },
  fix: 'offer',
  bad: {
    plan: 'approvals:\n  - gate: go-no-go\n    by: vp@example.com\n    decision: requested\n    on: T-7\n',
    organisation: { requiredGates: new Map([['production-readiness', { tiers: [1, 2, 3], tiersSet: false }]]) },
  },
  good: {
    plan: 'approvals:\n  - gate: production-readiness\n    by: sre@example.com\n    decision: approved\n    on: T-20\n',
    organisation: { requiredGates: new Map([['production-readiness', { tiers: [1, 2, 3], tiersSet: false }]]) },
  },
  check: (plan, { organisation, tier }, own) =>
    [...organisation.requiredGates]
      .filter(([gate, { tiers }]) => tiers.includes(tier) && !withOwnLint.has(foldedName(gate)))
      .map(([gate, { lead }]) =>
        asksForApproval(
          plan,
          gate,
          {
            thing: `the approval at the gate “${excerpt(gate)}”`,
            missing: `The plan has no approval at the gate “${excerpt(gate)}”, which your organisation requires.`,
            because: 'A gate that is passed in the last days can no longer change anything.',
          },
          { lead: lead ?? own.lead },
        ),
      ),
});
