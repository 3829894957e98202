import { given } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import { asksForTask } from '../claim.ts';
import { when } from '../kit/conditions.ts';
import { askedOrAnswered } from '../kit/either-notice.ts';
import { excerpt } from '../kit/names/excerpt.ts';
import { lint, type LintContext } from '../lint.ts';

export default lint({
  summary: 'The plan has no path or no notice for those who use the old product.',
  tiers: [1, 2, 3],
  timing: { kind: 'lead', days: 90, floor: 30 },
  applies: when(
    'engineering.replaces present, or kind migration or sunset',
    ({ engineering }, { kind }) => engineering.replaces.kind === 'given' || kind === 'migration' || kind === 'sunset',
  ),
  needs: 'migration',
  why: `In May 2024 Sonos replaced its app by a rewritten one that lacked features which customers used every day, such as
alarms and editing the queue, and there was no way back to the old one. The company apologised, spent months on
restoring what was lost, and its chief executive left the following January. A company that replaces, moves
or ends a product owes its users a path and a notice. Where something ends (\`kind: sunset\`), the notice to customers,
\`comms.customer_notice\`, is that notice too.`,
  origin: { source: 'Sonos app 2024' },
  fix: 'offer',
  bad: { plan: 'engineering:\n  replaces: { product: Atlas Invoices }\n' },
  good: {
    plan: 'engineering:\n  replaces: { product: Atlas Invoices }\nmigration:\n  path: { done: T-100, evidence: docs/move-from-invoices.md }\n  notice: { done: T-95, evidence: https://example.com/news/invoices }\n',
  },
  check: (plan, context, { lead }) => {
    const { old, because } = whatEnds(plan, context);
    const { path, notice } = plan.migration;
    return [
      asksForTask(
        path,
        {
          thing: `the path for those who use ${old}`,
          missing: `${because}, and the plan has no path for those who use it.`,
          because: 'Customers who are moved against their will look at other products first.',
        },
        { messageId: 'path' },
      ),
      ...askedOrAnswered(
        asksForTask(
          notice,
          {
            thing: `the notice to those who use ${old}`,
            missing: `${because}, and the plan has no notice to those who use it.`,
            because: 'Customers need time to prepare their own people and systems.',
          },
          { messageId: 'notice' },
        ),
        plan.comms.customer_notice,
        context,
        lead,
      ),
    ];
  },
});

interface Ending {
  /** What people use until now. */
  readonly old: string;
  /** Why they need a path and a notice, as the start of a sentence. */
  readonly because: string;
}

function whatEnds({ name, engineering, migration }: Plan, { kind }: LintContext): Ending {
  const product = given(engineering.replaces)?.product;
  const replaced = product && given(product);
  const [known, verb] =
    kind === 'sunset'
      ? [replaced ?? given(migration.from) ?? given(name), 'This ends']
      : [replaced ?? given(migration.from), kind === 'migration' ? 'This moves people away from' : 'This replaces'];
  const old = known === undefined ? 'the old product' : `“${excerpt(known)}”`;
  return { old, because: `${verb} ${old}` };
}
