import { nearOf, sayDate, sayDays, sayEndOfMonth, type Day } from '../plan/calendar.ts';
import type { Precision } from '../plan/date-ref.ts';
import type { Calendar, TaskState } from '../plan/task-state.ts';
import { excerpt } from './kit/names/excerpt.ts';
import { capitalised } from '../text/capitalised.ts';

/** The words for one thing that a lint asks for, from which the message for each of its states is made. */
export interface Wording {
  /** The thing, with its article, as it goes into a sentence: "the commission plan". */
  readonly thing: string;
  /** Whether the thing is a plural: "the support tools are". */
  readonly plural?: true;
  /** The sentence that says what is wrong when there is nothing at all: "Nothing says what a seller earns with this." */
  readonly missing: string;
  /** Why it matters, as a sentence. */
  readonly because: string;
  /** What else the author may do, as a sentence that ends the message of what is missing. */
  readonly hint?: string;
}

/**
 * Says what is wrong with a thing that is asked for, why it matters and what to do; undefined where nothing is wrong.
 *
 * @param lead days before launch by which the thing has to be in place.
 * @param asking what kind of thing it is, and who could accept a launch without it.
 */
export function messageOf(
  taskState: TaskState,
  wording: Wording,
  calendar: Calendar,
  lead: number,
  asking: Asking,
): string | undefined {
  if (!isOpen(taskState)) return undefined;
  let message = '';
  for (const sentence of sentencesFor(taskState, wording, wordsFor(wording, calendar, lead, asking))) {
    if (sentence !== '') message += message === '' ? sentence : ` ${sentence}`;
  }
  return message;
}

/** What a message has to know of who asks for what. */
export interface Asking {
  readonly asked: 'task' | 'fact' | 'day' | 'approval';
  /** Who may sign a waiver, as it goes into a sentence. */
  readonly accepter: string;
}

/** The parts of sentences that agree with the thing's number and with the calendar. */
interface Words {
  readonly Thing: string;
  readonly is: string;
  readonly was: string;
  readonly it: string;
  readonly they: string;
  readonly have: string;
  readonly say: (day: Day) => string;
  /** What follows "is due": the day, or "by the end of March" where no day is known. */
  readonly sayDue: (day: Day, precision: Precision | undefined) => string;
  /** " on 10 March", " by the end of March", or nothing where the plan has no launch date. */
  readonly onLaunch: string;
  readonly launch: Day | undefined;
  readonly needed: Day | undefined;
  /** " by 9 January" while that day is to come, " today" on it, else nothing. */
  readonly by: string;
  /** "It was needed by 9 January." once that day has passed, else nothing. */
  readonly wasNeeded: string;
  /**
   * What to do, as a sentence: as usual while there is time. After that, what is written down or decided can still be
   * so at once; work that is ready on a day needs a launch that leaves it its lead.
   */
  readonly advise: (usual: string, atOnce: string, ready: Day) => string;
  /** What can be done at once with what is no work. */
  readonly atOnce: string;
  /** Whether it is work, and the day on which it was needed has passed. */
  readonly tooLate: boolean;
  readonly today: Day;
}

function wordsFor(
  { thing, plural }: Wording,
  { today, launch, launchPrecision = 'day' }: Calendar,
  lead: number,
  { asked, accepter }: Asking,
): Words {
  // Without a lead there is no day to name: it is wanted as soon as it is asked.
  const needed = launch === undefined || lead === 0 ? undefined : launch - lead;
  const say = (day: Day): string => sayDate(day, today);
  const byEnd = (day: Day): string => `by ${sayEndOfMonth(day, nearOf(day, today))}`;
  const onLaunch = launch === undefined ? '' : launchPrecision === 'day' ? ` on ${say(launch)}` : ` ${byEnd(launch)}`;
  const passed = needed !== undefined && needed < today;
  const { is, was, it, they, have } = plural ? several : one;
  const isWork = asked === 'task' || asked === 'day';
  const moveFor = (ready: Day): string =>
    `${capitalised(they)} can no longer be there in time: move the launch to ${say(ready + lead)} or later, or have ${accepter} accept it in a waiver.`;
  return {
    Thing: capitalised(thing),
    is,
    was,
    it,
    they,
    have,
    say,
    sayDue: (day, precision = 'day') => (precision === 'day' ? say(day) : byEnd(day)),
    onLaunch,
    launch,
    needed,
    by: needed === undefined || passed ? '' : needed === today ? ' today' : ` by ${say(needed)}`,
    advise: (usual, atOnce, ready) => (passed ? (isWork ? moveFor(ready) : atOnce) : usual),
    atOnce: `${asked === 'approval' ? `Have ${it} decided` : `Write ${it} down`} now, or waive this with a reason.`,
    tooLate: passed && isWork,
    today,
    wasNeeded: passed ? `${capitalised(they)} ${was} needed by ${say(needed)}.` : '',
  };
}

const one = { is: 'is', was: 'was', it: 'it', they: 'it', have: 'has' } as const;
const several = { is: 'are', was: 'were', it: 'them', they: 'they', have: 'have' } as const;

type OpenTaskState = Extract<TaskState, { readonly state: 'missing' | 'late' | 'overdue' | 'blocked' }>;

