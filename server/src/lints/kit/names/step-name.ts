import { given } from '../../../plan/fact.ts';
import type { Plan } from '../../../plan/plan.ts';
import { excerpt } from './excerpt.ts';

/** A rollout step as it was read. */
export type RolloutStep = Extract<
  Extract<Plan['rollout']['steps'], { readonly kind: 'given' }>['value'][number],
  { readonly kind: 'given' }
>['value'];

/** What to call a rollout step: by those who get it, else by its id, else by its number. */
export function nameOfStep({ to, audience, id }: RolloutStep, index: number): string {
  const name = given(to) ?? given(audience) ?? given(id);
  return name === undefined ? `number ${String(index + 1)}` : `“${excerpt(name)}”`;
}
