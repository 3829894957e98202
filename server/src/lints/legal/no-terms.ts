import { asksForTask } from '../claim.ts';
import { stage } from '../kit/conditions.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'It is a preview, and the plan names no terms for it.',
  tiers: [1, 2],
  notFor: ['internal'],
  timing: { kind: 'lead', days: 14 },
  applies: stage('beta', 'limited'),
  needs: 'legal.terms',
  why: `Microsoft publishes supplemental terms for Azure previews: they come as they are, without the guarantees of the
finished service, and may change or end. Customers of a preview without such terms may hold it to the contract that they
have signed for the rest: its uptime, its support, and that it stays.`,
  origin: { source: 'Azure preview terms' },
  fix: 'offer',
  bad: { stage: 'beta', plan: 'legal:\n  owner: ruth@example.com\n' },
  good: { stage: 'beta', plan: 'legal:\n  terms:\n    owner: ruth@example.com\n    done: T-15\n' },
  check: ({ legal }) => [
    asksForTask(legal.terms, {
      thing: 'the terms of the preview',
      plural: true,
      missing: 'This is not generally available yet, and the plan does not say on what terms customers use it.',
      because:
        'Without terms of its own, a preview can be held to all that the contract promises of finished products.',
    }),
  ],
});
