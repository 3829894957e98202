import { items, type Fact } from '../../plan/fact.ts';
import { entrySpan, type Place } from '../../plan/place.ts';
import { rootFields, sectionFields } from '../../plan/plan-shape.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Shape, Shapes } from '../../plan/shape.ts';
import { entryOf } from '../../syntax/tree.ts';
import { nodeAtPath } from '../../syntax/node-at.ts';
import type { Span } from '../../text/span.ts';
import type { Subject } from './subject.ts';
import type { PlanValues, RecordValue } from './value.ts';

/** One thing that a rule looks at. */
export interface SubjectIn {
  readonly value: RecordValue;
  readonly at: Place;
  /** What was read of it, by key. */
  readonly facts: object;
}

/** Everything in a plan that rules for a subject look at, in the order of the plan. */
export function subjectsIn(plan: Plan, subject: Subject, values: PlanValues): readonly SubjectIn[] {
  const each = (list: Fact<readonly Fact<object>[]>, shape: Shape<unknown>): readonly SubjectIn[] => {
    const fields = shape.item?.fields ?? {};
    return items(list).map(({ value, at }) => ({ value: values.record(fields, value, at.path), at, facts: value }));
  };
  switch (subject) {
    case 'plan':
      return [{ value: values.plan, at: plan.at, facts: plan }];
    case 'task':
      return plan.tasks.map((task) => ({ value: values.task(task), at: task.at, facts: task }));
    case 'milestone':
      return items(plan.milestones).map(({ value, at }) => ({
        value: values.task(value, ownKeys(rootFields.milestones)),
        at,
        facts: value,
      }));
    case 'metric':
      return each(plan.outcomes.metrics, sectionFields.outcomes.metrics);
    case 'dependency':
      return each(plan.dependencies, rootFields.dependencies);
    case 'promise':
      return each(plan.promises, rootFields.promises);
    case 'approval':
      return each(plan.approvals, rootFields.approvals);
    case 'risk':
      return each(plan.risks, rootFields.risks);
    case 'waiver':
      return each(plan.waivers, rootFields.waivers);
  }
}

function ownKeys({ item }: Shape<unknown>): Shapes {
  return item?.fields ?? {};
}

/**
 * Where a finding about a key of a subject sits: on its value, or where it would stand.
 *
 * @param keys the path of the key, from the subject.
 */
export function placeWithin(plan: Plan, { at, facts }: SubjectIn, keys: readonly string[]): Place {
  let place = at;
  let known: object | undefined = facts;
  for (const key of keys) {
    const found: Part | undefined = known === undefined ? undefined : partIn(known, key);
    // By its keys it is the same whether it is written in the long form or in one line.
    place = { path: [...place.path, key], span: found?.at.span ?? ownSpan(plan, place, key) ?? place.span };
    known = found && keysOf(found);
  }
  return place;
}

/** A fact, or a section, which is always there. */
type Part = Fact<unknown> | { readonly kind?: never; readonly at: Place };

function partIn(known: object, key: string): Part | undefined {
  return Object.hasOwn(known, key) ? (known as Readonly<Record<string, Part>>)[key] : undefined;
}

/** What has keys in a part of a plan, where it has any. */
function keysOf(part: Part): object | undefined {
  if (part.kind === undefined) return part;
  switch (part.kind) {
    case 'planned':
      return part.task;
    case 'given':
      return typeof part.value === 'object' && part.value !== null && !Array.isArray(part.value)
        ? part.value
        : undefined;
    case 'absent':
    case 'unreadable':
      return undefined;
  }
}

/** What to underline for a key of the organisation's own, which no shape reads. */
function ownSpan(plan: Plan, { path }: Place, key: string): Span | undefined {
  const node = nodeAtPath(
    plan.document.root,
    path.filter((step) => typeof step !== 'object'),
  );
  const entry = entryOf(node, key);
  return entry && entrySpan(entry);
}
