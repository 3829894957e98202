import { asksForTask } from '../claim.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'The plan has no release notes.',
  tiers: [1, 2, 3],
  timing: { kind: 'lead', days: 2, unscaled: true },
  needs: 'docs.release_notes',
  why: `A Kubernetes release collects its release notes while it is being built, and sets a date by which they have to be
complete. People who write them on the evening before have forgotten half; and customers to whom nobody says what has
changed take it for a fault, or never notice what they got.`,
  origin: { source: 'Kubernetes docs freeze' },
  fix: 'offer',
  bad: { plan: 'docs:\n  owner: kim@example.com\n' },
  good: { plan: 'docs:\n  release_notes:\n    owner: kim@example.com\n    due: T-3\n' },
  check: ({ docs }) => [
    asksForTask(docs.release_notes, {
      thing: 'the release notes',
      plural: true,
      missing: 'The plan has no release notes.',
      because: 'People who are surprised by a change take it for a fault.',
    }),
  ],
});
