import { CompletionItemKind } from 'vscode-languageserver-types';
import { formatDay, weekdayOf, type Day } from '../../plan/calendar.ts';
import { given } from '../../plan/fact.ts';
import type { SchemaPath } from '../../schema/describe.ts';
import { sayFromLaunch, sayFromToday, sayFullDay } from '../view/say-date.ts';
import { shortDay } from '../view/short-day.ts';
import { lastReportOf, type CompletionRequest, type CompletionOffer } from './completion-request.ts';

/** The days before and after the launch that plans use most. */
const BEFORE_LAUNCH = [7, 14, 21, 30, 45, 60, 90] as const;
const AFTER_LAUNCH = [7, 14, 30, 60, 90] as const;
/** Days from the as-of date. */
const FROM_TODAY = [0, 30, 60, 90] as const;

/** A date to write, before it is known which text it replaces. */
export type DateOffer = Omit<CompletionOffer, 'source'>;

/**
 * Dates to choose from, each with its weekday and its days to launch: the day by which an open check needs it, those
 * counted from the launch, and those counted from today.
 *
 * @param relative whether a date that counts from the launch is allowed there.
 * @param examples those of the schema, which show whether a day after the launch is meant.
 */
export function dateOffers(
  path: SchemaPath,
  request: CompletionRequest,
  relative: boolean,
  examples: readonly unknown[],
): readonly DateOffer[] {
  const { today } = request.view;
  const launch = request.plan === undefined ? undefined : given(request.plan.date);
  // The launch date itself does not count from the launch.
  const counted =
    launch !== undefined && relative ? relativeDays(launch, today, examples, neededBy(path, request)) : [];
  const near = path.length === 1 && path[0] === 'date' ? undefined : launch;
  return [
    ...counted.map(({ days, needed }): DateOffer => {
      const day = (launch ?? 0) + days;
      const said = `${sayFullDay(day)}, ${sayFromLaunch(day, launch ?? day)}`;
      const note = shortDay(day, launch);
      return dateOffer(
        writeRelative(days),
        needed ? `${said}: needed by then` : said,
        needed ? `needed by ${note}` : note,
      );
    }),
    ...FROM_TODAY.map((days): DateOffer => {
      const day = today + days;
      const said = near === undefined ? '' : `, ${sayFromLaunch(day, near)}`;
      const distance = sayFromToday(day, today);
      return dateOffer(
        formatDay(day),
        `${distance}: ${sayFullDay(day)}${said}`,
        `${weekdayOf(day).slice(0, 3)}, ${distance}`,
      );
    }),
  ];
}

function dateOffer(label: string, detail: string, note: string): DateOffer {
  return { label, kind: CompletionItemKind.Constant, detail, note };
}

interface Counted {
  /** From the launch; negative before it. */
  readonly days: number;
  readonly needed: boolean;
}

function relativeDays(
  launch: Day,
  today: Day,
  examples: readonly unknown[],
  needed: Day | undefined,
): readonly Counted[] {
  const before = [...BEFORE_LAUNCH.map((days) => -days), 0].filter((days) => launch + days >= today);
  const after: readonly number[] = AFTER_LAUNCH;
  const isAfter = typeof examples[0] === 'string' && examples[0].startsWith('T+');
  const usual = isAfter ? [...after, ...before] : [...before, ...after];
  const first = needed === undefined || needed < today ? undefined : needed - launch;
  return [
    ...(first === undefined ? [] : [{ days: first, needed: true }]),
    ...usual.filter((days) => days !== first).map((days) => ({ days, needed: false })),
  ];
}

/** The day by which a check needs the value at a path, or the task that has its due date there. */
function neededBy(path: SchemaPath, request: CompletionRequest): Day | undefined {
  const asked = path.at(-1) === 'due' || path.at(-1) === 'done' ? path.slice(0, -1) : path;
  const check = lastReportOf(request)?.checks.find(
    ({ at, due }) =>
      due !== undefined && at.path.length === asked.length && at.path.every((step, index) => step === asked[index]),
  );
  return check?.due;
}

/** A number of days from the launch as the format writes it: `T-14`, `T`, `T+30`. */
export function writeRelative(days: number): string {
  return days === 0 ? 'T' : `T${days < 0 ? '-' : '+'}${Math.abs(days)}`;
}
