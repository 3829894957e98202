import { sayDay, sayDays, type Day } from '../plan/calendar.ts';
import type { Calendar, Standing } from '../plan/standing.ts';

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
 */
export function messageOf(standing: Standing, wording: Wording, calendar: Calendar, lead: number): string | undefined {
  const parts = sentences(standing, wording, calendar, lead);
  return parts?.filter((part) => part !== undefined).join(' ');
}

function sentences(
  standing: Standing,
  wording: Wording,
  { today, launch }: Calendar,
  lead: number,
): readonly (string | undefined)[] | undefined {
  const { missing, because, hint } = wording;
  const thing = wording.thing.charAt(0).toUpperCase() + wording.thing.slice(1);
  const is = wording.plural ? 'are' : 'is';
  const was = wording.plural ? 'were' : 'was';
  const it = wording.plural ? 'them' : 'it';
  const needed: Day | undefined = launch === undefined ? undefined : launch - lead;
  const say = (day: Day): string => sayDay(day, launch ?? today);
  const by = needed === undefined ? '' : needed < today ? '' : ` by ${say(needed)}`;
  const overdueSince =
    needed === undefined || needed >= today
      ? undefined
      : `${wording.plural ? 'They were' : 'It was'} needed by ${say(needed)}.`;
  switch (standing.state) {
    case 'missing':
      switch (standing.why) {
        case 'absent':
          return [missing, because, overdueSince, `Plan ${it}${by || ' now'}, or waive this with a reason.`, hint];
        case 'empty':
          return [
            `${thing} ${is} still empty.`,
            because,
            overdueSince,
            `Fill ${it} in${by}, or say who will and when.`,
            hint,
          ];
        case 'no-due-date':
          return [
            `${thing} ${wording.plural ? 'have' : 'has'} no date yet.`,
            because,
            overdueSince,
            `Say when ${wording.plural ? 'they' : 'it'} will be done${by && `, and make it${by}`}.`,
          ];
        case 'no-reason':
          return [
            `${thing} ${is} marked as not applicable, and the plan does not say why.`,
            'Add the reason, so that others need not ask.',
          ];
        case 'done-without-fact':
          return [
            `${thing} ${is} marked as done, but the plan does not say what came of ${it}.`,
            'Write it here in the place of the task.',
          ];
        case 'after-launch':
          return [
            `${thing} ${is} due ${standing.due === undefined ? '' : say(standing.due)}, after the launch${launch === undefined ? '' : ` on ${say(launch)}`}.`,
            because,
            overdueSince,
            `Bring ${it} forward${by}.`,
          ];
      }
    // falls through: every reason above returns
    case 'late': {
      const before =
        launch === undefined
          ? ''
          : `, ${launch === standing.due ? 'the day of the launch' : `${sayDays(launch - standing.due)} before launch`}`;
      const when =
        needed === undefined
          ? ''
          : `; ${wording.plural ? 'they' : 'it'} ${needed < today ? was : is} needed by ${say(needed)}`;
      return [
        `${thing} ${is} due ${say(standing.due)}${before}${when}.`,
        because,
        `Bring ${it} forward, or waive this with a reason.`,
      ];
    }
    case 'overdue':
      return [
        `${thing} ${was} due ${say(standing.due)} and ${is} not done.`,
        because,
        `Finish ${it}, or agree a new date.`,
      ];
    case 'blocked':
      return standing.reason === undefined
        ? [
            `${thing} ${is} blocked, and the plan does not say by what.`,
            because,
            'Add the reason, and who can clear it.',
          ]
        : [
            `${thing} ${is} blocked: ${endSentence(standing.reason)}`,
            because,
            `Clear the way, or find another one${by && ` that has ${it} in place${by}`}.`,
          ];
    case 'planned':
    case 'done':
    case 'not-applicable':
    case 'unknown':
      return undefined;
  }
}

function endSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
