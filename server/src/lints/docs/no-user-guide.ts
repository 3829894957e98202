import { asksForTask } from '../claim.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'The plan has no user guide.',
  tiers: [1, 2, 3],
  notFor: ['price', 'sunset'],
  timing: { kind: 'lead', days: 14 },
  needs: 'docs.user_guide',
  why: `Each release of Kubernetes has a date by which the documentation of its features has to be ready, and a feature
that misses it can be taken out of the release. Documentation that is to follow later competes with the next release and
loses; meanwhile every customer asks the same question, or stops trying.`,
  origin: { source: 'Kubernetes docs freeze' },
  fix: 'offer',
  bad: { plan: 'docs:\n  owner: kim@example.com\n' },
  good: { plan: 'docs:\n  user_guide:\n    done: T-15\n    evidence: docs/guide/invoices.md\n' },
  check: ({ docs }) => [
    asksForTask(docs.user_guide, {
      thing: 'the user guide',
      missing: 'The plan names nothing that shows customers how to use this.',
      because: 'Every question that a guide would answer goes to support, or the customer gives up.',
    }),
  ],
});
