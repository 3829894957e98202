import { given, items, type Fact } from '../../plan/fact.ts';
import type { Place } from '../../plan/place.ts';
import { quoteScalar } from '../../syntax/edit/quote-scalar.ts';
import { asksForFact, holds, type Claim } from '../claim.ts';
import { sold } from '../kit/conditions.ts';
import { excerpt, excerptOfNames } from '../kit/names/excerpt.ts';
import { offer } from '../fix.ts';
import { lint } from '../lint.ts';

interface Overlap {
  readonly at: Place;
  readonly product: Fact<string>;
  readonly guidance: Fact<string>;
}

const BECAUSE = 'Where two products would do, sellers offer the one they know.';

/**
 * Asks for guidance on each overlap that the plan names, and in a tier 1 plan of an organisation with a portfolio for
 * the overlaps themselves. An empty list says that nothing overlaps.
 */
export default lint({
  summary: 'The plan does not say when to sell this and when another product.',
  tiers: [1, 2],
  notFor: ['internal'],
  timing: { kind: 'lead', days: 30 },
  applies: sold,
  needs: 'sales.overlaps',
  why: `A new product met a sales team that already had products to sell, products that it understood. Nobody said for
which customer the new one was the right one, so whenever two would do, sellers offered the old one: nine months later
the new one had a single customer. “overlaps: []” says that nothing in the portfolio overlaps.`,
  origin: { seed: 4 },
  fix: 'offer',
  bad: { plan: 'sales:\n  overlaps:\n    - product: Atlas Core\n' },
  good: {
    plan: 'sales:\n  overlaps:\n    - product: Atlas Core\n      guidance: Core up to 50 seats, this above.\n',
  },
  check: ({ sales: { overlaps } }, { tier, organisation }) => {
    if (overlaps.kind === 'given') return items(overlaps).map(({ value }) => guidanceOn(value));
    const portfolio = organisation.portfolio ?? [];
    if (tier !== 1 || portfolio.length === 0) return [];
    if (overlaps.kind === 'absent' && overlaps.written === 'empty-list') return [holds(overlaps.at)];
    return [
      asksForFact(
        overlaps,
        {
          thing: 'the overlaps with other products',
          plural: true,
          missing: `The plan does not say whether this overlaps with ${excerptOfNames(portfolio)}.`,
          because: BECAUSE,
          hint: 'Does nothing overlap? An empty list says so.',
        },
        { messageId: 'overlaps' },
      ),
    ];
  },
});

function guidanceOn({ at, product, guidance }: Overlap): Claim {
  const name = given(product);
  const called = excerpt(name ?? 'the other product');
  const wording = {
    thing: `the guidance on ${called}`,
    missing: `The plan does not say when to sell this and when to sell ${called}.`,
    because: BECAUSE,
  };
  const inOneLine = name !== undefined && product.at.path.length === at.path.length;
  if (!inOneLine) return asksForFact(guidance, wording, { messageId: 'guidance' });
  // The name stands alone, so that there is no mapping yet to write a key into.
  const text = `{product: ${quoteScalar(name)}, guidance: }`;
  const offers = [offer(`Add ${wording.thing} to the plan`, { kind: 'replace', span: at.span, text })];
  return asksForFact(guidance, wording, { messageId: 'guidance', offers });
}
