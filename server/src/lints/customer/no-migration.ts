import { given } from '../../plan/fact.ts';
import { asksForTask } from '../claim.ts';
import { when } from '../kit/conditions.ts';
import { excerpt } from '../kit/names/excerpt.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'Those who use the old product have no way over, or were not told.',
  tiers: [1, 2, 3],
  timing: { kind: 'lead', days: 90, floor: 30 },
  applies: when('engineering.replaces present', ({ engineering }) => engineering.replaces.kind === 'given'),
  needs: 'migration',
  why: `In May 2024 Sonos replaced its app by a rewritten one that lacked features which customers used every day, such as
alarms and editing the queue, and there was no way back to the old one. The company apologised, spent months on
restoring what was lost, and its chief executive left the following January. Whoever replaces a product owes its users a
path and a notice.`,
  origin: { source: 'Sonos app 2024' },
  fix: 'offer',
  bad: { plan: 'engineering:\n  replaces: { product: Atlas Invoices }\n' },
  good: {
    plan: 'engineering:\n  replaces: { product: Atlas Invoices }\nmigration:\n  path: { done: T-100, evidence: docs/move-from-invoices.md }\n  notice: { done: T-95, evidence: https://example.com/news/invoices }\n',
  },
  check: ({ engineering, migration }) => {
    const product = given(engineering.replaces)?.product;
    const name = product && given(product);
    const old = name === undefined ? 'the old product' : `“${excerpt(name)}”`;
    return [
      asksForTask(
        migration.path,
        {
          thing: `the path for those who use ${old}`,
          missing: `This replaces ${old}, and those who use it have no path to the new one.`,
          because: 'Customers who are moved against their will look at other products first.',
        },
        { messageId: 'path' },
      ),
      asksForTask(
        migration.notice,
        {
          thing: `the notice to those who use ${old}`,
          missing: `This replaces ${old}, and nobody has planned to tell those who use it.`,
          because: 'Customers need time to prepare their own people and systems.',
        },
        { messageId: 'notice' },
      ),
    ];
  },
});
