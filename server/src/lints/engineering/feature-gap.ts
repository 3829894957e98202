import { given, items } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import { asksForFact, type Claim } from '../claim.ts';
import { excerpt } from '../kit/names/excerpt.ts';
import { lint } from '../lint.ts';
import { isOneLine, unfoldLine } from '../kit/names/unfold-line.ts';

export default lint({
  summary: 'It replaces a product and drops a feature, and the plan has no decision on it.',
  tiers: [1, 2],
  timing: { kind: 'fixed', severity: 'error' },
  needs: 'engineering.replaces.dropped',
  why: `When Sonos replaced its app in May 2024, alarms, sleep timers and parts of its accessibility were missing.
Customers had built their evenings on them, and the chief executive apologised in public that summer. A rebuilt product
always leaves something behind; what matters is that somebody decided it, feature by feature, and knows who is told.`,
  origin: { source: 'Sonos app 2024' },
  fix: 'offer',
  bad: {
    plan: 'engineering:\n  replaces:\n    product: Classic Invoices\n    dropped:\n      - feature: Printed invoices\n',
  },
  good: {
    plan: 'engineering:\n  replaces:\n    product: Classic Invoices\n    dropped:\n      - feature: Printed invoices\n        decision: Dropped; ana told the three customers who print.\n',
  },
  check: ({ engineering }) => {
    const replaces = given(engineering.replaces);
    if (replaces === undefined) return [];
    return items(replaces.dropped).map((dropped) => undecided(dropped, given(replaces.product)));
  },
});

type Dropped = Extract<
  Extract<Plan['engineering']['replaces'], { kind: 'given' }>['value']['dropped'],
  { kind: 'given' }
>['value'][number];

function undecided({ value: { feature, decision }, at }: Extract<Dropped, { kind: 'given' }>, product?: string): Claim {
  const name = given(feature);
  const called = name === undefined ? 'a feature' : `“${excerpt(name)}”`;
  const from = product === undefined ? 'the product that this replaces' : excerpt(product);
  const wording = {
    thing: `the decision to drop ${called}`,
    missing: `${called.charAt(0).toUpperCase()}${called.slice(1)} goes away with ${from}, and the plan has no decision on it.`,
    because: 'Customers who build on it find out on the day it is gone.',
    hint: 'Say what was decided, and who tells the customers.',
  };
  if (name === undefined || !isOneLine(at, feature.at)) return asksForFact(decision, wording);
  const line = { at, key: 'feature', text: name };
  return asksForFact(decision, wording, { offers: [unfoldLine(`Add ${wording.thing}`, line, 'decision', '')] });
}
