import { listed } from '../text/listed.ts';
import { parseDay, weekdayOf, type Day } from '../plan/calendar.ts';
import { kinds, motions, stages, tiers } from '../plan/words.ts';

/** The questions of `init`, in the order in which they are asked and written. */
export const questions = ['name', 'kind', 'tier', 'stage', 'date', 'owner', 'motion'] as const;
export type Question = (typeof questions)[number];

/** The questions that a plan may leave open. */
const optional: ReadonlySet<Question> = new Set(['kind', 'motion']);

/** Whether no plan can be written without an answer. */
export function isRequired(question: Question): boolean {
  return !optional.has(question);
}

/** What a new plan says, each as it was typed and accepted. The kind and the motion may be left open. */
export interface PlanAnswers {
  readonly name: string;
  readonly kind?: string;
  readonly tier: string;
  readonly stage: string;
  readonly date: string;
  readonly owner: string;
  readonly motion?: string;
}

/** What is wrong with an answer, as a sentence; undefined where it can be taken. */
export function faultOf(question: Question, answer: string): string | undefined {
  switch (question) {
    case 'name':
      return answer.trim() === '' ? 'Give the launch the name that people in the company use.' : undefined;
    case 'owner':
      return answer.trim() === '' ? 'Name the one person who is responsible.' : undefined;
    case 'tier':
      return tiers.some(({ id }) => String(id) === answer) ? undefined : `The tier is ${tierChoice}.`;
    case 'stage':
      return isOneOf(stages, answer) ? undefined : `The stage is one of ${stages.join(', ')}.`;
    case 'kind':
      return isOneOf(kinds, answer) ? undefined : `The kind is one of ${kinds.join(', ')}.`;
    case 'motion':
      return isOneOf(motions, answer) ? undefined : `The motion is one of ${motions.join(', ')}.`;
    case 'date':
      return parseDay(answer) === undefined ? 'The date is a day in the calendar, such as 2027-03-10.' : undefined;
  }
}

/** "1 (company-wide), 2 (product line) or 3 (feature)". */
const tierChoice = listed(
  tiers.map(({ id, word }) => `${String(id)} (${word})`),
  'or',
);

function isOneOf(words: readonly string[], answer: string): boolean {
  return words.includes(answer);
}

/** The weekday of a date that was accepted. */
export function weekdayOfDate(date: string): string {
  const day = parseDay(date);
  return day === undefined ? '' : weekdayOf(day);
}

/**
 * What speaks against a launch date that was accepted, as a sentence about it: it has passed, or it falls on a weekend;
 * undefined where nothing does.
 */
export function doubtAbout(date: string, today: Day): string | undefined {
  const day = parseDay(date);
  if (day === undefined) return undefined;
  if (day < today) return 'That day has passed.';
  const weekday = weekdayOf(day);
  return weekday === 'Saturday' || weekday === 'Sunday' ? `Few people are there to help on a ${weekday}.` : undefined;
}
