import type { AbsentNode, AreaNode, CheckNode, PlanNode } from '../../../server/src/lsp/protocol.ts';
import { attentionIn, weekIn, type AttentionItem, type PlannedCheck } from './attention-item.ts';

/** What the tree shows. */
export interface Filter {
  readonly shows: (check: CheckNode) => boolean;
  /** The filter in words. */
  readonly said: string;
  /** What the user chose, by names that stay the same until the next choice. */
  readonly chosen: ReadonlySet<string>;
}

interface Shared {
  /** Identifies the node as long as it means the same, so that folded rows stay folded. */
  readonly id: string;
  readonly parent: ReadinessTreeNode | undefined;
}

export type ReadinessTreeNode =
  | (Shared & { readonly kind: 'attention' | 'week' | 'more'; readonly attentionItems: readonly AttentionItem[] })
  | (Shared & {
      readonly kind: 'absent';
      readonly plan: PlanNode;
      readonly absent: AbsentNode;
      readonly checks: readonly PlannedCheck[];
    })
  /** A plan is a target of commands, too. */
  | (Shared & {
      readonly kind: 'plan';
      readonly plan: PlanNode;
      readonly uri: string;
      readonly document: number;
      /** Whether another plan is the active one. */
      readonly isAside: boolean;
    })
  | (Shared & { readonly kind: 'area'; readonly plan: PlanNode; readonly area: AreaNode })
  | (Shared & {
      readonly kind: 'faults' | 'later' | 'done';
      readonly plan: PlanNode;
      readonly checks: readonly PlannedCheck[];
    })
  | (Shared & PlannedCheck & { readonly kind: 'check'; readonly urgent: boolean });

/** The number of items to show, so that there is room for the plan below. The others are one click away. */
const MOST = { attention: 7, week: 5, more: Infinity } as const;

/** The top rows: what needs attention, what is due this week, then the plans, with the active one first. */
export function rootsOf(
  plans: readonly PlanNode[],
  followed: PlanNode | undefined,
  filter: Filter | undefined,
): readonly ReadinessTreeNode[] {
  const looked = followed === undefined ? plans : [followed];
  const shows = filter?.shows ?? (() => true);
  const fold = (kind: 'attention' | 'week', attentionItems: readonly AttentionItem[]): readonly ReadinessTreeNode[] =>
    attentionItems.length === 0 ? [] : [{ kind, id: kind, parent: undefined, attentionItems }];
  const ordered = followed === undefined ? plans : [followed, ...plans.filter((plan) => plan !== followed)];
  return [
    ...fold('attention', attentionIn(looked, shows)),
    ...fold('week', weekIn(looked, shows)),
    ...worthARow(ordered, followed, filter).map((plan): ReadinessTreeNode => {
      const { uri, document } = plan;
      const isAside = followed !== undefined && plan !== followed;
      // It has another name while another plan is active, so that it folds then and opens again later.
      const id = `${isAside ? 'aside/' : ''}${uri}#${document}`;
      return { kind: 'plan', id, parent: undefined, plan, uri, document, isAside };
    }),
  ];
}

/** Leaves out plans for which the filter shows nothing, except the active one. If no plan remains, all stay. */
function worthARow(
  plans: readonly PlanNode[],
  followed: PlanNode | undefined,
  filter: Filter | undefined,
): readonly PlanNode[] {
  const found = plans.filter(
    (plan) =>
      plan === followed ||
      [plan.faults, ...plan.areas.map(({ checks }) => checks)].some((all) => shown(all, filter).length > 0),
  );
  return filter === undefined || found.length === 0 ? plans : found;
}

export function childrenOf(node: ReadinessTreeNode, filter: Filter | undefined): readonly ReadinessTreeNode[] {
  switch (node.kind) {
    case 'attention':
    case 'week':
    case 'more':
      return gatheredRows(node);
    case 'absent':
    case 'faults':
    case 'later':
    case 'done':
      return checksOf(node.checks, node, node.kind === 'absent' || node.kind === 'faults');
    case 'plan':
      return [...faultsOf(node, filter), ...areasOf(node, filter)];
    case 'area':
      return areaChecks(node, filter);
    case 'check':
      return [];
  }
}

type Gathering = Extract<ReadinessTreeNode, { kind: 'attention' | 'week' | 'more' }>;
type Plan = Extract<ReadinessTreeNode, { kind: 'plan' }>;
type Area = Extract<ReadinessTreeNode, { kind: 'area' }>;

function gatheredRows(parent: Gathering): readonly ReadinessTreeNode[] {
  const { attentionItems, id } = parent;
  const most = MOST[parent.kind];
  // A row "1 more" would need as much room as the item itself.
  const shownOf = attentionItems.length <= most + 1 ? attentionItems : attentionItems.slice(0, most);
  const rest = attentionItems.slice(shownOf.length);
  const seen = new Map<string, number>();
  return [
    ...shownOf.map((one): ReadinessTreeNode => {
      if (one.kind === 'check') return { ...one, id: idOf(id, one, seen), parent, urgent: true };
      return { ...one, id: `${id}/${one.plan.uri}#${one.plan.document}/${one.absent.section}`, parent };
    }),
    ...(rest.length === 0 ? [] : [{ kind: 'more', id: `${id}/more`, parent, attentionItems: rest } as const]),
  ];
}

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

/** What is open now, and two folded rows: what comes later and what is done. */
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
  return checks.map((planned) => ({ ...planned, kind: 'check', id: idOf(parent.id, planned, seen), parent, urgent }));
}

/** A lint may ask several things in one plan. Their order distinguishes them. */
function idOf(prefix: string, { plan, check }: PlannedCheck, seen: Map<string, number>): string {
  const name = `${prefix}/${plan.uri}#${plan.document}/${check.rule}`;
  const nth = seen.get(name) ?? 0;
  seen.set(name, nth + 1);
  return `${name}/${nth}`;
}

function shown(checks: readonly CheckNode[], filter: Filter | undefined): readonly CheckNode[] {
  return filter === undefined ? checks : checks.filter(filter.shows);
}
