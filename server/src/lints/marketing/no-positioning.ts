import { commitmentOf, type Commitment } from '../../plan/commitment.ts';
import { given, type Fact } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import { asksForFact, type Asks, type Claim } from '../claim.ts';
import { offer } from '../fix.ts';
import { lint } from '../lint.ts';
import type { Wording } from '../wording.ts';

const because = 'What your own people cannot say in one sentence, customers will not understand.';

export default lint({
  summary: 'The plan does not say for whom it is and what is different about it.',
  tiers: [1, 2],
  notFor: ['price', 'migration', 'sunset', 'internal'],
  timing: { kind: 'lead', days: 45 },
  needs: 'marketing.positioning',
  why: `The whole company had a finished product in its hands, and marketing could not explain it to customers. Everything
that is written afterwards, from the announcement to the training of sellers, says again what the positioning says: for
whom it is, what they need, what they gain and what is different. A positioning that lacks one of the four is a headline.`,
  origin: { seed: 4 },
  fix: 'offer',
  bad: { plan: 'marketing:\n  positioning:\n    for: Finance teams\n    benefit: The month closes two days earlier\n' },
  good: {
    plan: `marketing:
  positioning:
    for: Finance teams of subscription businesses
    need: send every renewal invoice on time
    benefit: the month closes two days earlier
    difference: shows the next invoice before it is sent
`,
  },
  check: (plan) => [
    inParts(plan) ??
      asksForFact(plan.marketing.positioning, {
        thing: 'the positioning',
        missing: 'The plan does not say for whom this is and what is different about it.',
        because,
      }),
  ],
});

/** A positioning that is there is asked for its parts. */
function inParts({ marketing }: Plan): Claim | undefined {
  const positioning = given(marketing.positioning);
  if (positioning === undefined) return undefined;
  const parts: readonly Part[] = [
    { fact: positioning.for, said: 'for whom it is' },
    { fact: positioning.need, said: 'what they need' },
    { fact: positioning.benefit, said: 'what they gain' },
    { fact: positioning.difference, said: 'what is different about it' },
  ];
  const lacking = parts.filter(({ fact }) => fact.kind === 'absent');
  return lacking[0] === undefined ? complete(parts, marketing.positioning) : incomplete(lacking[0], lacking);
}

interface Part {
  readonly fact: Fact<string>;
  /** What it says, as a part of a sentence. */
  readonly said: string;
}

function complete(parts: readonly Part[], { at }: Fact<unknown>): Asks {
  const wording: Wording = { thing: 'a part of the positioning', missing: '', because };
  return { kind: 'asks', at, commitments: parts.map(({ fact }) => commitmentOf(fact)), asked: 'fact', wording };
}

/** The finding stands where the first part is lacking, so that a key that is only misspelt is not reported twice. */
function incomplete(first: Part, lacking: readonly Part[]): Asks {
  const words = lacking.map(({ said }) => said);
  const what = words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
  const wording: Wording = {
    thing: 'the rest of the positioning',
    missing: `The positioning does not say ${what}.`,
    because,
  };
  const commitment: Commitment = { kind: 'none', at: first.fact.at, written: 'no' };
  const unwritten = lacking.filter(({ fact }) => fact.kind === 'absent' && fact.written === 'no');
  const changes = unwritten.map(({ fact }) => ({ kind: 'insert', path: fact.at.path, value: '' }) as const);
  const offers = changes.length === 0 ? [] : [offer('Add what the positioning does not say', ...changes)];
  return {
    kind: 'asks',
    at: first.fact.at,
    commitments: [commitment],
    asked: 'fact',
    wording,
    offers,
    messageId: 'incomplete',
  };
}
