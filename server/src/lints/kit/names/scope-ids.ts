import { given, type ItemOf } from '../../../plan/fact.ts';
import type { Plan } from '../../../plan/plan.ts';
import { foldedName } from './same-name.ts';

export type ScopeItem = ItemOf<Plan['scope']>;

/** The scope of a plan, as promises refer to it. */
export interface ScopeIds {
  /** The item that an id names; of two with one id, the first. Ids are compared as names are. */
  readonly item: (id: string) => ScopeItem | undefined;
  /** Whether every item could be read, so that an id that is not found does not exist. */
  readonly complete: boolean;
}

/** Indexes the scope items of a plan by their ids. */
export function scopeIds({ scope }: Plan): ScopeIds {
  const facts = given(scope) ?? [];
  const byId = new Map<string, ScopeItem>();
  let complete = scope.kind === 'given' || scope.kind === 'absent';
  for (const fact of facts) {
    if (fact.kind === 'unreadable') complete = false;
    if (fact.kind !== 'given') continue;
    const { id } = fact.value;
    if (id.kind === 'unreadable') complete = false;
    if (id.kind === 'given' && !byId.has(foldedName(id.value))) byId.set(foldedName(id.value), fact.value);
  }
  return { item: (id) => byId.get(foldedName(id)), complete };
}
