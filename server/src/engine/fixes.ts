import type { Change, Fix } from '../lints/fix.ts';
import type { Path } from '../plan/place.ts';
import { appendItem, insertEntry } from '../syntax/edit/edit-entry.ts';
import { moveEntry } from '../syntax/edit/move-entry.ts';
import { removeAt } from '../syntax/edit/remove-at.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { applyEdits } from '../text/text-edit.ts';
import type { Snapshot } from './snapshot.ts';
import type { Plan } from '../plan/plan.ts';

/**
 * The minimal edits of the text that carry out a fix; undefined where it cannot be done here, as below an alias, whose
 * text stands elsewhere.
 */
export function editsOf(snapshot: Pick<Snapshot, 'text'>, plan: EditedPlan, fix: Fix): readonly TextEdit[] | undefined {
  const edits = fix.changes.map((change) => {
    if (change.kind === 'move') return moveOf(snapshot, plan, change);
    const edit = editOf(snapshot, plan, change);
    return edit && [edit];
  });
  return edits.every((edit) => edit !== undefined) ? edits.flat() : undefined;
}

/** What an edit has to know of a plan, or of another document without placeholders. */
export type EditedPlan = Pick<Plan, 'document'> & Partial<Pick<Plan, 'placeholders'>>;

type Move = Extract<Change, { readonly kind: 'move' }>;

function moveOf(
  { text }: Pick<Snapshot, 'text'>,
  { document }: EditedPlan,
  change: Move,
): readonly TextEdit[] | undefined {
  const [from, to] = [plainPath(change.from), plainPath(change.to)];
  return from && to && moveEntry(text, document, from, to);
}

function editOf(
  { text }: Pick<Snapshot, 'text'>,
  { document, placeholders }: EditedPlan,
  change: Exclude<Change, Move>,
): TextEdit | undefined {
  switch (change.kind) {
    case 'replace':
      return { span: change.span, text: change.text };
    case 'insert': {
      const path = plainPath(change.path);
      return path && insertEntry(text, document, path, change.value, placeholders);
    }
    case 'append': {
      const path = plainPath(change.path);
      return path && appendItem(text, document, path, change.value, placeholders);
    }
    case 'remove': {
      const path = plainPath(change.path);
      return path && removeAt(text, document, path, { emptyParents: true });
    }
  }
}

function plainPath(path: Path): readonly (string | number)[] | undefined {
  return path.every((step) => typeof step !== 'object') ? path : undefined;
}

/** The part of the report on a plan that repairs are made from. */
interface Repairable {
  readonly plan: Plan;
  readonly findings: readonly { readonly fixes: readonly Fix[] }[];
}

/** More rounds than this and the repairs of one plan undo each other. */
const MAX_ROUNDS = 10;

/**
 * Applies the repairs of all findings until none is left.
 *
 * @param recheck parses and checks a text, for the next round.
 */
export function applyRepairs(
  text: string,
  recheck: (text: string) => { readonly snapshot: Snapshot; readonly reports: readonly Repairable[] },
): string {
  let current = text;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const { snapshot, reports } = recheck(current);
    const edits = reports.flatMap(({ plan, findings }) =>
      findings.flatMap(({ fixes }) =>
        fixes
          .filter((fix) => fix.kind === 'repair')
          .slice(0, 1)
          .flatMap((fix) => editsOf(snapshot, plan, fix) ?? []),
      ),
    );
    const next = applyEdits(current, edits);
    if (next === current) return current;
    current = next;
  }
  return current;
}
