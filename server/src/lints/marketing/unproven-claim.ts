import { given, items } from '../../plan/fact.ts';
import type { Place } from '../../plan/place.ts';
import { quoteScalar } from '../../syntax/edit/quote-scalar.ts';
import { asksForFact } from '../claim.ts';
import { excerpt } from '../kit/names/excerpt.ts';
import { offer, type Fix } from '../fix.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'The plan has no evidence for a claim.',
  tiers: [1, 2],
  notFor: ['internal'],
  timing: { kind: 'lead', days: 14 },
  needs: 'marketing.claims',
  why: `In “Why Most Product Launches Fail” (Harvard Business Review, 2011), Joan Schneider and Julie Hall count the
product that falls short of its claims among five frequent flaws, with Windows Vista as their example: what was said
about it before the launch is what it was then measured by. A claim that is proven before it is printed does no such
harm, and a claim that cannot be proven is better left out.`,
  origin: { source: 'HBR, Why most product launches fail' },
  fix: 'offer',
  bad: { plan: 'marketing:\n  claims:\n    - claim: Set up in ten working days\n' },
  good: {
    plan: 'marketing:\n  claims:\n    - claim: Set up in ten working days\n      evidence: docs/research/setup-time.md\n',
  },
  check: ({ marketing }) =>
    items(marketing.claims).map(({ value: { claim, evidence }, at }) => {
      const name = given(claim);
      const called = name === undefined ? 'a claim' : `the claim “${excerpt(name)}”`;
      const wording = {
        thing: `the evidence for ${called}`,
        missing: `The plan has no evidence for ${called}.`,
        because:
          'Customers measure the product by what was said, and a claim that proves wrong takes the others with it.',
        hint: 'Or leave the claim out.',
      };
      const inOneLine = claim.at.path.length === at.path.length;
      return asksForFact(evidence, wording, inOneLine ? { offers: written(at, name ?? '') } : {});
    }),
});

/** A claim of one line gets its evidence beside it. */
function written({ span }: Place, claim: string): readonly Fix[] {
  const text = `{ claim: ${quoteScalar(claim)}, evidence: }`;
  return [offer('Add the evidence for the claim to the plan', { kind: 'replace', span, text })];
}
