import type { AreaNode, CheckNode, PlanNode } from './readiness-model.ts';

/**
 * A plan that a syntax error damages, with what was known about the damaged part before. So half of the tree does not
 * disappear and come back while somebody types.
 *
 * @param now the report of the damaged plan.
 * @param last the report of the same plan when it was last undamaged.
 */
export function keepLastGood(now: PlanNode, last: PlanNode): PlanNode {
  const areas = last.areas.map((area) => areaOf(area, now));
  const lost = new Set(areas.filter((area, index) => area === last.areas[index]).map(({ area }) => area));
  if (lost.size === 0) return now;
  const withLost = (list: 'needsAttention' | 'thisWeek'): readonly CheckNode[] => [
    ...now[list].filter(({ rule }) => !lost.has(areaName(rule))),
    ...last[list].filter(({ rule }) => lost.has(areaName(rule))),
  ];
  const fresh = now.areas.filter(({ area }) => !last.areas.some((one) => one.area === area));
  return {
    ...last,
    ...{ range: now.range, faults: now.faults },
    areas: [...areas, ...fresh],
    needsAttention: withLost('needsAttention'),
    thisWeek: withLost('thisWeek'),
  };
}

/** The area as it is now, unless its checks can no longer be known. */
function areaOf(last: AreaNode, { areas }: PlanNode): AreaNode {
  const found = areas.find(({ area }) => area === last.area);
  const rules = new Set(found?.checks.map(({ rule }) => rule));
  return found !== undefined && last.checks.every(({ rule }) => rules.has(rule)) ? found : last;
}

function areaName(rule: string): string {
  return rule.slice(0, rule.indexOf('/'));
}
