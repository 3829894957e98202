import type { AreaNode, CheckNode, PlanNode } from '../../../server/src/lsp/protocol.ts';

/** What of the tree is shown. */
export interface Filter {
  readonly shows: (check: CheckNode) => boolean;
  /** The filter in words. */
  readonly said: string;
}

interface Shared {
  /** Names the node as long as it means the same, so that what is folded stays folded. */
  readonly id: string;
  readonly parent: ReadinessTreeNode | undefined;
}

interface PlannedCheck {
  readonly plan: PlanNode;
  readonly check: CheckNode;
}

export type ReadinessTreeNode =
  | (Shared & { readonly kind: 'attention' | 'week'; readonly checks: readonly PlannedCheck[] })
  /** A plan is a target of commands, too. */
  | (Shared & { readonly kind: 'plan'; readonly plan: PlanNode; readonly uri: string; readonly document: number })
  | (Shared & { readonly kind: 'area'; readonly plan: PlanNode; readonly area: AreaNode })
  | (Shared & {
      readonly kind: 'faults' | 'later' | 'done';
      readonly plan: PlanNode;
      readonly checks: readonly PlannedCheck[];
    })
  | (Shared & PlannedCheck & { readonly kind: 'check'; readonly urgent: boolean });

/** What stands at the top: what needs attention, what falls due this week, then the plans, the followed one first. */
export function rootsOf(
  plans: readonly PlanNode[],
  followed: PlanNode | undefined,
  filter: Filter | undefined,
): readonly ReadinessTreeNode[] {
  const looked = followed === undefined ? plans : [followed];
  const gathered = (kind: 'attention' | 'week', of: (plan: PlanNode) => readonly CheckNode[]): ReadinessTreeNode[] => {
    const checks = looked.flatMap((plan) => shown(of(plan), filter).map((check) => ({ plan, check })));
    // Each plan's are in order already.
    const ordered =
      kind === 'attention' ? checks.toSorted((a, b) => rankOf(a.check) - rankOf(b.check)) : checks.toSorted(byDay);
    return checks.length === 0 ? [] : [{ kind, id: kind, parent: undefined, checks: ordered }];
  };
  const ordered = followed === undefined ? plans : [followed, ...plans.filter((plan) => plan !== followed)];
  return [
    ...gathered('attention', ({ needsAttention }) => needsAttention),
    ...gathered('week', ({ thisWeek }) => thisWeek),
    ...ordered.map((plan): ReadinessTreeNode => {
      const { uri, document } = plan;
      return { kind: 'plan', id: `${uri}#${document}`, parent: undefined, plan, uri, document };
    }),
  ];
}

function rankOf({ severity }: CheckNode): number {
  return severity === 'error' ? 0 : 1;
}

function byDay({ check: a }: PlannedCheck, { check: b }: PlannedCheck): number {
  const [one, other] = [a.plannedFor ?? a.due ?? '', b.plannedFor ?? b.due ?? ''];
  return one < other ? -1 : one > other ? 1 : 0;
}

export function childrenOf(node: ReadinessTreeNode, filter: Filter | undefined): readonly ReadinessTreeNode[] {
  switch (node.kind) {
    case 'attention':
    case 'week':
    case 'faults':
    case 'later':
    case 'done':
      return checksOf(node.checks, node, node.kind === 'attention' || node.kind === 'faults');
    case 'plan':
      return [...faultsOf(node, filter), ...areasOf(node, filter)];
    case 'area':
      return areaChecks(node, filter);
    case 'check':
      return [];
  }
}

type Plan = Extract<ReadinessTreeNode, { kind: 'plan' }>;
type Area = Extract<ReadinessTreeNode, { kind: 'area' }>;

function faultsOf(parent: Plan, filter: Filter | undefined): readonly ReadinessTreeNode[] {
  const { plan } = parent;
  const checks = shown(plan.faults, filter).map((check) => ({ plan, check }));
  return checks.length === 0 ? [] : [{ kind: 'faults', id: `${parent.id}/faults`, parent, plan, checks }];
}

function areasOf(parent: Plan, filter: Filter | undefined): readonly ReadinessTreeNode[] {
  const { plan } = parent;
  return plan.areas
    .filter(({ checks }) => shown(checks, filter).length > 0)
    .map((area) => ({ kind: 'area', id: `${parent.id}/${area.area}`, parent, plan, area }));
}

/** What is open now, and two folds: what comes later, and what is settled. */
function areaChecks(parent: Area, filter: Filter | undefined): readonly ReadinessTreeNode[] {
  const { plan, area } = parent;
  const all = shown(area.checks, filter).map((check) => ({ plan, check }));
  const fold = (kind: 'later' | 'done'): readonly ReadinessTreeNode[] => {
    const checks = all.filter(({ check }) => placeOf(check) === kind);
    return checks.length === 0 ? [] : [{ kind, id: `${parent.id}/${kind}`, parent, plan, checks }];
  };
  const now = all.filter(({ check }) => placeOf(check) === 'now');
  return [...checksOf(now, parent, false), ...fold('later'), ...fold('done')];
}

function placeOf({ state, upcoming }: CheckNode): 'now' | 'later' | 'done' {
  if (state === 'done' || state === 'waived' || state === 'not-applicable') return 'done';
  return upcoming || state === 'planned' ? 'later' : 'now';
}

function checksOf(
  checks: readonly PlannedCheck[],
  parent: ReadinessTreeNode,
  urgent: boolean,
): readonly ReadinessTreeNode[] {
  const seen = new Map<string, number>();
  return checks.map(({ plan, check }) => {
    const name = `${parent.id}/${plan.uri}#${plan.document}/${check.rule}`;
    const nth = seen.get(name) ?? 0;
    seen.set(name, nth + 1);
    return { kind: 'check', id: `${name}/${nth}`, parent, plan, check, urgent };
  });
}

function shown(checks: readonly CheckNode[], filter: Filter | undefined): readonly CheckNode[] {
  return filter === undefined ? checks : checks.filter(filter.shows);
}
