import { dayMeant, type DateRef } from '../../plan/date-ref.ts';
import type { Given } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import { asksForDay, asksForFact, type Asks } from '../claim.ts';
import { stage } from '../kit/conditions.ts';
import { lint, type LintContext } from '../lint.ts';
import type { Wording } from '../wording.ts';

export default lint({
  summary: 'The plan names no design partners.',
  tiers: [1, 2],
  notFor: ['price', 'migration', 'sunset'],
  timing: { kind: 'lead', days: 60 },
  applies: stage('limited', 'ga'),
  needs: 'customers.design_partners',
  why: `The product depends on those who sell and buy it to learn whether what is being built meets their needs. A team
that first shows its work at the launch finds out then, when nothing can be changed any more. A partner who joins on a
day to come counts from that day, and the first one to join decides.`,
  origin: { seed: 0 },
  fix: 'offer',
  bad: { plan: 'customers:\n  buyer_evidence: docs/research/buyers.md\n' },
  good: { plan: 'customers:\n  design_partners:\n    - name: Northwind\n      since: 2026-09-01\n    - Contoso\n' },
  check: ({ customers }, context) => asksForPartners(customers.design_partners, context),
});

const because = 'What no customer has helped to shape, customers will judge at launch, when nothing can be changed.';
const missing = 'The plan names no design partners.';
const wording: Wording = { thing: 'the design partners', plural: true, missing, because };
/** For a day to come it is not the partners who are late. */
const help: Wording = { thing: 'the help of design partners', missing, because };

function asksForPartners(
  partners: Plan['customers']['design_partners'],
  { calendar: { launch } }: LintContext,
): readonly Asks[] {
  if (partners.kind !== 'given') return [asksForFact(partners, wording)];
  const entries = partners.value.flatMap((one) => (one.kind === 'given' ? [one.value] : []));
  const named = entries.filter(({ name }) => name.kind === 'given');
  if (named.length === 0) {
    const unreadable =
      partners.value.some(({ kind }) => kind === 'unreadable') ||
      entries.some(({ name }) => name.kind === 'unreadable');
    return unreadable
      ? []
      : [asksForFact({ kind: 'absent', written: 'empty', at: partners.at }, wording, { offers: [] })];
  }
  const joined = named.map(({ since }) => since);
  const dated = joined.filter((since): since is Given<DateRef> => since.kind === 'given');
  // Somebody whose day is not told helps already.
  if (dated.length < joined.length) return [asksForFact(partners, wording)];
  const day = (since: Given<DateRef>): number => dayMeant(since.value, launch) ?? -Infinity;
  const first = dated.toSorted((a, b) => day(a) - day(b))[0];
  return first === undefined ? [] : [{ ...asksForDay(first, help), at: partners.at }];
}
