import { sayDay, weekdayOf, type Day } from '../../../plan/calendar.ts';
import type { Organisation } from '../../organisation.ts';

/** Days to look ahead for a good one; behind a longer freeze a person has to choose. */
const LOOK_AHEAD_DAYS = 100;

/** Why a day is a bad one to launch on. */
export interface Risk {
  readonly kind: 'freeze' | 'holiday' | 'weekend';
  readonly level: 'info' | 'warning';
  readonly says: string;
}

/** What makes a day a bad one to launch on; the worst, where there are several. */
export function riskOf(day: Day, { freezes, holidays }: Organisation): Risk | undefined {
  const said = `${weekdayOf(day)}, ${sayDay(day, day)}`;
  const freeze = freezes.find(({ from, to }) => from <= day && day <= to);
  if (freeze !== undefined) {
    const says = `The launch falls on ${said}, in the freeze from ${sayDay(freeze.from, day)} to ${sayDay(freeze.to, day)}. Nothing may change then, so a fault stays with customers until it is over.`;
    return { kind: 'freeze', level: 'warning', says };
  }
  if (holidays.includes(day)) {
    const says = `The launch falls on ${said}, a holiday of the organisation. Those who could fix a fault or turn back are away.`;
    return { kind: 'holiday', level: 'warning', says };
  }
  switch (weekdayOf(day)) {
    case 'Friday':
      return {
        kind: 'weekend',
        level: 'info',
        says: `The launch falls on ${said}. What goes wrong in the first hours then waits for the weekend to pass.`,
      };
    case 'Saturday':
    case 'Sunday':
      return {
        kind: 'weekend',
        level: 'info',
        says: `The launch falls on ${said}. Those who could fix a fault have the day off.`,
      };
    case 'Monday':
    case 'Tuesday':
    case 'Wednesday':
    case 'Thursday':
      return undefined;
  }
}

/** The first day after another one on which nothing speaks against a launch; undefined where none is near. */
export function goodDayAfter(day: Day, organisation: Organisation): Day | undefined {
  for (let next = day + 1; next <= day + LOOK_AHEAD_DAYS; next++) {
    if (riskOf(next, organisation) === undefined) return next;
  }
  return undefined;
}
