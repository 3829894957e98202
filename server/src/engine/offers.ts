import type { Asks } from '../lints/claim.ts';
import { offer, type Fix } from '../lints/fix.ts';
import { formatDay, sayDay, type Day } from '../plan/calendar.ts';
import type { Commitment } from '../plan/commitment.ts';
import type { Fact } from '../plan/fact.ts';
import type { Calendar, Standing } from '../plan/standing.ts';
import type { Task } from '../plan/task.ts';

/**
 * The offers that mend something a lint asks for, by its state: a stub where there is nothing, a date where there is
 * none or a late one, a status where it is overdue. The catalogue, under "Fixes", is the source.
 */
export function usualOffers(
  { asked, wording }: Asks,
  commitment: Commitment,
  standing: Standing,
  { today, launch }: Calendar,
  lead: number,
): readonly Fix[] {
  const date = dateInTime(today, launch, lead);
  const task = commitment.kind === 'work' ? commitment.task : undefined;
  switch (standing.state) {
    case 'missing':
      if (commitment.kind === 'none') return asked === 'approval' ? [] : stubs(asked, commitment, wording.thing, date);
      if (standing.why === 'no-reason' || standing.why === 'done-without-fact') return [];
      return task === undefined ? [] : [dateOffer(task, wording.thing, date)];
    case 'late':
      return task === undefined ? replaceDay(commitment, date) : [dateOffer(task, wording.thing, date)];
    case 'overdue':
      return task === undefined
        ? replaceDay(commitment, date)
        : [statusOffer(task, wording.thing), dateOffer(task, wording.thing, date)];
    case 'blocked':
    case 'planned':
    case 'done':
    case 'not-applicable':
    case 'unknown':
      return [];
  }
}

interface OfferedDate {
  /** As it is written into the plan. */
  readonly text: string;
  /** As it is said to the author: with the day that a relative date means. */
  readonly said: string;
}

/** The day by which the thing has to be in place, or today when that has passed; it moves with the launch. */
function dateInTime(today: Day, launch: Day | undefined, lead: number): OfferedDate {
  if (launch === undefined || launch < today) return { text: formatDay(today), said: sayDay(today, today) };
  const days = Math.min(lead, launch - today);
  const text = days === 0 ? 'T' : `T-${String(days)}`;
  return { text, said: `${sayDay(launch - days, launch)} (${text})` };
}

function stubs(asked: Asks['asked'], { at }: Commitment, thing: string, date: OfferedDate): readonly Fix[] {
  const stub = offer(`Add ${thing} to the plan`, {
    kind: 'insert',
    path: at.path,
    value: asked === 'task' ? 'todo' : '',
  });
  const value = asked === 'fact' ? { entries: [['due', date.text] as const] } : date.text;
  return [stub, offer(`Plan ${thing} for ${date.said}`, { kind: 'insert', path: at.path, value })];
}

function dateOffer(task: Task, thing: string, date: OfferedDate): Fix {
  const title = `Set the date of ${thing} to ${date.said}`;
  const written = [task.due, task.status].find((fact) => isShorthandOf(task, fact) || fact === task.due);
  if (written?.kind === 'given') return offer(title, { kind: 'replace', span: written.at.span, text: date.text });
  return offer(title, { kind: 'insert', path: [...task.at.path, 'due'], value: date.text });
}

/** Whether a task is written in one line, and this fact is that line. */
function isShorthandOf(task: Task, fact: Fact<unknown>): boolean {
  return fact.kind === 'given' && fact.at.path.length === task.at.path.length;
}

function statusOffer(task: Task, thing: string): Fix {
  const title = `Mark ${thing} as done`;
  const written = [task.status, task.due].find((fact) => isShorthandOf(task, fact) || fact === task.status);
  if (written?.kind === 'given') return offer(title, { kind: 'replace', span: written.at.span, text: 'done' });
  return offer(title, { kind: 'insert', path: [...task.at.path, 'status'], value: 'done' });
}

function replaceDay({ at }: Commitment, date: OfferedDate): readonly Fix[] {
  return [offer(`Set the date to ${date.said}`, { kind: 'replace', span: at.span, text: date.text })];
}
