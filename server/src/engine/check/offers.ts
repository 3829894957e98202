import type { Asks } from '../../lints/claim.ts';
import { type Change, type Fix, offer } from '../../lints/fix.ts';
import { type Day, formatDay, sayDay } from '../../plan/calendar.ts';
import type { Commitment } from '../../plan/commitment.ts';
import type { Fact, Task } from '../../plan/fact.ts';
import type { Place } from '../../plan/place.ts';
import type { Calendar, TaskState } from '../../plan/task-state.ts';

/**
 * The offers that fix something a lint asks for, by its state: a stub where there is nothing, a date where there is
 * none, a late or a past one, and a status where it is overdue. docs/catalogue.md#fixes
 */
export function usualOffers(
  { asked, at, wording }: Asks,
  commitment: Commitment,
  taskState: TaskState,
  { today, launch }: Calendar,
  lead: number,
): readonly Fix[] {
  const date = dateInTime(today, launch, lead);
  const task = commitment.kind === 'work' ? commitment.task : undefined;
  switch (taskState.state) {
    case 'missing':
      if (asked === 'approval' && task === undefined) return approvalOffers(at, commitment, wording.thing, date);
      if (commitment.kind === 'none') return stubs(asked, commitment, wording.thing, date);
      if (taskState.why === 'no-reason' || taskState.why === 'done-without-fact') return [];
      return task === undefined ? replaceDay(commitment, date) : [dateOffer(task, wording.thing, date)];
    case 'late':
      // On the day itself nothing earlier can be offered.
      if (date.day >= taskState.due) return [];
      return task === undefined ? replaceDay(commitment, date) : [dateOffer(task, wording.thing, date)];
    case 'overdue':
      return task === undefined
        ? replaceDay(commitment, date)
        : [
            // Only somebody who was there knows that it is done, so a new day comes first.
            dateOffer(task, wording.thing, date),
            // A fact is not there because its task is done.
            ...(asked === 'task' ? [statusOffer(task, wording.thing)] : []),
          ];
    case 'blocked':
    case 'planned':
    case 'done':
    case 'not-applicable':
    case 'unknown':
      return [];
  }
}

interface DateOffer {
  readonly day: Day;
  /** As it is written into the plan. */
  readonly text: string;
  /** As it is said to the author: with the day that a relative date means. */
  readonly said: string;
}

/** When what may be done on any day before the launch is offered to be done: time to do it, and none to forget it. */
const SOON = 14;

/**
 * The day by which the thing has to be in place, or today when that has passed; it moves with the launch. What has no
 * such day, for nothing but the launch itself is its end, is offered for a day that is near.
 */
function dateInTime(today: Day, launch: Day | undefined, lead: number): DateOffer {
  if (launch === undefined || launch < today) return onDay(today, today);
  if (lead === 0 && launch > today + SOON) return onDay(today + SOON, today);
  const days = Math.min(lead, launch - today);
  const text = days === 0 ? 'T' : `T-${String(days)}`;
  const day = launch - days;
  return { day, text, said: `${sayDay(day, launch)} (${text})` };
}

/** A day of the calendar, which stays where it is when the launch moves. */
function onDay(day: Day, today: Day): DateOffer {
  return { day, text: formatDay(day), said: sayDay(day, today) };
}

function stubs(
  asked: Asks['asked'],
  { at, written }: Extract<Commitment, { kind: 'none' }>,
  thing: string,
  date: DateOffer,
): readonly Fix[] {
  const stub = offer(`Add ${thing} to the plan`, {
    kind: 'insert',
    path: at.path,
    value: asked === 'task' ? 'todo' : '',
  });
  const value = asked === 'fact' ? { entries: [['due', date.text] as const] } : date.text;
  const plan = offer(`Plan ${thing} for ${date.said}`, { kind: 'insert', path: at.path, value });
  // The stub of a fact is its key, which may stand there already.
  return asked === 'task' || written === 'no' ? [stub, plan] : [plan];
}

/** A request for the approval, after any that was denied; or the day that a request lacks or has too late. */
function approvalOffers(wanted: Place, commitment: Commitment, thing: string, date: DateOffer): readonly Fix[] {
  if (commitment.kind === 'work') {
    if (commitment.due !== undefined) return replaceDay(commitment, date);
    const path = [...commitment.at.path.slice(0, -1), 'on'];
    return [offer(`Plan ${thing} for ${date.said}`, { kind: 'insert', path, value: date.text })];
  }
  const [list, gate] = wanted.path;
  if (typeof list !== 'string' || typeof gate !== 'object') return [];
  const request = (on: string): Change => ({
    kind: 'append',
    path: [list],
    value: {
      entries: [
        [gate.key, gate.value],
        ['by', ''],
        ['decision', 'requested'],
        ['on', on],
      ],
    },
  });
  return [offer(`Add ${thing} to the plan`, request('')), offer(`Plan ${thing} for ${date.said}`, request(date.text))];
}

function dateOffer(task: Task, thing: string, date: DateOffer): Fix {
  const title = `Set the date of ${thing} to ${date.said}`;
  const written = [task.due, task.status].find((fact) => isShorthandOf(task, fact)) ?? task.due;
  if (written.kind === 'given') return offer(title, { kind: 'replace', span: written.at.span, text: date.text });
  return offer(title, { kind: 'insert', path: [...task.at.path, 'due'], value: date.text });
}

/** Whether a task is written in one line, and this fact is that line. */
function isShorthandOf(task: Task, fact: Fact<unknown>): boolean {
  return fact.kind === 'given' && fact.at.path.length === task.at.path.length;
}

function statusOffer(task: Task, thing: string): Fix {
  const title = `Mark ${thing} as done`;
  const written = [task.status, task.due].find((fact) => isShorthandOf(task, fact)) ?? task.status;
  if (written.kind === 'given') return offer(title, { kind: 'replace', span: written.at.span, text: 'done' });
  return offer(title, { kind: 'insert', path: [...task.at.path, 'status'], value: 'done' });
}

function replaceDay({ at }: Commitment, date: DateOffer): readonly Fix[] {
  return [offer(`Set the date to ${date.said}`, { kind: 'replace', span: at.span, text: date.text })];
}
