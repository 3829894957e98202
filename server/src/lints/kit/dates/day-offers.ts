import { formatDay, sayDate, weekdayOf, type Day } from '../../../plan/calendar.ts';
import type { Fact, Task } from '../../../plan/fact.ts';
import type { Calendar } from '../../../plan/task-state.ts';
import { writeFlow } from '../../../syntax/edit/entry-value.ts';
import { offer, type Change, type Fix } from '../../fix.ts';

/** A day that is offered for something. */
export interface OfferedDay {
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
export function dayInTime({ today, launch }: Calendar, lead: number): OfferedDay {
  if (launch === undefined || launch < today) return onDay(today, today);
  if (lead === 0 && launch > today + SOON) return onDay(today + SOON, today);
  return beforeLaunch(launch - Math.min(lead, launch - today), launch, today);
}

/** How long what is overdue may take from the as-of date on: near enough to be meant, far enough to be kept. */
const NEW_DAY_DAYS = 7;

/**
 * A new day for what is overdue: a working day a week from now, but not after the launch, nor after what waits for it.
 *
 * @param waiting the days of what waits for it.
 */
export function nextDay({ today, launch }: Calendar, waiting: readonly Day[] = []): Day {
  const limits = [...(launch === undefined ? [] : [launch]), ...waiting].filter((day) => day >= today);
  return Math.min(workingDay(today + NEW_DAY_DAYS), ...limits);
}

function workingDay(day: Day): Day {
  const weekday = weekdayOf(day);
  return weekday === 'Saturday' ? day + 2 : weekday === 'Sunday' ? day + 1 : day;
}

/** A new day for what is overdue: the day by which it has to be in place, while that is to come; else a day that is near. */
export function newDayInTime(calendar: Calendar, lead: number): OfferedDay {
  const { today, launch } = calendar;
  if (lead > 0 && launch !== undefined && launch - lead >= today) return dayInTime(calendar, lead);
  if (launch === undefined || launch < today) return onDay(nextDay(calendar), today);
  // With less than a fifth of its time left before the launch, what it finds could not be fixed. docs/catalogue.md#states
  return beforeLaunch(nextDay(calendar, [Math.max(today, launch - Math.ceil(lead / 5))]), launch, today);
}

/** A day of the calendar, which stays where it is when the launch moves. */
export function onDay(day: Day, today: Day): OfferedDay {
  return { day, text: formatDay(day), said: sayDate(day, today) };
}

/** A day that moves with the launch. */
export function beforeLaunch(day: Day, launch: Day, today: Day): OfferedDay {
  const days = day - launch;
  const text = days === 0 ? 'T' : `T${days < 0 ? '-' : '+'}${String(Math.abs(days))}`;
  return { day, text, said: `${sayDate(day, today)} (${text})` };
}

/** Gives a task a day, in place of the one that it has. */
export function dayOffer(task: Task, thing: string, date: OfferedDay): Fix {
  const title = `Set the date of ${thing} to ${date.said}`;
  const written = [task.due, task.status].find((fact) => isShorthandOf(task, fact)) ?? task.due;
  if (written.kind === 'given') return offer(title, { kind: 'replace', span: written.at.span, text: date.text });
  return offer(title, { kind: 'insert', path: [...task.at.path, 'due'], value: date.text });
}

/** Says of a task that it is done. Only somebody who was there knows, so it is never the first offer. */
export function doneOffer(task: Task, thing: string): Fix {
  const title = `Mark ${thing} as done`;
  const written = [task.status, task.due].find((fact) => isShorthandOf(task, fact)) ?? task.status;
  if (written.kind === 'given') return offer(title, { kind: 'replace', span: written.at.span, text: 'done' });
  return offer(title, { kind: 'insert', path: [...task.at.path, 'status'], value: 'done' });
}

/** What a blocked task needs: its reason, where it has none; once the way is clear, another status and a day. */
export function blockedOffers(task: Task, thing: string, date: OfferedDay): readonly Fix[] {
  return [...reasonOffers(task, `Say what blocks ${thing}`), ...goingOn(task, thing, date)];
}

function goingOn(task: Task, thing: string, date: OfferedDay): readonly Fix[] {
  const { status, due } = task;
  if (status.kind !== 'given') return [];
  const { span } = status.at;
  if (isShorthandOf(task, status)) {
    const title = `Plan ${thing} for ${date.said}, once the way is clear`;
    return [offer(title, { kind: 'replace', span, text: date.text })];
  }
  const day: readonly Change[] =
    due.kind === 'absent' ? [{ kind: 'insert', path: [...task.at.path, 'due'], value: date.text }] : [];
  const title = `Set ${thing} to “doing”, once the way is clear`;
  return [offer(title, { kind: 'replace', span, text: 'doing' }, ...day)];
}

/** Makes the place for the reason that a status asks for; none where there is one already. */
export function reasonOffers(task: Task, title: string): readonly Fix[] {
  const { status, reason } = task;
  if (status.kind !== 'given' || reason.kind !== 'absent' || reason.written !== 'no') return [];
  if (!isShorthandOf(task, status)) {
    return [offer(title, { kind: 'insert', path: [...task.at.path, 'reason'], value: '' })];
  }
  const entries = [
    ['status', status.value],
    ['reason', ''],
  ] as const;
  return [offer(title, { kind: 'replace', span: status.at.span, text: writeFlow({ entries }) })];
}

/** Whether a task is written in one line, and this fact is that line. */
function isShorthandOf(task: Task, fact: Fact<unknown>): boolean {
  return fact.kind === 'given' && fact.at.path.length === task.at.path.length;
}
