import { worseBy } from '../../engine/compare/attribute-findings.ts';
import type { PlanDelta } from '../../engine/compare/plan-delta.ts';
import type { Finding } from '../../engine/finding.ts';
import { sayFindings, severities } from '../../plan/words.ts';
import { counted } from '../../text/counted.ts';
import { groupBy } from '../../text/group-by.ts';
import type { DeltaSection } from './delta-sections.ts';

/** What a change does to many plans, by lint: "promise/late on 12 plans, 12 blockers"; the most urgent first. */
export function findingsByLint(plans: readonly PlanDelta[]): readonly DeltaSection[] {
  const sections: readonly DeltaSection[] = [
    section('New', plans, (plan) => worseBy(plan).known),
    section('Set aside, not fixed', plans, ({ setAside }) => setAside.map(({ finding }) => finding)),
    section('Fixed', plans, ({ resolved }) => resolved),
  ];
  return sections.filter(({ items }) => items.length > 0);
}

function section(
  title: string,
  plans: readonly PlanDelta[],
  findingsOf: (plan: PlanDelta) => readonly Finding[],
): DeltaSection {
  const all = plans.flatMap((plan) => findingsOf(plan).map((finding) => ({ plan, finding })));
  const items = [...groupBy(all, ({ finding: { rule } }) => rule)].map(([rule, those]) => {
    const counts = severities.map(({ id }) => ({
      id,
      count: those.filter(({ finding }) => finding.severity === id).length,
    }));
    const found = counts.filter(({ count }) => count > 0).map(({ id, count }) => sayFindings(count, id));
    const touched = new Set(those.map(({ plan }) => plan)).size;
    const weight = counts.reduce((sum, { count }) => sum * 10_000 + count, 0);
    return { weight, item: { text: `On ${counted(touched, 'plan')}, ${found.join(', ')}:`, rule } };
  });
  return { title, items: items.toSorted((a, b) => b.weight - a.weight).map(({ item }) => item) };
}
