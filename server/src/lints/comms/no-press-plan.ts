import { asksForTask } from '../claim.ts';
import { both, sold, stage } from '../kit/conditions.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'The plan names no preparation of press and analysts.',
  tiers: [1],
  notFor: ['migration', 'internal'],
  timing: { kind: 'lead', days: 30 },
  applies: both(stage('ga'), sold),
  needs: 'comms.press',
  why: `Launch templates such as those that Aha! publishes plan what the world outside hears as carefully as the product.
Press and analysts work to a calendar of their own: a briefing is held weeks before anything is printed. A team that calls them on the
day of the launch is told that the story is old, and buyers who ask an analyst hear that nobody knows it.`,
  origin: { source: 'Aha! launch template' },
  fix: 'offer',
  bad: { plan: 'comms:\n  internal: T-7\n  external: T\n' },
  good: {
    plan: 'comms:\n  press:\n    owner: mia@example.com\n    done: T-34\n    analysts: [Fourth Coffee Research]\n',
  },
  check: ({ comms }) => [
    asksForTask(comms.press, {
      thing: 'the preparation of press and analysts',
      missing: 'The plan names no preparation of press and analysts.',
      because: 'Journalists and analysts plan weeks ahead, and buyers ask them what they think of it.',
      hint: 'No news for them? Mark it as not applicable, with that reason.',
    }),
  ],
});
