import { commitmentOf } from '../../plan/commitment.ts';
import { given, items, type Fact } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import { quoteScalar } from '../../syntax/edit/quote-scalar.ts';
import type { Asks } from '../claim.ts';
import { sold } from '../kit/conditions.ts';
import { excerpt } from '../kit/names/excerpt.ts';
import { offer } from '../fix.ts';
import { lint } from '../lint.ts';
import { sameName } from '../kit/names/same-name.ts';

/** Asks for one battlecard for each competitor that marketing names; a battlecard that is listed is there. */
export default lint({
  summary: 'The plan names no battlecard on a competitor.',
  tiers: [1, 2],
  notFor: ['migration', 'sunset', 'internal'],
  timing: { kind: 'lead', days: 14 },
  applies: sold,
  needs: 'sales.battlecards',
  why: `Buyers who are not the users of a product often cannot tell two of a kind apart, and then a competitor with the
lesser product wins in sales. Marketing knows that competitor well enough to name it in the plan; what it knows has to
reach the person in the room. A battlecard is a page: where they are strong, where you are, and what to ask.`,
  origin: { seed: 1 },
  fix: 'offer',
  bad: { plan: 'marketing:\n  competitors: [Contoso]\n' },
  good: { plan: 'marketing:\n  competitors: [Contoso]\nsales:\n  battlecards: [Contoso]\n' },
  check: (plan) => items(plan.marketing.competitors).flatMap(({ value: name }) => asksForBattlecard(plan, name) ?? []),
});

/** Undefined where a battlecard that cannot be read may be that of the competitor. */
function asksForBattlecard({ sales: { battlecards } }: Plan, name: string): Asks | undefined {
  const cards = items(battlecards);
  const card = cards.find(({ value }) => sameName(given(value.competitor) ?? '', name));
  const others = battlecards.kind === 'given' && card === undefined;
  if (others && battlecards.value.some(isUnreadable)) return undefined;
  const shown = excerpt(name);
  return {
    kind: 'asks',
    at: { path: [...battlecards.at.path, { key: 'competitor', value: name }], span: battlecards.at.span },
    commitments: [others ? { kind: 'none', at: battlecards.at, written: 'no' } : commitmentOf(battlecards)],
    asked: 'fact',
    wording: {
      thing: `the battlecard on ${shown}`,
      missing: `The plan names no battlecard on ${shown}.`,
      because: `${shown} will come up in the first call, and a seller without an answer loses it.`,
    },
    // The list has others, so a stub or a date in its place would take them away.
    ...(others
      ? {
          offers: [
            offer(`Add the battlecard on ${shown}`, {
              kind: 'append',
              path: battlecards.at.path,
              value: {
                entries: [
                  ['competitor', quoteScalar(name)],
                  ['evidence', ''],
                ],
              },
            }),
          ],
        }
      : {}),
  };
}

function isUnreadable(card: Fact<{ readonly competitor: Fact<string> }>): boolean {
  return card.kind === 'unreadable' || given(card)?.competitor.kind === 'unreadable';
}