function isOpen(taskState: TaskState): taskState is OpenTaskState {
  switch (taskState.state) {
    case 'missing':
    case 'late':
    case 'overdue':
    case 'blocked':
      return true;
    case 'planned':
    case 'done':
    case 'not-applicable':
    case 'unknown':
      return false;
  }
}

function sentencesFor(taskState: OpenTaskState, wording: Wording, words: Words): readonly string[] {
  switch (taskState.state) {
    case 'missing':
      return missing(taskState, wording, words);
    case 'late':
      return late(taskState, wording, words);
    case 'overdue': {
      const { Thing, was, is, it, sayDue, wasNeeded } = words;
      return [
        `${Thing} ${was} due ${sayDue(taskState.due, taskState.precision)} and ${is} not done.`,
        wording.because,
        // Once the day on which it was needed has passed, a new date would only be late.
        wasNeeded === '' ? `Finish ${it}, or agree a new date.` : `Finish ${it} now, or waive this with a reason.`,
      ];
    }
    case 'blocked':
      return blocked(taskState.reason, wording, words);
  }
}

function missing(
  { why, due, precision, relative, text = '' }: TaskState & { readonly state: 'missing' },
  { missing, because, hint = '' }: Wording,
  words: Words,
): readonly string[] {
  const { Thing, is, it, they, have, by, wasNeeded, say, sayDue, onLaunch, needed, today } = words;
  const planToo = words.tooLate ? `If the launch moves, plan ${it} too.` : '';
  switch (why) {
    case 'absent': {
      const plan = `Plan ${it}${by === '' ? ' now' : by}, or waive this with a reason.`;
      return [missing, because, wasNeeded, words.advise(plan, words.atOnce, today), planToo, hint];
    }
    case 'empty': {
      const fill = `Fill ${it} in${by}, or say who will and when.`;
      const now = `Fill ${it} in now, or waive this with a reason.`;
      return [`${Thing} ${is} still empty.`, because, wasNeeded, words.advise(fill, now, today), planToo, hint];
    }
    case 'placeholder': {
      const write = `Write ${it} here${by}, or say who will and when.`;
      const now = `Write ${it} here now, or waive this with a reason.`;
      const still = `${Thing} ${is} still “${excerpt(text)}”.`;
      return [still, because, wasNeeded, words.advise(write, now, today), planToo, hint];
    }
    case 'no-due-date': {
      const when = by === '' ? '' : `, and make it${by}`;
      const sayWhen = `Say when ${they} will be done${when}.`;
      return [`${Thing} ${have} no date yet.`, because, wasNeeded, words.advise(sayWhen, words.atOnce, today), planToo];
    }
    case 'no-reason':
      return [
        `${Thing} ${is} marked as not applicable, and the plan does not say why.`,
        'Add the reason, so that others need not ask.',
      ];
    case 'done-without-fact':
      return [
        `${Thing} ${is} marked as done, but the plan does not say what came of ${it}.`,
        'Write it here instead of the task.',
      ];
    case 'after-launch': {
      const day = due === undefined ? 'after the launch' : `${sayDue(due, precision)}, after the launch`;
      const to =
        by === '' || needed === undefined ? '' : by === ' today' ? ' to today' : ` to ${say(needed)} or earlier`;
      const forward = `Bring ${it} forward${to}.`;
      return [
        `${Thing} ${is} due ${day}${onLaunch}.`,
        because,
        wasNeeded,
        words.advise(forward, words.atOnce, due ?? today),
        words.tooLate && relative && due !== undefined ? ownDay(due, words) : '',
      ];
    }
  }
}

function late(
  { due, precision, relative }: TaskState & { readonly state: 'late' },
  { because }: Wording,
  words: Words,
): readonly string[] {
  const { Thing, is, was, it, they, say, sayDue, launch, needed, by } = words;
  const before =
    launch === undefined ? '' : launch === due ? ', the day of the launch' : `, ${sayDays(launch - due)} before launch`;
  const when =
    needed === undefined
      ? ''
      : `; ${they} ${by === '' ? was : is} needed ${by === ' today' ? 'today' : `by ${say(needed)}`}`;
  return [
    `${Thing} ${is} due ${sayDue(due, precision)}${before}${when}.`,
    because,
    words.advise(`Bring ${it} forward, or waive this with a reason.`, words.atOnce, due),
    words.tooLate && relative ? ownDay(due, words) : '',
  ];
}

/** A day that counts from the launch moves along with it. */
function ownDay(day: Day, { say }: Pick<Words, 'say'>): string {
  return `If the launch moves, write ${say(day)} as its day: one that counts from the launch would move along.`;
}

function blocked(reason: string | undefined, { because }: Wording, { Thing, is, it, by }: Words): readonly string[] {
  if (reason === undefined) {
    return [
      `${Thing} ${is} blocked, and the plan does not say by what.`,
      because,
      'Add the reason, and who can clear the way.',
    ];
  }
  const inPlace = by === '' ? '' : ` to have ${it} in place${by}`;
  return [
    `${Thing} ${is} blocked: ${sentence(excerpt(reason))}`,
    because,
    `Clear the way, or find another way${inPlace}.`,
  ];
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
