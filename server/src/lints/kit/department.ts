import type { Fact } from '../../plan/fact.ts';
import type { Place } from '../../plan/place.ts';
import { departmentKey, type DepartmentSection, type Plan, sectionAt } from '../../plan/plan.ts';
import { entryOf, resolved } from '../../syntax/tree.ts';

/** The part of a plan that belongs to a department of the organisation. */
export interface Department {
  readonly name: string;
  readonly at: Place;
  /** Whether the plan has it; planned where one task stands for it all. */
  readonly section: Fact<true>;
  readonly owner: Fact<string>;
}

/** Finds the section of a department: the format's own of that name, else one that the organisation adds. */
export function departmentOf(plan: Plan, name: string): Department {
  const key = departmentKey(name);
  const section = sectionAt(plan, key);
  if (section !== undefined) {
    return { name, at: section.at, section: sectionFact(plan, key, section), owner: section.owner };
  }
  const at: Place = { path: [key], span: plan.at.span };
  const nothing: Fact<never> = { kind: 'absent', at, written: 'no' };
  return { name, at, section: nothing, owner: nothing };
}

function sectionFact(plan: Plan, key: string, { at, written, notes }: DepartmentSection): Fact<true> {
  const entry = entryOf(plan.document.root, key);
  if (!written) return { kind: 'absent', at, written: entry === undefined ? 'no' : 'no-value' };
  // What is damaged has no entry, and what is no mapping is no section.
  if (entry === undefined || resolved(entry.value).kind !== 'mapping') return { kind: 'unreadable', at };
  // A task in place of the whole section stands in place of each of its keys.
  if (notes.kind === 'planned' && notes.task.at.path.length === at.path.length) {
    return { kind: 'planned', at, task: notes.task };
  }
  return { kind: 'given', at, value: true };
}
