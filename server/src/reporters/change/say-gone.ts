import type { PlanDelta } from '../../engine/compare/plan-delta.ts';

/** What became of a plan that is not checked any more: its file is elsewhere, is no plan, or is deleted. */
export function sayGone({ unchecked }: PlanDelta): string {
  switch (unchecked?.why) {
    case 'marker-removed':
      return 'the file is no launch plan any more: the key launch_plan is not in it';
    case 'renamed-out':
      return `the file is now ${unchecked.path}, and nobody checks it: no plan has such a name`;
    case undefined:
      return 'this plan is deleted';
  }
}
