import { isPlaceholder } from '../../plan/placeholder.ts';
import { dateOf, isNoDate, isNumericDate } from './date-of.ts';
import type { SectionFinder } from './section-of.ts';
import { statusOf } from './status-of.ts';

/** What a column can be used for; the keys of `--map`. */
export const uses = [
  'what',
  'owner',
  'due',
  'status',
  'done',
  'section',
  'notes',
  'evidence',
  'reason',
  'skip',
] as const;
export type Use = (typeof uses)[number];

/** What trackers keep for themselves: left out unless `--map` says otherwise. */
const bookkeeping: ReadonlySet<string> = new Set([
  ...['', 'no', 'nr', 'row', 'created', 'created at', 'created by', 'created time', 'creator', 'updated', 'updated at'],
  ...[
    'last modified',
    'last modified at',
    'last edited',
    'last edited time',
    'last edited by',
    'last viewed',
    'last updated',
  ],
  ...[
    'issue id',
    'project id',
    'project key',
    'project milestone id',
    'board id',
    'board name',
    'list id',
    'cycle number',
  ],
  ...['cycle name', 'cycle start', 'cycle end', 'triaged', 'archived', 'rank', 'votes', 'watchers', 'attachment count'],
  ...[
    'attachment links',
    'checklist item total count',
    'checklist item completed count',
    'vote count',
    'comment count',
  ],
  ...['last activity date'],
]);

export interface Column {
  readonly index: number;
  readonly name: string;
  readonly use: Use;
  /** Whether none of the rows that were looked at has anything in it. */
  readonly isEmpty: boolean;
}

/** What columns are called, folded, the surest name first. */
const headers: Readonly<Record<Exclude<Use, 'skip'>, readonly string[]>> = {
  what: [
    ...[
      'task',
      'task name',
      'what',
      'title',
      'card name',
      'card title',
      'name',
      'summary',
      'action item',
      'action',
      'item',
    ],
    ...[
      'to do',
      'todo',
      'activity',
      'deliverable',
      'checklist item',
      'work item',
      'subject',
      'step',
      'tasks',
      'issue',
      'milestone',
    ],
  ],
  owner: [
    ...[
      'owner email',
      'assignee email',
      'owner',
      'assignee',
      'assigned to',
      'assign',
      'assigned',
      'assignees',
      'responsible',
    ],
    ...[
      'responsible person',
      'dri',
      'who',
      'person',
      'people',
      'lead',
      'members',
      'member',
      'point person',
      'poc',
      'owners',
    ],
  ],
  due: [
    ...[
      'due',
      'due date',
      'due on',
      'due by',
      'deadline',
      'target date',
      'end date',
      'date',
      'when',
      'target',
      'by',
      'eta',
    ],
    ...['finish', 'finish date', 'timing', 'timeline', 'week'],
  ],
  done: [
    'completed at',
    'completed on',
    'done on',
    'date completed',
    'completion date',
    'resolved',
    'closed at',
    'completed',
    'done',
  ],
  status: [
    'status',
    'state',
    'progress',
    'done',
    'complete',
    'completed',
    'checked',
    'checkbox',
    'done yn',
    'column',
    'list name',
    'list',
  ],
  section: [
    ...[
      'department',
      'team',
      'section',
      'section column',
      'area',
      'function',
      'workstream',
      'work stream',
      'category',
      'group',
    ],
    ...[
      'discipline',
      'dept',
      'track',
      'stream',
      'component',
      'components',
      'component s',
      'label',
      'labels',
      'tags',
      'tag',
    ],
    ...[
      'list name',
      'list',
      'column',
      'bucket',
      'epic',
      'epic name',
      'phase',
      'stage',
      'project milestone',
      'parent',
      'parent task',
    ],
  ],
  notes: ['notes', 'note', 'comments', 'comment', 'description', 'card description', 'details', 'remarks'],
  evidence: ['evidence', 'proof'],
  reason: ['reason', 'blocker', 'blocked because'],
};

