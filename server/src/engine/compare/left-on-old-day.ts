import { formatDay, type Day } from '../../plan/calendar.ts';
import { given } from '../../plan/fact.ts';
import type { Path } from '../../plan/place.ts';
import type { Plan } from '../../plan/plan.ts';
import { resolved, type Node } from '../../syntax/tree.ts';
import type { Span } from '../../text/span.ts';
import { logicalPath } from '../fingerprint.ts';

/** A place of a plan that holds a day. */
export interface DatedPlace {
  /** By names rather than numbers: `milestones[id=demo].due`. */
  readonly path: string;
  readonly span: Span;
}

/** Keys that tell of the past, which a move of the launch does not change. */
const past: ReadonlySet<string> = new Set(['slips', 'done', 'since', 'started']);

/**
 * What did not move although the launch did: the days of a plan that were the old launch date, written out, and still
 * are. A date relative to the launch moves by itself.
 */
export function leftOnOldDay(before: Plan | undefined, after: Plan | undefined): readonly DatedPlace[] {
  const [from, to] = [before && given(before.date), after && given(after.date)];
  if (before === undefined || after === undefined || from === undefined || to === undefined || from === to) return [];
  const then = new Set(placesOf(before, from).map(({ path }) => path));
  return placesOf(after, from).filter(({ path }) => then.has(path));
}

function placesOf(plan: Plan, day: Day): readonly DatedPlace[] {
  const written = formatDay(day);
  const places: DatedPlace[] = [];
  // The parser refuses what is nested too deep for a call stack. What an alias brings in is at another place.
  const visit = (node: Node, path: Path): void => {
    switch (node.kind) {
      case 'scalar':
        if (node.text === written) places.push({ path: logicalPath(plan, path), span: node.span });
        break;
      case 'sequence':
        for (const [index, item] of node.items.entries()) visit(item, [...path, index]);
        break;
      case 'mapping':
        for (const { key, value, merged } of node.entries) {
          if (!merged && !past.has(key.text)) visit(value, [...path, key.text]);
        }
        break;
      case 'alias':
        break;
    }
  };
  if (plan.document.root !== undefined) visit(resolved(plan.document.root), []);
  return places;
}
