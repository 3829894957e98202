import type { Asks } from '../../lints/claim.ts';
import { type Change, type Fix, offer, stub } from '../../lints/fix.ts';
import {
  blockedOffers,
  dayInTime,
  reasonOffers,
  dayOffer,
  doneOffer,
  newDayInTime,
  type OfferedDay,
} from '../../lints/kit/dates/day-offers.ts';
import type { Commitment } from '../../plan/commitment.ts';
import type { Place } from '../../plan/place.ts';
import type { Calendar, TaskState } from '../../plan/task-state.ts';
import { writeFlow } from '../../syntax/edit/entry-value.ts';
import { quoteScalar } from '../../syntax/edit/quote-scalar.ts';

/**
 * The offers that fix something a lint asks for, by its state: a stub where there is nothing, a date where there is
 * none, a late or a past one, a status where it is overdue, and a reason where it is blocked without one. docs/catalogue.md#fixes
 *
 * @param who does it, or decides about it, as far as that is known.
 */
export function usualOffers(
  { asked, at, wording }: Asks,
  commitment: Commitment,
  taskState: TaskState,
  calendar: Calendar,
  lead: number,
  who: string | undefined,
): readonly Fix[] {
  const date = dayInTime(calendar, lead);
  const task = commitment.kind === 'work' ? commitment.task : undefined;
  switch (taskState.state) {
    case 'missing':
      if (asked === 'approval' && task === undefined) return approvalOffers(at, commitment, wording.thing, date, who);
      if (commitment.kind === 'none') return stubs(asked, commitment, wording.thing, date, who);
      if (commitment.kind === 'not-applicable') {
        return reasonOffers(commitment.task, `Say why ${wording.thing} can be left out`);
      }
      if (taskState.why === 'done-without-fact') return [];
      return task === undefined ? replaceDay(commitment, date) : [dayOffer(task, wording.thing, date)];
    case 'late':
      // On the day itself nothing earlier can be offered.
      if (date.day >= taskState.due) return [];
      return task === undefined ? replaceDay(commitment, date) : [dayOffer(task, wording.thing, date)];
    case 'overdue': {
      const newDay = newDayInTime(calendar, lead);
      if (task === undefined) return replaceDay(commitment, newDay);
      // A fact is not there because its task is done.
      return [dayOffer(task, wording.thing, newDay), ...(asked === 'task' ? [doneOffer(task, wording.thing)] : [])];
    }
    case 'blocked':
      return task === undefined ? [] : blockedOffers(task, wording.thing, newDayInTime(calendar, lead));
    case 'planned':
    case 'done':
    case 'not-applicable':
    case 'unknown':
      return [];
  }
}

function stubs(
  asked: Asks['asked'],
  { at, written }: Extract<Commitment, { kind: 'none' }>,
  thing: string,
  date: OfferedDay,
  who: string | undefined,
): readonly Fix[] {
  const place = stub(`Add ${thing} to the plan`, {
    kind: 'insert',
    path: at.path,
    value: asked === 'task' ? 'todo' : '',
  });
  const value = plannedFor(date, asked, who);
  const plan = offer(`Plan ${thing} for ${date.said}`, { kind: 'insert', path: at.path, value });
  // The stub of a fact is its key, which may stand there already.
  return asked === 'task' || written === 'no' ? [place, plan] : [plan];
}

/** A task on one line, with all that is known of it; a task of which only the day is known is that day. */
function plannedFor({ text }: OfferedDay, asked: Asks['asked'], who: string | undefined): string {
  if (asked === 'day' || (asked === 'task' && who === undefined)) return text;
  const owner = who === undefined ? [] : [['owner', quoteScalar(who)] as const];
  return writeFlow({ entries: [['due', text], ...owner] });
}

/** A request for the approval, after any that was denied; or the day that a request lacks or has too late. */
function approvalOffers(
  wanted: Place,
  commitment: Commitment,
  thing: string,
  date: OfferedDay,
  who: string | undefined,
): readonly Fix[] {
  if (commitment.kind === 'work') {
    if (commitment.due !== undefined) return replaceDay(commitment, date);
    const path = [...commitment.at.path.slice(0, -1), 'on'];
    return [offer(`Plan ${thing} for ${date.said}`, { kind: 'insert', path, value: date.text })];
  }
  const [list, gate] = wanted.path;
  if (typeof list !== 'string' || typeof gate !== 'object') return [];
  const request = (by: string, on: string): Change => ({
    kind: 'append',
    path: [list],
    value: {
      entries: [
        [gate.key, quoteScalar(gate.value)],
        ['by', by],
        ['decision', 'requested'],
        ['on', on],
      ],
    },
  });
  return [
    stub(`Add ${thing} to the plan`, request('', '')),
    offer(`Plan ${thing} for ${date.said}`, request(who === undefined ? '' : quoteScalar(who), date.text)),
  ];
}

function replaceDay({ at }: Commitment, date: OfferedDay): readonly Fix[] {
  return [offer(`Set the date to ${date.said}`, { kind: 'replace', span: at.span, text: date.text })];
}
