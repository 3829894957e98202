import { byNeed, type PlanRow } from './plan-table.ts';

/** The details of the plans of a run as they come in, file by file. */
export interface PlanDetails {
  /** @param details writes them; called only if the plan is, so far, among those that are shown. */
  readonly add: (row: PlanRow, details: () => string) => void;
  /** The details that are shown, worst first where plans are left out, else in the order of their files; once each. */
  readonly take: () => readonly string[];
  /** A row for every plan, worst first. */
  readonly rows: () => readonly PlanRow[];
}

/** @param limit how many plans are shown in full. Only so many texts are kept: a run may have thousands of plans. */
export function planDetails(limit: number): PlanDetails {
  const rows: PlanRow[] = [];
  let shown: { readonly row: PlanRow; readonly details: string }[] = [];
  return {
    add(row, details) {
      rows.push(row);
      const worst = shown.map((one) => one.row).toSorted(byNeed);
      const last = worst.at(-1);
      if (shown.length >= limit && last !== undefined && byNeed(row, last) >= 0) return;
      const kept = shown.length >= limit ? shown.filter(({ row: one }) => one !== last) : shown;
      shown = [...kept, { row, details: details() }];
    },
    take() {
      const all = rows.length > limit ? shown.toSorted((a, b) => byNeed(a.row, b.row)) : shown;
      shown = [];
      return all.map(({ details }) => details);
    },
    rows: () => rows.toSorted(byNeed),
  };
}
