import { items, type Fact } from '../../../plan/fact.ts';
import { entrySpan, type Place } from '../../../plan/place.ts';
import { rootFields, sectionFields } from '../../../plan/plan-shape.ts';
import type { Plan } from '../../../plan/plan.ts';
import type { Shape, Shapes } from '../../../plan/shape.ts';
import { entryOf } from '../../../syntax/tree.ts';
import { nodeAtPath } from '../../../syntax/node-at.ts';
import type { Subject } from './subject.ts';
import type { PlanValues, RecordValue } from './value.ts';

/** One thing that a rule looks at. */
export interface SubjectIn {
  readonly value: RecordValue;
  readonly at: Place;
}

/** Everything in a plan that rules for a subject look at, in the order of the plan. */
export function subjectsIn(plan: Plan, subject: Subject, values: PlanValues): readonly SubjectIn[] {
  const each = (list: Fact<readonly Fact<object>[]>, shape: Shape<unknown>): readonly SubjectIn[] => {
    const fields = shape.item?.fields ?? {};
    return items(list).map(({ value, at }) => ({ value: values.record(fields, value, at.path), at }));
  };
  switch (subject) {
    case 'plan':
      return [{ value: values.plan, at: plan.at }];
    case 'task':
      return plan.tasks.map((task) => ({ value: values.task(task), at: task.at }));
    case 'milestone':
      return items(plan.milestones).map(({ value, at }) => ({
        value: values.task(value, ownKeys(rootFields.milestones)),
        at,
      }));
    case 'metric':
      return each(plan.outcomes.metrics, sectionFields.outcomes.metrics);
    case 'dependency':
      return items(plan.dependencies).map(({ value, at }) => ({
        value: values.task(value, ownKeys(rootFields.dependencies)),
        at,
      }));
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
 * Where a finding about a key of a subject sits: on its value, or on what would hold it. By its keys it is the same
 * whether it is written in the long form or in one line.
 *
 * @param keys the path of the key, from the subject.
 */
export function placeWithin(plan: Plan, at: Place, keys: readonly string[]): Place {
  let place = at;
  for (const key of keys) {
    const steps = place.path.filter((step) => typeof step !== 'object');
    const entry = entryOf(nodeAtPath(plan.document.root, steps), key);
    place = { path: [...place.path, key], span: entry === undefined ? place.span : entrySpan(entry) };
  }
  return place;
}
