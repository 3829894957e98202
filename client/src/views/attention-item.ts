import type { AbsentNode, CheckNode, PlanNode } from '../../../server/src/lsp/protocol.ts';

/** A check and its plan. */
export interface PlannedCheck {
  readonly plan: PlanNode;
  readonly check: CheckNode;
}

/** One item that needs attention: a check, or everything that a missing section leaves open. */
export type AttentionItem =
  | (PlannedCheck & { readonly kind: 'check' })
  | {
      readonly kind: 'absent';
      readonly plan: PlanNode;
      readonly absent: AbsentNode;
      readonly checks: readonly PlannedCheck[];
    };

type Shows = (check: CheckNode) => boolean;

/**
 * What needs attention in some plans. Blockers come first, and within them the longest overdue. A missing section is
 * one item with everything that it leaves open, as in the list of problems.
 */
export function attentionIn(plans: readonly PlanNode[], shows: Shows): readonly AttentionItem[] {
  // The items of each plan are already in order.
  return plans
    .flatMap((plan) => {
      const all = plan.areas.flatMap(({ checks }) => checks).filter(shows);
      return attentionItems(plan, plan.needsAttention.filter(shows), all);
    })
    .toSorted((a, b) => Number(isBlocker(b)) - Number(isBlocker(a)));
}

/**
 * What is due in some plans within a week, soonest first. Everything that a missing section leaves open is one item
 * here, too.
 */
export function weekIn(plans: readonly PlanNode[], shows: Shows): readonly AttentionItem[] {
  return plans
    .flatMap((plan) => {
      const due = plan.thisWeek.filter(shows);
      return attentionItems(plan, due, due);
    })
    .toSorted((a, b) => dayOf(checksOf([a])[0]).localeCompare(dayOf(checksOf([b])[0])));
}

/**
 * A missing section takes the position of its first check. It holds the checks of `all` that the section leaves open.
 */
function attentionItems(
  plan: PlanNode,
  checks: readonly CheckNode[],
  all: readonly CheckNode[],
): readonly AttentionItem[] {
  const placed = new Set<string>();
  return checks.flatMap((check): readonly AttentionItem[] => {
    const absent = plan.absent.find(({ section }) => section === check.absentSection);
    if (absent !== undefined && placed.has(absent.section)) return [];
    const members = all.filter(({ absentSection }) => absentSection === absent?.section);
    if (absent === undefined || members.length < 2) return [{ kind: 'check', plan, check }];
    placed.add(absent.section);
    return [{ kind: 'absent', plan, absent, checks: members.map((member) => ({ plan, check: member })) }];
  });
}

function isBlocker(one: AttentionItem): boolean {
  return checksOf([one]).some(({ severity }) => severity === 'error');
}

/** The day that counts for a check: its planned day, or else the day by which it is needed; ISO 8601. */
function dayOf(check: CheckNode | undefined): string {
  return check?.plannedFor ?? check?.due ?? '';
}

/** Every check of some items. */
export function checksOf(all: readonly AttentionItem[]): readonly CheckNode[] {
  return all.flatMap((one) => (one.kind === 'check' ? [one.check] : one.checks.map(({ check }) => check)));
}
