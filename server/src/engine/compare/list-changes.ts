import type { Day } from '../../plan/calendar.ts';
import { type DateRef, dayMeant } from '../../plan/date-ref.ts';
import { type Fact, given, type ItemOf, items } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';

export interface WaiverChange {
  readonly lint: string;
  readonly by: string | undefined;
  readonly reason: string | undefined;
  readonly before: Day | undefined;
  readonly after: Day | undefined;
}

/** The waivers that a change adds, makes longer, or leaves behind on a day that has passed. */
export interface WaiverChanges {
  readonly added: readonly WaiverChange[];
  readonly extended: readonly WaiverChange[];
  readonly expired: readonly WaiverChange[];
}

/** What was added to a list, taken out of it, or given another day. */
export interface ListChange {
  readonly added: readonly DatedItem[];
  readonly dropped: readonly DatedItem[];
  readonly moved: readonly (DatedItem & { readonly before: Day | undefined })[];
}

export interface DatedItem {
  /** What people know it by: its words, or its id. */
  readonly what: string;
  /** For a promise, to whom. */
  readonly to: string | undefined;
  readonly due: Day | undefined;
  /** Who answers for it, as the plan says: its own owner, else that of the plan. */
  readonly person: string | undefined;
}

export interface MovedMilestone extends DatedItem {
  readonly id: string;
  readonly before: Day | undefined;
  /** The milestones that need it. */
  readonly waiting: readonly string[];
}

export function waiverChanges(before: Plan | undefined, after: Plan | undefined, today: Day): WaiverChanges {
  const [old, current] = [waiversOf(before), waiversOf(after)];
  const changes = [...current].map(([lint, waiver]) => ({ ...waiver, lint, before: old.get(lint)?.after }));
  const known = changes.filter(({ lint }) => old.has(lint));
  return {
    added: changes.filter(({ lint }) => !old.has(lint)),
    extended: known.filter((change) => (change.after ?? -Infinity) > (change.before ?? -Infinity)),
    expired: known.filter((change) => (change.after ?? Infinity) < today && (change.before ?? Infinity) >= today),
  };
}

export function waiversOf(
  plan: Plan | undefined,
): ReadonlyMap<string, { by: string | undefined; reason: string | undefined; after: Day | undefined }> {
  const waivers = plan === undefined ? [] : items(plan.waivers);
  return new Map(
    waivers.map(({ value }) => [
      given(value.lint) ?? '',
      { by: given(value.by), reason: given(value.reason), after: given(value.expires) },
    ]),
  );
}

/** The items of a list, each under what identifies it; a list may hold two of the same. */
export type Keyed = ReadonlyMap<string, DatedItem>;

export function promisesOf(plan: Plan | undefined): Keyed {
  if (plan === undefined) return new Map();
  return keyed(
    items(plan.promises).map(({ value }) => {
      const item = {
        what: given(value.what) ?? '',
        to: given(value.to),
        due: dayOf(value.due, plan),
        person: given(value.made_by) ?? given(plan.owner),
      };
      return [[item.to, item.what], item];
    }),
  );
}

export function scopeOf(plan: Plan | undefined): Keyed {
  if (plan === undefined) return new Map();
  return keyed(
    items(plan.scope).map(({ value }) => {
      const item = {
        what: given(value.what) ?? given(value.id) ?? '',
        to: undefined,
        due: dayOf(value.due, plan),
        person: given(value.owner) ?? given(plan.owner),
      };
      return [[given(value.id) ?? item.what], item];
    }),
  );
}

export function keyed(list: readonly (readonly [readonly unknown[], DatedItem])[]): Keyed {
  const seen = new Map<string, number>();
  return new Map(
    list.map(([identity, item]) => {
      const key = JSON.stringify(identity);
      const tie = seen.get(key) ?? 0;
      seen.set(key, tie + 1);
      return [`${key}${String(tie)}`, item];
    }),
  );
}

export function dayOf(due: Fact<DateRef>, plan: Plan): Day | undefined {
  return due.kind === 'given' ? dayMeant(due.value, given(plan.date)) : undefined;
}

export function listChange(before: Keyed, after: Keyed): ListChange {
  return {
    added: [...after].filter(([key]) => !before.has(key)).map(([, item]) => item),
    dropped: [...before].filter(([key]) => !after.has(key)).map(([, item]) => item),
    moved: [...after].flatMap(([key, item]) => {
      const old = before.get(key);
      return old === undefined || old.due === item.due ? [] : [{ ...item, before: old.due }];
    }),
  };
}

export function movedMilestones(before: Plan | undefined, after: Plan | undefined): readonly MovedMilestone[] {
  if (before === undefined || after === undefined) return [];
  const nameOf = ({ id, what }: Milestone): string => given(id) ?? given(what) ?? '';
  const old = new Map(items(before.milestones).map(({ value }) => [nameOf(value), dayOf(value.due, before)]));
  const waiting = new Map<string, string[]>();
  for (const { value } of items(after.milestones)) {
    for (const need of items(value.needs)) {
      const known = waiting.get(need.value);
      if (known === undefined) waiting.set(need.value, [nameOf(value)]);
      else known.push(nameOf(value));
    }
  }
  return items(after.milestones).flatMap(({ value }): readonly MovedMilestone[] => {
    const id = nameOf(value);
    const due = dayOf(value.due, after);
    if (!old.has(id) || old.get(id) === due) return [];
    return [
      {
        ...{ id, what: given(value.what) ?? id, to: undefined, due, before: old.get(id) },
        ...{ waiting: waiting.get(id) ?? [], person: given(value.owner) ?? given(after.owner) },
      },
    ];
  });
}

export type Milestone = ItemOf<Plan['milestones']>;