function folded(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const known: ReadonlySet<string> = new Set(Object.values(headers).flat());

/** How many cells of a row are names that columns have. */
export function headersIn(row: readonly string[]): number {
  return row.filter((cell) => known.has(folded(cell))).length;
}

/** Only so many rows are looked at to tell what a column holds. */
const LOOKED_AT = 500;

/**
 * What the columns of a table are: by their names, else by what they hold. One column each is the title, the owner, the
 * due date, the status and the day on which it was done; several may say where a task belongs. The rest is notes.
 *
 * @param asked what `--map` says, by the index of the column; it goes before all else.
 */
export function columnsOf(
  names: readonly string[],
  rows: readonly (readonly string[])[],
  asked: ReadonlyMap<number, Use>,
  sections: SectionFinder,
): readonly Column[] {
  const some = rows.slice(0, LOOKED_AT);
  const cells = names.map((_, index) => some.map((row) => row[index]?.trim() ?? '').filter((cell) => cell !== ''));
  const use = new Map<number, Use>(asked);
  const isFree = (index: number): boolean => !use.has(index) && (cells[index]?.length ?? 0) > 0;
  const taken = (wanted: Use): boolean => [...use.values()].includes(wanted);

  for (const wanted of ['what', 'owner', 'due', 'done', 'status'] as const) {
    for (const header of taken(wanted) ? [] : headers[wanted]) {
      const index = names.findIndex(
        (name, at) => isFree(at) && folded(name) === header && mayBe(wanted, header, cells[at] ?? []),
      );
      if (index < 0) continue;
      use.set(index, wanted);
      break;
    }
  }
  for (const wanted of ['section', 'notes', 'evidence', 'reason'] as const) {
    for (const [index, name] of names.entries()) {
      if (isFree(index) && headers[wanted].includes(folded(name))) use.set(index, wanted);
    }
  }
  for (const [index, name] of names.entries()) {
    if (isFree(index) && bookkeeping.has(folded(name))) use.set(index, 'skip');
  }
  for (const wanted of ['due', 'status', 'owner', 'section'] as const) {
    if (taken(wanted)) continue;
    const index = names.findIndex((_, at) => isFree(at) && holds(wanted, cells[at] ?? [], sections));
    if (index >= 0) use.set(index, wanted);
  }
  if (!taken('what')) {
    const left = names
      .map((_, index) => index)
      .filter((index) => isFree(index) || (use.get(index) === 'notes' && !asked.has(index)));
    const longest = left.toSorted((a, b) => distinctLength(cells[b]) - distinctLength(cells[a]))[0];
    if (longest !== undefined) use.set(longest, 'what');
  }
  return names.map((name, index) => ({
    index,
    name,
    use: use.get(index) ?? 'notes',
    isEmpty: (cells[index]?.length ?? 0) === 0,
  }));
}

/** Whether a column may be what its name says: “Completed” has days in one tracker and ticks in another. */
function mayBe(use: Use, header: string, cells: readonly string[]): boolean {
  if (use === 'done') return share(cells, isDate) >= 0.5;
  if (use === 'status' && !['status', 'state'].includes(header)) return share(cells, isStatus) >= 0.5;
  return use !== 'due' || share(cells, (cell) => isDate(cell) || isNoDate(cell)) > 0;
}

function holds(
  use: 'due' | 'status' | 'owner' | 'section',
  cells: readonly string[],
  sections: SectionFinder,
): boolean {
  switch (use) {
    case 'due':
      // A letter alone is no date, unless the column is called so.
      return share(cells, (cell) => cell.length > 1 && isDate(cell)) >= 0.6;
    case 'status':
      return share(cells, isStatus) >= 0.8;
    case 'owner':
      return share(cells, (cell) => PERSON.test(cell)) >= 0.6;
    case 'section':
      return share(cells, sections.isName) >= 0.6;
  }
}

const PERSON = /^(?:@[\w./-]+|[^\s@]+@[^\s@]+\.[^\s@]+)$/;

function isDate(cell: string): boolean {
  return dateOf(cell) !== undefined || isNumericDate(cell);
}

function isStatus(cell: string): boolean {
  return statusOf(cell) !== undefined && !/^\d+$/.test(cell);
}

function share(cells: readonly string[], test: (cell: string) => boolean): number {
  const told = cells.filter((cell) => !isPlaceholder(cell) || statusOf(cell) !== undefined);
  return told.length === 0 ? 0 : told.filter(test).length / told.length;
}

/** How much a column says: the letters of texts that are not the same in every row. */
function distinctLength(cells: readonly string[] = []): number {
  const texts = new Set(cells.filter((cell) => /\p{L}/u.test(cell) && !/^https?:/.test(cell)));
  return [...texts].reduce((sum, text) => sum + Math.min(text.length, 200), 0);
}
