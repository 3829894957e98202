import type { TreeChange, Value } from '../../engine/compare/tree-changes.ts';
import { excerpt } from '../../lints/kit/names/excerpt.ts';

/** What became of a value: "1,900 EUR → 2,900 EUR", or that a whole part was added, removed or changed. */
export function sayChange({ before, after }: Pick<TreeChange, 'before' | 'after'>): string {
  if (typeof after === 'string' && /^not-applicable(?:$|:)/.test(after.trim()) && before !== after) {
    return `declared ${excerpt(after)}${before === null || isWhole(before) ? '' : `, before: ${sayValue(before)}`}`;
  }
  if (before === null && isWhole(after)) return 'added';
  if (after === null && isWhole(before)) return 'removed';
  return isWhole(before) || isWhole(after) ? 'changed' : `${sayValue(before)} → ${sayValue(after)}`;
}

/** Whether a value is a mapping or a list, of which a line would not tell what differs. */
function isWhole(value: Value): boolean {
  return typeof value === 'object' && value !== null;
}

function sayValue(value: Value): string {
  return value === null ? 'nothing' : excerpt(typeof value === 'string' ? value : JSON.stringify(value));
}
