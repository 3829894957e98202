import type { Fact } from '../../plan/fact.ts';
import { entrySpan, isEmpty, type Place } from '../../plan/place.ts';
import { isSectionName, type Plan, type SectionName } from '../../plan/plan.ts';
import { entryOf, resolved } from '../../syntax/tree.ts';
import { foldedName } from './names/same-name.ts';

/** The part of a plan that belongs to a department of the organisation. */
export interface Department {
  readonly name: string;
  readonly at: Place;
  /** Whether the plan has it; planned where one task stands for it all. */
  readonly section: Fact<true>;
  readonly owner: Fact<string>;
}

/** Finds the section of a department: the format's own of that name, else the organisation's `x-<name>`. */
export function departmentOf(plan: Plan, name: string): Department {
  const folded = foldedName(name);
  const own = folded.replaceAll(/[\s-]+/g, '_');
  return !isSectionName(own)
    ? customDepartment(plan, name, `x-${folded.replace(/^x-/, '').replaceAll(/\s+/g, '-')}`)
    : {
        name,
        at: plan[own].at,
        section: sectionFact(plan, own),
        owner: plan[own].owner,
      };
}

function sectionFact(plan: Plan, name: SectionName): Fact<true> {
  const { at, written, notes } = plan[name];
  const entry = entryOf(plan.document.root, name);
  if (!written) return { kind: 'absent', at, written: entry === undefined ? 'no' : 'no-value' };
  // What is damaged has no entry, and what is no mapping is no section.
  if (entry === undefined || resolved(entry.value).kind !== 'mapping') return { kind: 'unreadable', at };
  // A task in place of the whole section stands in place of each of its keys.
  if (notes.kind === 'planned' && notes.task.at.path.length === at.path.length) {
    return { kind: 'planned', at, task: notes.task };
  }
  return { kind: 'given', at, value: true };
}

/** A section that the format does not know: only whether it is there, and whom it names. */
function customDepartment(plan: Plan, name: string, key: string): Department {
  const entry = entryOf(plan.document.root, key);
  const at: Place = { path: [key], span: entry === undefined ? plan.at.span : entrySpan(entry) };
  const nothing: Fact<never> = { kind: 'absent', at, written: entry === undefined ? 'no' : 'no-value' };
  if (plan.document.damage.some((part) => part.key === key)) {
    return { name, at, section: { kind: 'unreadable', at }, owner: { kind: 'unreadable', at } };
  }
  if (entry === undefined || isEmpty(entry.value)) return { name, at, section: nothing, owner: nothing };
  const owner = entryOf(entry.value, 'owner');
  const value = owner === undefined ? undefined : resolved(owner.value);
  return {
    name,
    at,
    section: { kind: 'given', at, value: true },
    owner:
      owner !== undefined && value?.kind === 'scalar' && !isEmpty(value)
        ? { kind: 'given', at: { path: [key, 'owner'], span: entrySpan(owner) }, value: value.text }
        : nothing,
  };
}
